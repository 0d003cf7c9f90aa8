// What a 年度指标值 was understood as, in words, so that writer and reviewer see at once when it was not what is meant.
import { type Better, type IndicatorValue, type Operator, parseValue } from "#server/domain/indicator-value.ts"
import { betterLabels } from "#server/domain/merge.ts"

const words = {
  gte: "不少于 ",
  lte: "不超过 ",
  gt: "多于 ",
  lt: "少于 ",
  eq: "等于 ",
  range: "介于 ",
  none: "数值 ",
} as const satisfies Record<Operator, string>

const grouped = (number: string): string => number.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","))

const amount = ({ number, upper, unit }: IndicatorValue): string => {
  const span = [number, upper].filter((part) => part !== null).map(grouped)
  return `${span.join(" 至 ")}${unit ? ` ${unit}` : ""}`
}

const dated = (date: string | null): string => {
  if (date === null) return "期限，但日期不存在"
  const [, year, month, day] = /^(?:(\d+)-)?(\d+)-(\d+)$/.exec(date) ?? []
  return month && day ? `期限 ${year ? `${year} 年 ` : ""}${Number(month)} 月 ${Number(day)} 日` : `期限 ${date}`
}

const based = ({ base }: IndicatorValue): string => (base ? `（以“${base}”为基数）` : "")

/** "不少于 400 人次"; "期限 11 月 30 日"; "文字说明". Empty for an empty value. */
export function valueWords(raw: string): string {
  if (!raw.trim()) return ""
  const value = parseValue(raw)
  if (value.kind === "text") return "文字说明"
  if (value.kind === "deadline") return dated(value.date)
  return `${words[value.operator]}${amount(value)}${based(value)}`
}

const laterOrEarlier = { higher: "越晚越好", lower: "越早越好", exact: "以该日为准" } as const satisfies Record<Better, string>

/** The declared direction in words that suit the value; none for words, which have no direction. */
export function betterWords(raw: string, better: Better): string {
  const { kind } = parseValue(raw)
  if (kind === "text") return ""
  return kind === "deadline" ? laterOrEarlier[better] : betterLabels[better]
}
