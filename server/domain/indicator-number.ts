// The numbers and ranges among indicator values: ≥90%, 不少于40000份, ≥3个亿, 10-20人, ±3%.
import { compareDecimals } from "./decimal.ts"
import type { Operator } from "./indicator-value.ts"

/** Fields of an IndicatorValue that a number or range fills. */
export type Quantity = { operator: Operator; number: string; upper: string | null; unit: string | null; base: string | null }

/** How people write a comparison, before and after the number. 以上, 以下, 以内 include the number, 超过 does not (民法典 第1259条). */
const comparisons: readonly { operator: Operator; before: string[]; after: string[] }[] = [
  {
    operator: "gte",
    before: ["≥", "大于等于", "大于或等于", "大于或者等于", "高于或等于", "达到或超过", "达到", "达", "至少", "最少", "最低"],
    after: ["以上", "及以上", "或以上"],
  },
  {
    operator: "lte",
    before: ["≤", "小于等于", "小于或等于", "低于或等于", "至多", "最多", "最高", "控制在"],
    after: ["以下", "及以下", "或以下", "以内", "之内", "内"],
  },
  { operator: "gt", before: [">", "大于", "高于", "多于", "超过", "超出"], after: [] },
  { operator: "lt", before: ["<", "小于", "低于", "少于", "不足", "不到"], after: [] },
  { operator: "eq", before: ["=", "等于"], after: [] },
  { operator: "none", before: ["约", "大约"], after: ["左右", "上下"] },
]

/** 不低于, 不得低于, 不应低于 …: a negation turns a comparison into its complement. */
const negations = ["不", "不得", "不应", "不能", "不可", "不宜", "不会", "不允许"]
const complements: readonly [Operator, string[]][] = [
  ["gte", ["低于", "少于", "小于"]],
  ["lte", ["高于", "多于", "大于", "超过", "超出"]],
]

type Words = ReadonlyMap<string, Operator>
const wordsBefore: Words = new Map([
  ...comparisons.flatMap(({ operator, before }) => before.map((word) => [word, operator] as const)),
  ...complements.flatMap(([operator, words]) => negations.flatMap((no) => words.map((word) => [no + word, operator] as const))),
])
const wordsAfter: Words = new Map(comparisons.flatMap(({ operator, after }) => after.map((word) => [word, operator] as const)))

/** Units that stand alone. */
const measures =
  "% ‰ 元 角 分 年 月 日 天 周 小时 时 分钟 秒 季度 工作日 公里 千米 米 厘米 毫米 km m cm mm 公斤 千克 克 吨 kg 平方米 平方公里 立方米 ㎡ m² m³ 亩 公顷 度 千瓦时 千瓦 兆 MB GB TB 升 毫升 ℃ 分贝 倍 成 级 学时 课时"
/** Counting words, which may be followed by what is counted: 5家企业, 3个百分点. */
const counters =
  "人次 人 户 次 件 份 个 项 家 名 位 场次 场 期 班 批次 批 台 套 辆 张 篇 本 册 条 处 座 栋 间 所 片 块 宗 起 例 笔 单 头 只 株 棵 盏 根 段 幅 部 款 种 类 轮 届 站 点 组 队 节 门 卷 箱 支 艘 架 床 页"

/** Longest first: the first alternative that fits wins. */
const oneOf = (words: Iterable<string>) => [...words].toSorted((a, b) => b.length - a.length).join("|")

const letter = "[\\p{Script=Han}A-Za-z]"
/** 1次性 and 1户一策 are no counts. */
const counted = `(?![性制])(?:(?![一二三四五六七八九十两以之])${letter}){0,4}?`
const oneUnit = `(?:${oneOf(measures.split(" "))}|(?:${oneOf(counters.split(" "))})${counted}(?:\\(${letter}{1,4}\\))?)`
const manyUnits = `${oneUnit}(?:[/·每]${letter}{1,3}?){0,3}`
const digits = "(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?"
const times = "个?[百千]?(?:万亿|万|亿)|[百千](?![克米瓦分])"
/** Number, multiplier and unit; `n` sets the two ends of a range apart. 90(%) is written, too. */
const amount = (n: string, sign: string) =>
  `(?<number${n}>${sign}${digits})(?<times${n}>${times})?(?:\\((?<bracket${n}>${manyUnits})\\)|(?<unit${n}>${manyUnits}))?`

const change = "增长|增加|提高|提升|上升|增幅|下降|降低|减少|缩短|压减|节约"
/** Words that leave a number a number without any comparison: a share, a rate, a change, a count of something done. */
const leads = `(?:${letter}{0,30}?(?:的|率|度|比例|占比|${change})|每(?:年度?|季度?|[月周天日人次户])|全年|[年人户]均|平均|累计|共计?|完成|实现|开展|举办|组织|召开|新增)`
const done = "(?:完成|到位|达标|全?覆盖)?"
const any = `(?<lead>${letter}{0,30}?)`
const before = `(?<before>${oneOf(wordsBefore.keys())})`
const after = `(?<after>${oneOf(wordsAfter.keys())})`
const within = "(?:以内|之内|之间|内)?"

