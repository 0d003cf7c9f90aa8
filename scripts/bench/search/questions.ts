// What is asked in the measurement: frequent and rare words, with and without filters, and words with a slip of the hand.
import type { RawSearch } from "#server/domain/search-request.ts"
import { planted } from "./world.ts"

export const questions: readonly (RawSearch & { q: string; what: string })[] = [
  { q: planted.single, what: "in one project" },
  { q: planted.rare, what: "in one of 20,000" },
  { q: "龙舟", what: "the same, two characters" },
  { q: "不存在的事", what: "in none, slip of the hand tried" },
  { q: "新华街道路养护", what: "name of a project" },
  { q: "就业培训专项经费", what: "name of a project" },
  { q: "道路养护", what: "in every twentieth" },
  { q: "满意度", what: "in all" },
  { q: "服务对象满意度", what: "in every fourth" },
  { q: "完成", what: "in all" },
  { q: "≥95%", what: "a value" },
  { q: "道路养护 群众满意度", what: "two words" },
  { q: "满意度", category: "output", what: "in all, never in this category" },
  { q: "及时率", category: "output", what: "category" },
  { q: "满意度", year: "2020", what: "one year" },
  { q: "道路养护", org: "100003", what: "one unit" },
  { q: "满意度", org: "103", what: "one department" },
  { q: "满意度", min: "399000", what: "the largest only" },
  { q: "道路养护", min: "100", max: "110", what: "a narrow range" },
  { q: "龙丹文化节", what: "one character wrong" },
  { q: "就业陪训专项经费", what: "one character wrong" },
  { q: "满意渡率", what: "one character wrong, all parts frequent" },
]
