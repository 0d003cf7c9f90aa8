// What a 年度指标值 says. `raw` is kept exactly as written; everything else is read out of it and never replaces it.
import { parseDeadline } from "./indicator-deadline.ts"
import { parseQuantity } from "./indicator-number.ts"

export const operators = ["gte", "lte", "gt", "lt", "eq", "range", "none"] as const
export type Operator = (typeof operators)[number]
export const valueKinds = ["number", "range", "deadline", "text"] as const
export type ValueKind = (typeof valueKinds)[number]

/**
 * `operator` "none": no comparison is written (255; 95%; every text).
 * `number`: decimal string without separators or trailing zeros, multipliers (万, 亿) multiplied in; of a range, its lower bound.
 * `upper`: a range's upper bound. `unit`: "%", "人次", "元", …
 * `base`: what the number is a share of ("当年度高层次人才认定数量") or the change it measures ("较上年增长"), where that is written.
 * `date`: "2023-11-30", or "11-30" where no year is written; null on a deadline whose date does not exist (2月30日前).
 */
export type IndicatorValue = {
  raw: string
  kind: ValueKind
  operator: Operator
  number: string | null
  upper: string | null
  unit: string | null
  base: string | null
  date: string | null
}

/** Longer values are prose: not searched for a number. */
const longest = 80

const fullWidth = /[\uFF01-\uFF5E]/g
const spellings: readonly [RegExp, string][] = [
  [/[≧⩾]|>=|=>|≥=/g, "≥"],
  [/[≦⩽]|<=|=<|≤=/g, "≤"],
  [/≮/g, "≥"],
  [/≯/g, "≤"],
  [/[∼〜]/g, "~"],
  [/[—–―−]+/g, "-"],
  [/百分之(\d+(?:\.\d+)?)/g, "$1%"],
  [/千分之(\d+(?:\.\d+)?)/g, "$1‰"],
  [/\(含(?:本数)?\)/g, ""],
  [/[。;.!]+$/, ""],
]

/** Half-width signs, one spelling of each comparison, no blanks, no full stop at the end. */
function normalise(raw: string): string {
  const half = raw.replace(fullWidth, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).replace(/\s+/g, "")
  return spellings.reduce((value, [form, spelling]) => value.replace(form, spelling), half)
}

const nothing = { operator: "none", number: null, upper: null, unit: null, base: null, date: null } as const

/**
 * Reads a value as units write it. Whatever is not surely a number, a range or a deadline stays text: nothing is guessed.
 * Never throws; takes time linear in a short text whatever is in it.
 */
export function parseValue(raw: string): IndicatorValue {
  // Two numbers with a blank between them must not become one.
  if (raw.length > longest || /\d\s+\d/.test(raw)) return { raw, kind: "text", ...nothing }
  const value = normalise(raw)
  const deadline = parseDeadline(value)
  if (deadline) return { raw, kind: "deadline", ...nothing, ...deadline }
  const quantity = parseQuantity(value)
  if (quantity) return { raw, kind: quantity.operator === "range" ? "range" : "number", ...nothing, ...quantity }
  return { raw, kind: "text", ...nothing }
}

/** Which direction is an improvement; declared by the unit. */
export const betters = ["higher", "lower", "exact"] as const
export type Better = (typeof betters)[number]

const betterOf = {
  gte: "higher",
  gt: "higher",
  lte: "lower",
  lt: "lower",
  eq: "exact",
  range: "exact",
  none: "exact",
} as const satisfies Record<Operator, Better>

/** What a new indicator starts with; the unit may declare otherwise. An earlier deadline counts as lower. */
export const defaultBetter = (value: IndicatorValue): Better => betterOf[value.operator]
