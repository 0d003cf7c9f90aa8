// The two clocks of publication: a department publishes within 20 days after the finance bureau's 批复 (预算法 第14条),
// its units within 20 days after the department's (预算法实施条例 第6条). Days of the calendar in Shanghai.

export const dutyDays = 20

export type Duty =
  | { state: "no_reply" }
  | { state: "published"; on: string; due: string; late: boolean }
  | { state: "due"; due: string; daysLeft: number }
  | { state: "overdue"; due: string; days: number }

const dayMs = 24 * 60 * 60 * 1000
const toTime = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const addDays = (day: string, days: number): string => new Date(toTime(day) + days * dayMs).toISOString().slice(0, 10)
const between = (from: string, to: string): number => Math.round((toTime(to) - toTime(from)) / dayMs)

/** The last day on which publication is in time. */
export const dueDay = (repliedOn: string): string => addDays(repliedOn, dutyDays)

/** `repliedOn`, `publishedOn` (of the first version) and `today` are days, "2026-11-25". */
export function dutyOf(repliedOn: string | null, publishedOn: string | null, today: string): Duty {
  if (!repliedOn) return { state: "no_reply" }
  const due = dueDay(repliedOn)
  if (publishedOn) return { state: "published", on: publishedOn, due, late: publishedOn > due }
  const left = between(today, due)
  return left >= 0 ? { state: "due", due, daysLeft: left } : { state: "overdue", due, days: -left }
}

export const dutyWords = (duty: Duty): string => {
  if (duty.state === "no_reply") return "尚未批复"
  if (duty.state === "published") return duty.late ? "已公开（逾期）" : "已按时公开"
  if (duty.state === "overdue") return `逾期 ${duty.days} 天`
  return duty.daysLeft === 0 ? "今天到期" : `还有 ${duty.daysLeft} 天`
}
