// Does a value ask for more than an earlier one? Computed from what is written and which way is declared better, never judged:
// where two values cannot be set against each other, that is the answer, with the reason in words.
import { compareDecimals } from "./decimal.ts"
import { type Better, type IndicatorValue, parseValue } from "./indicator-value.ts"
import { formKey } from "./written-form.ts"

export const ambitions = ["stronger", "equal", "weaker", "incomparable"] as const
export type Ambition = (typeof ambitions)[number]
export const ambitionLabels = {
  stronger: "要求提高",
  equal: "要求不变",
  weaker: "要求降低",
  incomparable: "不能比较",
} as const satisfies Record<Ambition, string>

/** What is asked for. `year`: the budget year, so that last year's 11月30日 and this year's are the same day. */
export type Demand = { value: IndicatorValue; better: Better; year?: number | undefined }
/** `reason`: a sentence for reviewers and citizens. */
export type Compared = { ambition: Ambition; reason: string }

export const demandOf = ({ raw, better }: { raw: string; better: Better }, year?: number): Demand => ({
  value: parseValue(raw),
  better,
  year,
})

const incomparable = (reason: string): Compared => ({ ambition: "incomparable", reason })

/** Every row starts as "exact"; where no comparison is written either, nothing has been declared. */
function declared({ value: { kind, operator }, better }: Demand): Better | null {
  const bare = operator === "none" || (kind === "deadline" && operator === "eq")
  return better === "exact" && bare ? null : better
}

const directionLabels = {
  number: { higher: "越高越好", lower: "越低越好", exact: "等于该值" },
  deadline: { higher: "越晚越好", lower: "越早越好", exact: "以该日为准" },
} as const satisfies Record<string, Record<Better, string>>
const directionWords = ({ value }: Demand) => directionLabels[value.kind === "deadline" ? "deadline" : "number"]

const unitNames: readonly (readonly string[])[] = [
  ["天", "日"],
  ["小时", "时"],
  ["公里", "千米", "km"],
  ["公斤", "千克", "kg"],
  ["平方米", "㎡", "m²"],
  ["立方米", "m³"],
  ["米", "m"],
  ["厘米", "cm"],
  ["毫米", "mm"],
]
/** 天 and 日 are one unit. */
const unitKey = (unit: string | null): string => unitNames.find((names) => names.includes(unit ?? ""))?.[0] ?? unit ?? ""

/** An end of what is accepted; `open`: the end itself is not. null: no end. */
type Bound = { at: string; open: boolean } | null
type Span = { low: Bound; high: Bound }

const closed = (at: string): Bound => ({ at, open: false })

function numberSpan({ operator, number, upper }: IndicatorValue): Span {
  const at = number ?? "0"
  const bound: Bound = { at, open: operator === "gt" || operator === "lt" }
  if (operator === "gte" || operator === "gt") return { low: bound, high: null }
  if (operator === "lte" || operator === "lt") return { low: null, high: bound }
  return { low: closed(at), high: closed(upper ?? at) }
}

const dayLength = 86_400_000
const writtenYear = (date: string): number | null => (date.length === 10 ? Number(date.slice(0, 4)) : null)

/** A day as a number. Years count from the budget year where it is known, and all are leap years, so that every date exists. */
function dayNumber(date: string, year: number | undefined): number {
  const written = writtenYear(date)
  const years = written === null ? 0 : written - (year ?? 0)
  const [month = 1, day = 1] = date.slice(-5).split("-").map(Number)
  return Date.UTC(2000 + 4 * years, month - 1, day) / dayLength
}

function deadlineSpan({ value: { date, operator }, year }: Demand): Span {
  const day = dayNumber(date ?? "01-01", year)
  // 6月前 is until the last day of May.
  const at = closed(String(operator === "lt" ? day - 1 : day))
  if (operator === "gte") return { low: at, high: null }
  return operator === "eq" ? { low: at, high: at } : { low: null, high: at }
}

const spanOf = (demand: Demand): Span => (demand.value.kind === "deadline" ? deadlineSpan(demand) : numberSpan(demand.value))

/** Which of two ends lets less through. 1: the second. `side` "low": a higher end does. */
function tighter(before: Bound, now: Bound, side: "low" | "high"): -1 | 0 | 1 {
  if (!before || !now) return before === now ? 0 : now ? 1 : -1
  const order = compareDecimals(now.at, before.at)
  if (order !== 0) return side === "low" ? order : ((-order || 0) as -1 | 1)
  return (Number(now.open) - Number(before.open)) as -1 | 0 | 1
}

const verbs = {
  number: { higher: ["降低到", "提高到"], lower: ["放宽到", "收紧到"] },
  deadline: { higher: ["提前到", "推迟到"], lower: ["推迟到", "提前到"] },
} as const

