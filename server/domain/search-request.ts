// A search as an address carries it, read strictly: what is asked for, or for each field the sentence that says what is wrong. Pure.
import { type Fen, parseWan } from "./money.ts"
import { type Category, categories } from "./published-table.ts"
import { type Pattern, readWords } from "./search-words.ts"
import { stripInvisible } from "./text.ts"

export const pageSize = 20
/** More than this many are not counted one by one: "1,000+". */
export const mostCounted = 1000
const lastPage = mostCounted / pageSize

export const searchFields = ["q", "year", "org", "category", "min", "max", "page"] as const
export type SearchField = (typeof searchFields)[number]
export type RawSearch = Partial<Record<SearchField, string>>

export type Filters = {
  year: number | null
  /** A unit, or a department with all its units. */
  org: string | null
  category: Category | null
  min: Fen | null
  max: Fen | null
}
export type SearchRequest = Filters & { patterns: Pattern[]; page: number }
export type Problems = Partial<Record<SearchField, string>>
export type ReadSearch = { ok: true; request: SearchRequest } | { ok: false; problems: Problems }

type Read<Value> = { value: Value } | { problem: string }
const none = { value: null }

const readYear = (typed: string): Read<number | null> =>
  /^20\d{2}$|^2100$/.test(typed) ? { value: Number(typed) } : { problem: "年度应为四位数字，例如 2023。" }
const readOrg = (typed: string): Read<string | null> =>
  /^[0-9A-Za-z]{1,20}$/.test(typed) ? { value: typed } : { problem: "单位代码只含数字和字母，最多 20 位。" }
const readCategory = (typed: string): Read<Category | null> => {
  const found = categories.find((category) => category === typed)
  return found ? { value: found } : { problem: `指标类别应为 ${categories.join("、")} 之一。` }
}
const readAmount = (typed: string): Read<Fen | null> => {
  const parsed = parseWan(typed)
  return parsed.ok ? { value: parsed.fen } : { problem: parsed.message }
}
const readPage = (typed: string): Read<number | null> =>
  /^[1-9]\d?$/.test(typed) && Number(typed) <= lastPage ? { value: Number(typed) } : { problem: `页码应为 1 至 ${lastPage}。` }

/** An empty field asks for nothing. */
const given = <Value>(typed: string | undefined, read: (typed: string) => Read<Value | null>): Read<Value | null> =>
  typed?.trim() ? read(typed.trim()) : none

/** Reads all fields, so that everything that is wrong is said at once. */
export function readSearch(raw: RawSearch): ReadSearch {
  const words = readWords(stripInvisible(raw.q ?? ""))
  const read = {
    year: given(raw.year, readYear),
    org: given(raw.org, readOrg),
    category: given(raw.category, readCategory),
    min: given(raw.min, readAmount),
    max: given(raw.max, readAmount),
    page: given(raw.page, readPage),
  }
  const problems: Problems = words.ok ? {} : { q: words.message }
  for (const [field, each] of Object.entries(read)) if ("problem" in each) problems[field as SearchField] = each.problem
  const value = <Value>(each: Read<Value>): Value | null => ("value" in each ? each.value : null)
  const [min, max] = [value(read.min), value(read.max)]
  if (min !== null && max !== null && min > max) problems.max = "上限不能小于下限。"
  if (!words.ok || Object.keys(problems).length > 0) return { ok: false, problems }
  const filters = { year: value(read.year), org: value(read.org), category: value(read.category), min, max }
  return { ok: true, request: { ...filters, patterns: words.patterns, page: value(read.page) ?? 1 } }
}
