// The columns of the indicator table: what stands in a cell as words, and what words put into a cell mean. Pure.
import { type Better, betters } from "#server/domain/indicator-value.ts"
import { betterLabels } from "#server/domain/merge.ts"
import {
  type Category,
  categoriesOf,
  categoryLabels,
  type IndicatorTree,
  subcategories,
  subcategoryLabel,
} from "#server/domain/published-table.ts"
import { type RowExtra, rowExtraLabels } from "#server/domain/target-form.ts"
import type { DraftRow } from "./draft.ts"

export type ColumnKey = "category" | "subcategory" | "name" | "raw" | "better" | RowExtra
export type Choice = { value: string; label: string }

/** Words as a change of a row, or why they mean nothing here. */
export type Written = { change: Partial<DraftRow> } | { fault: string }

export type Column = {
  key: ColumnKey
  label: string
  words: (row: DraftRow) => string
  write: (words: string, row: DraftRow, tree: IndicatorTree) => Written
  /** What may be chosen; null where anything may be written. */
  choices: ((row: DraftRow, tree: IndicatorTree) => Choice[]) | null
}

/** What stands in old data stays choosable, so that opening a form changes nothing. */
const withPresent = (choices: Choice[], { value, label }: Choice): Choice[] =>
  choices.some((choice) => choice.value === value) ? choices : [...choices, { value, label }]

const categoryChoices = ({ category }: DraftRow, tree: IndicatorTree): Choice[] =>
  withPresent(
    categoriesOf(tree).map((value) => ({ value, label: categoryLabels[value] })),
    { value: category, label: categoryLabels[category] },
  )

const none: Choice = { value: "", label: "不分" }
const subcategoryChoices = ({ category, subcategory }: DraftRow, tree: IndicatorTree): Choice[] => {
  const known = [none, ...subcategories(tree, category).map((value) => ({ value, label: subcategoryLabel(value) }))]
  return subcategory ? withPresent(known, { value: subcategory, label: subcategoryLabel(subcategory) }) : known
}

/** "1．产出指标（50 分）" and "产出" name the same. */
const core = (words: string): string =>
  words
    .normalize("NFKC")
    .replace(/\(.*?\)|^[\d一二三四五六七八九十.、\s]+|\s+/g, "")
    .replace(/指标$/, "")

const chosen = (words: string, choices: readonly Choice[]): Choice | undefined =>
  choices.find(({ label, value }) => value !== "" && core(label) === core(words))

const otherBetters: Readonly<Record<Better, RegExp>> = {
  higher: /^(高|正向|>=?|≥|越大越好)$/,
  lower: /^(低|逆向|反向|<=?|≤|越小越好)$/,
  exact: /^(等于|=|定值|定性)$/,
}
const betterOf = (words: string): Better | undefined => {
  const plain = words.normalize("NFKC").trim()
  return betters.find((better) => betterLabels[better] === plain || otherBetters[better].test(plain))
}

/** One line: what was broken in a cell of a sheet is one text here, without a gap between Chinese characters. */
export const oneLine = (text: string): string =>
  text.replace(/(?<=\p{Script=Han})\s*\n\s*(?=\p{Script=Han})/gu, "").replace(/\s*[\n\t]\s*/g, " ")

const writeCategory: Column["write"] = (words, row, tree) => {
  if (words.trim() === "") return { change: {} }
  const found = chosen(words, categoryChoices(row, tree))
  return found ? { change: { category: found.value as Category } } : { fault: `“${words}”不是一级指标，请选择。` }
}

const writeSubcategory: Column["write"] = (words, row, tree) => {
  if (words.trim() === "" || words.trim() === none.label) return { change: { subcategory: null } }
  const found = chosen(words, subcategoryChoices(row, tree))
  if (found) return { change: { subcategory: found.value } }
  return { fault: `“${words}”不是${categoryLabels[row.category]}下的二级指标，请选择。` }
}

const writeBetter: Column["write"] = (words) => {
  if (words.trim() === "") return { change: {} }
  const better = betterOf(words)
  return better ? { change: { better } } : { fault: `“${words}”不是方向，请选择。` }
}

/** Text that a row may say beside its value. */
const extra = (key: RowExtra): Column => ({
  ...{ key, label: rowExtraLabels[key], choices: null },
  words: (row) => row[key] ?? "",
  write: (words) => ({ change: { [key]: oneLine(words) } }),
})
/** "10 分" is what others write. */
const points = (words: string): string => words.normalize("NFKC").replace(/\s*分$/, "")

export const columns: readonly Column[] = [
  {
    ...{ key: "category", label: "一级指标", choices: categoryChoices, write: writeCategory },
    words: ({ category }) => categoryLabels[category],
  },
  {
    ...{ key: "subcategory", label: "二级指标", choices: subcategoryChoices, write: writeSubcategory },
    words: ({ subcategory }) => (subcategory ? subcategoryLabel(subcategory) : ""),
  },
  { key: "name", label: "指标名称", choices: null, words: ({ name }) => name, write: (words) => ({ change: { name: oneLine(words) } }) },
  { key: "raw", label: "年度指标值", choices: null, words: ({ raw }) => raw, write: (words) => ({ change: { raw: oneLine(words) } }) },
  {
    ...{ key: "better", label: "方向", write: writeBetter, words: ({ better }) => betterLabels[better] },
    choices: () => betters.map((value) => ({ value, label: betterLabels[value] })),
  },
  { ...extra("weight"), write: (words) => ({ change: { weight: points(words) } }) },
  extra("midtermRaw"),
  extra("method"),
  extra("source"),
]
/** The columns nearly every row fills in; the rest is shown where it is used or asked for. */
export const basicColumns = columns.findIndex(({ key }) => key === "weight")
export const hasExtras = (row: DraftRow): boolean => columns.slice(basicColumns).some(({ words }) => words(row) !== "")

/** Emptied: what cannot be empty stays. */
export const clearOf = (key: ColumnKey): Partial<DraftRow> => {
  if (key === "category" || key === "better") return {}
  return { [key]: key === "subcategory" ? null : "" }
}

export const cellPath = (id: string, key: ColumnKey): string => `indicators[${id}].${key}`
