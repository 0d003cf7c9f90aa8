// Reading labels: one spelling for what is written in many ways, over one or several header rows.
import { type Category, type Subcategory, subcategoryLabels } from "../published-table.ts"
import { type Field, fieldOf } from "./synonyms.ts"

/** NFKC, without blanks and line breaks (also inside words). */
export const squeeze = (text: string): string => text.normalize("NFKC").replace(/[\s\u200B-\u200F\uFEFF]+/g, "")

const currencyPart = /[([](?:单位:)?(?:人民币)?(?:万元|千元|亿元|元)[)\]]|,?单位:(?:万元|千元|亿元|元)/g

/** "其中：财政\n拨款（万元）：" → "财政拨款". */
export const labelKey = (text: string): string =>
  squeeze(text)
    .replace(currencyPart, "")
    .replace(/^(?:[一二三四五六七八九十]+、|\d+[、.])/, "")
    .replace(/^\*+|\*+$/g, "")
    .replace(/^其中[::]?/, "")
    .replace(/:+$/, "")

/** Which period a column is about, where its labels say so. */
export type Term = "year" | "cycle" | null
export type Label = { field: Field | "ignored"; term: Term }

const cycleWords = /中期|长期|实施期|实施周期|项目周期|全周期/
const yearWords = /年度|当年|本年/

const termOf = (key: string): Term => (cycleWords.test(key) ? "cycle" : yearWords.test(key) ? "year" : null)

function lookUp(key: string): Field | "ignored" | undefined {
  return fieldOf(key) ?? fieldOf(key.replace(/\([^()]*\)$/, ""))
}

const longestLabel = 40
const seen = new Map<string, Label | null>()

/** What a text is the label of; null when it is none. Remembered, since a sheet repeats itself. */
export function readLabel(text: string): Label | null {
  if (text === "" || text.length > longestLabel) return null
  const before = seen.get(text)
  if (before !== undefined) return before
  const key = labelKey(text)
  const field = lookUp(key)
  const label = field ? { field, term: termOf(key) } : null
  if (seen.size < 20_000) seen.set(text, label)
  return label
}

/** A column's header cells from top to bottom: the lowest label counts, helped by what stands above it. */
export function readStack(texts: readonly string[]): Label | null {
  const stack = texts.filter((text, at) => text.trim() !== "" && text !== texts[at - 1])
  const own = stack.at(-1)
  if (own === undefined || stack.some((text) => text.length > longestLabel)) return null
  const term = termOf(stack.map(labelKey).join("/"))
  const label = readLabel(own) ?? readLabel(stack.slice(-2).join("")) ?? stack.map(readLabel).findLast((found) => found !== null)
  return label ? { field: label.field, term: label.term ?? term } : null
}

const categoryNames: Readonly<Record<Category, readonly string[]>> = {
  output: ["产出", "项目完成", "预期产出", "项目产出", "产出目标", "完成"],
  benefit: ["效益", "效果", "项目效益", "预期效益", "效果目标"],
  satisfaction: ["满意度", "服务对象满意度", "社会公众或服务对象满意度", "服务对象或受益者满意度", "社会公众满意度", "群众满意度"],
  cost: ["成本", "项目成本"],
}
const byCategory = new Map(
  (Object.entries(categoryNames) as [Category, readonly string[]][]).flatMap(([category, names]) =>
    names.map((name) => [name, category] as const),
  ),
)

const indicatorWord = (text: string): string =>
  squeeze(text)
    .replace(/\(.*\)$/, "")
    .replace(/[:0-9.%分]+$/, "")
    .replace(/指标$/, "")

/** 产出指标(50分), 项目完成, 预期产出 → output. */
export const readCategory = (text: string): Category | null => byCategory.get(indicatorWord(text)) ?? null

const bySubcategory = new Map<string, Subcategory>([
  ...(Object.entries(subcategoryLabels) as [Subcategory, string][]).map(([code, label]) => [label.replace(/指标$/, ""), code] as const),
  ["可持续", "sustainable"],
  ["可持续发展影响", "sustainable"],
  ["生态环境效益", "ecological"],
  ["环境效益", "ecological"],
  ["时间", "timeliness"],
  ["进度", "timeliness"],
  ["成本", "cost"],
  ["满意度", "served"],
  ["社会公众或服务对象满意度", "served"],
  ["服务对象或受益者满意度", "served"],
  ["社会公众满意度", "served"],
])

/** Which category a subcategory belongs to, where there is one answer. */
export const categoryOfSubcategory: Readonly<Partial<Record<Subcategory, Category>>> = {
  quantity: "output",
  quality: "output",
  timeliness: "output",
  economic: "benefit",
  social: "benefit",
  ecological: "benefit",
  sustainable: "benefit",
  served: "satisfaction",
  economicCost: "cost",
  socialCost: "cost",
  ecologicalCost: "cost",
}

export const readSubcategory = (text: string): Subcategory | null => bySubcategory.get(indicatorWord(text)) ?? null

const operators: Readonly<Record<string, readonly string[]>> = {
  "≥": ["≥", ">=", "=>", "≧", "⩾", "大于等于", "大于或等于", "不低于", "不少于", "不小于", "至少"],
  "≤": ["≤", "<=", "=<", "≦", "⩽", "小于等于", "小于或等于", "不高于", "不多于", "不大于", "不超过", "至多"],
  ">": [">", "大于", "高于", "多于", "超过"],
  "<": ["<", "小于", "低于", "少于"],
  "=": ["=", "等于"],
  "": ["", "定性", "定性指标", "文字", "文字描述", "无", "/", "-", "—", "其他", "区间"],
}
const byOperator = new Map(Object.entries(operators).flatMap(([sign, words]) => words.map((word) => [word, sign] as const)))

/** The sign of a 计算符号 column; null for what is none. "" where the value stands for itself. */
export const readOperator = (text: string): string | null => byOperator.get(squeeze(text)) ?? null