const ambitionBySign = { "-1": "weaker", "0": "equal", "1": "stronger" } as const

/** By the end that is promised: the lowest result accepted where more is better, the highest where less is. */
function byDirection(before: Demand, now: Demand, better: "higher" | "lower"): Compared {
  const side = better === "higher" ? "low" : "high"
  const [first, second] = [spanOf(before)[side], spanOf(now)[side]]
  const words = directionWords(now)[better]
  if (!first || !second) return incomparable(`写法与“${words}”矛盾，看不出要求变高还是变低。`)
  const sign = tighter(first, second, side)
  const pair = `“${before.value.raw}”`
  if (sign === 0) return { ambition: "equal", reason: `${words}：${pair}与“${now.value.raw}”要求相同。` }
  const verb = verbs[now.value.kind === "deadline" ? "deadline" : "number"][better][sign === 1 ? 1 : 0]
  const years = before.value.raw === now.value.raw ? "（按各自的预算年度）" : ""
  return { ambition: ambitionBySign[sign], reason: `${words}：由${pair}${verb}“${now.value.raw}”${years}。` }
}

/** Where one value is wanted, only a narrower or wider range can be told. */
function byRange(before: Demand, now: Demand): Compared {
  const [first, second] = [spanOf(before), spanOf(now)]
  const signs = [tighter(first.low, second.low, "low"), tighter(first.high, second.high, "high")]
  const pair = `“${before.value.raw}”`
  if (signs.every((sign) => sign === 0)) return { ambition: "equal", reason: `${pair}与“${now.value.raw}”要求相同。` }
  if (signs.every((sign) => sign >= 0)) return { ambition: "stronger", reason: `允许的范围由${pair}收窄到“${now.value.raw}”。` }
  if (signs.every((sign) => sign <= 0)) return { ambition: "weaker", reason: `允许的范围由${pair}放宽到“${now.value.raw}”。` }
  return incomparable(`由${pair}改为“${now.value.raw}”，没有声明越高越好还是越低越好。`)
}

const yearIsKnown = ({ value: { date }, year }: Demand): boolean => year !== undefined || (date !== null && writtenYear(date) !== null)

function deadlineObstacle(before: Demand, now: Demand): string | null {
  if (before.value.date === null || now.value.date === null) return "日期不存在。"
  return yearIsKnown(before) === yearIsKnown(now) ? null : "只有一边写了年份。"
}

/** 255 and 300 are both without a unit; 255 and 300人 may be two different things. */
function numberObstacle({ value: before }: Demand, { value: now }: Demand): string | null {
  if (unitKey(before.unit) !== unitKey(now.unit)) return `计量单位不同（${before.unit ?? "未写单位"}、${now.unit ?? "未写单位"}）。`
  return formKey(before.base ?? "") === formKey(now.base ?? "") ? null : "计算的基数不同。"
}

/** Why two values cannot be set against each other at all. */
function obstacle(before: Demand, now: Demand): string | null {
  const [first, second] = [before.value, now.value]
  if (!first.raw.trim() || !second.raw.trim()) return "有一边没有填写指标值。"
  if (first.kind === "text" || second.kind === "text") return "文字说明没有高低。"
  if ((first.kind === "deadline") !== (second.kind === "deadline")) return "一边是期限，一边是数值。"
  return first.kind === "deadline" ? deadlineObstacle(before, now) : numberObstacle(before, now)
}

/** Written the same and meant the same way. A date with its year may still be another day of the year. */
const unchanged = (before: Demand, now: Demand): boolean =>
  formKey(before.value.raw) === formKey(now.value.raw) &&
  now.value.raw.trim() !== "" &&
  (now.value.kind === "text" || (now.value.kind !== "deadline" && before.better === now.better))

/** Whether `now` asks for more, the same or less than `before`. */
export function ambitionOf(before: Demand, now: Demand): Compared {
  if (unchanged(before, now)) return { ambition: "equal", reason: "指标值没有变。" }
  const why = obstacle(before, now)
  if (why) return incomparable(why)
  const [first, second] = [declared(before), declared(now)]
  if (first && second && first !== second) {
    const words = directionWords(now)
    return incomparable(`方向由“${words[first]}”改为“${words[second]}”。`)
  }
  const better = second ?? first
  return better === "higher" || better === "lower" ? byDirection(before, now, better) : byRange(before, now)
}

/** How many of each; what has no counterpart counts nowhere. */
export function countAmbitions(all: readonly (Compared | null)[]): Record<Ambition, number> {
  const count = (ambition: Ambition) => all.filter((compared) => compared?.ambition === ambition).length
  return { stronger: count("stronger"), equal: count("equal"), weaker: count("weaker"), incomparable: count("incomparable") }
}
