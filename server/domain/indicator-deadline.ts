// The deadlines among indicator values: 11月30日前完成, 2023年12月底前, 年底前.
import type { Operator } from "./indicator-value.ts"

/** `date`: "2023-11-30"; "11-30" where no year is written; null where the written date does not exist (2月30日). */
export type Deadline = { operator: Operator; date: string | null }

type Day = { year: number | null; month: number; day: number }
type Parts = Readonly<Record<string, string | undefined>>

const sooner = "(?:≤|<=|不晚于|不迟于|不超过|最迟|最晚|截至|截止到?|自|从|于|在|到)?"
const marker = "(?<mark>之前|以前|前|之内|以内|内|止|之后|以后|后|起)?"
/** What is done by then may follow, as long as it holds no further number, clause or negation (11月30日前不得开工; 12月20日前后). */
const tail = "(?<tail>(?!后|\\p{Script=Han}*[不未无])\\p{Script=Han}{0,20})"
const year = "(?<year>\\d{4})"

/** Each way to write a date, and the last day it names. Tried in order. */
const forms: readonly { form: RegExp; lastDay: (parts: Parts) => Day; exact?: true }[] = [
  { form: whole(`(?:${year}年)?(?<month>\\d{1,2})月(?<day>\\d{1,2})[日号]`), lastDay: dayOf, exact: true },
  { form: whole(`${year}([-/.])(?<month>\\d{1,2})\\2(?<day>\\d{1,2})日?`), lastDay: dayOf, exact: true },
  { form: whole(`(?:${year}年)?(?<month>\\d{1,2})月(?<end>底|末|份)?`), lastDay: (parts) => endOfMonth(parts, Number(parts.month)) },
  { form: whole(`(?:${year}年)?第?(?<quarter>[一二三四1-4])季度(?<end>底|末)?`), lastDay: (parts) => endOfMonth(parts, quarterEnd(parts)) },
  { form: whole(`(?:${year}年)?(?<half>[上下])半年(?<end>底|末)?`), lastDay: (parts) => endOfMonth(parts, parts.half === "上" ? 6 : 12) },
  { form: whole(`(?:${year}年|当年|本年|年)年?(?<end>底|末|度内|内)`), lastDay: (parts) => endOfMonth(parts, 12) },
]

function whole(date: string): RegExp {
  return new RegExp(`^${sooner}${date}${marker}${tail}$`, "u")
}

function yearOf(parts: Parts): number | null {
  return parts.year ? Number(parts.year) : null
}

function dayOf(parts: Parts): Day {
  return { year: yearOf(parts), month: Number(parts.month), day: Number(parts.day) }
}

function endOfMonth(parts: Parts, month: number): Day {
  return { year: yearOf(parts), month, day: daysIn(yearOf(parts), month) }
}

/** Without a year February has 29 days: nothing that may be right is refused. */
function daysIn(inYear: number | null, month: number): number {
  return new Date(Date.UTC(inYear ?? 2000, month, 0)).getUTCDate()
}

function quarterEnd(parts: Parts): number {
  return 3 * ("一二三四".indexOf(parts.quarter ?? "") + 1 || Number(parts.quarter))
}

function printDay(day: Day): string | null {
  if (day.month < 1 || day.month > 12 || day.day < 1 || day.day > daysIn(day.year, day.month)) return null
  const monthDay = `${String(day.month).padStart(2, "0")}-${String(day.day).padStart(2, "0")}`
  return day.year === null ? monthDay : `${day.year}-${monthDay}`
}

const results = /完成|到位|竣工|办结|验收|上线|交付|发放|拨付|开工|投入使用/
const begins = /后|起/

/** 6月前, without 底, means before June begins; a bare date is that day; everything else is by the end of what is named. */
function operatorOf(parts: Parts, exact: boolean, bare: boolean): Operator {
  if (parts.mark && begins.test(parts.mark)) return "gte"
  if (!exact && !parts.end && parts.mark?.endsWith("前")) return "lt"
  return exact && bare ? "eq" : "lte"
}

/** A month alone (12月) may be a duration, and words after a date may make it something else: both need a sign that a deadline is meant. */
const meant = (parts: Parts, exact: boolean): boolean =>
  Boolean(parts.mark) || (parts.tail ? results.test(parts.tail) : exact || Boolean(parts.year) || Boolean(parts.end && parts.end !== "份"))

/** @param value a value in half-width signs without blanks. @returns null when it is no deadline. */
export function parseDeadline(value: string): Deadline | null {
  for (const { form, lastDay, exact = false } of forms) {
    const parts: Parts | undefined = form.exec(value)?.groups
    if (!parts || !meant(parts, exact)) continue
    const operator = operatorOf(parts, exact, /^\d/.test(value) && !parts.mark && !parts.tail)
    const day = lastDay(parts)
    return { operator, date: printDay(operator === "lt" ? { ...day, day: 1 } : day) }
  }
  return null
}