const forms = {
  compared: new RegExp(`^${any}${before}(?<of>${leads})?${amount("", "[-+]?")}${after}?${done}$`, "u"),
  limited: new RegExp(`^${any}${amount("", "[-+]?")}${after}${done}$`, "u"),
  plain: new RegExp(`^(?<lead>${leads})?${amount("", "[-+]?")}${done}$`, "u"),
  tolerance: new RegExp(`^${any}(?:控制在|在)?±${amount("", "")}${within}$`, "u"),
  between: new RegExp(`^${any}(?:控制在|在)?${amount("1", "[-+]?")}(?:[-~]|至|到)${amount("2", "[-+]?")}${within}$`, "u"),
} as const

type Parts = Readonly<Record<string, string | undefined>>

const powers = { 百: 2, 千: 3, 万: 4, 亿: 8 } as const
const powerOf = (multiplier: string): number =>
  Object.entries(powers).reduce((sum, [sign, power]) => sum + (multiplier.includes(sign) ? power : 0), 0)

/** "3", "个亿" → "300000000"; "1,234.50" → "1234.5". Digits are moved, never computed. */
function decimalOf(number: string, multiplier = ""): string {
  const [whole = "", fraction = ""] = number.replaceAll(/[,+-]/g, "").split(".")
  const power = powerOf(multiplier)
  const moved = `${whole}${fraction.slice(0, power).padEnd(power, "0")}.${fraction.slice(power)}`
  const plain = moved.replace(/^0+(?=\d)/, "").replace(/\.?0*$/, "")
  return number.startsWith("-") && /[1-9]/.test(plain) ? `-${plain}` : plain
}

/** 每年, 人均: what one counts by. */
const per = /^(?:每(年|季|月|周|天|日|人|次|户)度?|([年人户])均)$/
const perOf = (words: string): string => {
  const [, every, average] = per.exec(words) ?? []
  return every || average ? `/${every ?? average}` : ""
}

/** A bare 3个亿 is money; 每年2次 is 2 次/年. */
function unitOf(parts: Parts, n = ""): string | null {
  const unit = parts[`bracket${n}`] ?? parts[`unit${n}`] ?? (parts[`times${n}`]?.startsWith("个") ? "元" : null)
  return unit && `${unit}${perOf(wordsOf(parts))}`
}

const wordsOf = (parts: Parts): string => `${parts.lead ?? ""}${parts.of ?? ""}`

/** 当年度认定数量的 → 当年度认定数量; 较上年增长 stays. Other words (the indicator's name, a verb) are no base. */
const ofWhat = new RegExp(`^(?:(.+)的|(.*(?:${change})))$`, "u")
function baseOf(parts: Parts): string | null {
  const [, share, changed] = ofWhat.exec(wordsOf(parts)) ?? []
  return share ?? changed ?? null
}

/** 未超过, 没有超过, 第2批: a word before the comparison turns its meaning; that is left to people. */
const misleading = /[不未没非无第]\p{Script=Han}?$/u

const direction = { gte: "up", gt: "up", lte: "down", lt: "down", eq: "eq", range: "range", none: null } as const

/** ≥90%以上 says one thing twice; ≥90%以下 contradicts itself and is no number. */
function operatorOf(parts: Parts): Operator | null {
  const first = wordsBefore.get(parts.before ?? "") ?? "none"
  const second = wordsAfter.get(parts.after ?? "") ?? "none"
  if (first === "none") return second
  return second === "none" || direction[first] === direction[second] ? first : null
}

/** 2023年 names a year, 2022-2024 most likely a period: neither is an amount. */
const calendarYear = /^(?:19|20)\d{2}$/

function oneNumber(parts: Parts): Quantity | null {
  const operator = operatorOf(parts)
  const [number, unit] = [decimalOf(parts.number ?? "", parts.times), unitOf(parts)]
  if (operator === null || (unit === "年" && calendarYear.test(number))) return null
  return { operator, number, upper: null, unit, base: baseOf(parts) }
}

function plusMinus(parts: Parts): Quantity {
  const upper = decimalOf(parts.number ?? "", parts.times)
  return { operator: "range", number: decimalOf(`-${upper}`), upper, unit: unitOf(parts), base: baseOf(parts) }
}

/** 5-10万元 means 5万 to 10万; ends in different units, or the wrong way round, are no range. */
function twoEnds(parts: Parts): Quantity | null {
  const [first, unit] = [unitOf(parts, "1"), unitOf(parts, "2")]
  if (first !== null && first !== unit) return null
  const number = decimalOf(parts.number1 ?? "", first === null ? (parts.times1 ?? parts.times2) : parts.times1)
  const upper = decimalOf(parts.number2 ?? "", parts.times2)
  if ((unit ?? "年") === "年" && calendarYear.test(number) && calendarYear.test(upper)) return null
  return compareDecimals(number, upper) <= 0 ? { operator: "range", number, upper, unit, base: baseOf(parts) } : null
}

const readers: readonly [RegExp, (parts: Parts) => Quantity | null][] = [
  [forms.compared, oneNumber],
  [forms.limited, oneNumber],
  [forms.plain, oneNumber],
  [forms.tolerance, plusMinus],
  [forms.between, twoEnds],
]

/** @param value a value in half-width signs without blanks. @returns null when it is neither a number nor a range. */
export function parseQuantity(value: string): Quantity | null {
  for (const [form, read] of readers) {
    const parts: Parts | undefined = form.exec(value)?.groups
    if (parts && !misleading.test(parts.lead ?? "")) return read(parts)
  }
  return null
}
