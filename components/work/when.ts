// Times as people here read them: Asia/Shanghai, to the minute, wherever the browser stands.

const parts = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat("zh-CN", { timeZone: "Asia/Shanghai", ...options })
const date = { year: "numeric", month: "2-digit", day: "2-digit" } as const
const minute = parts({ ...date, hour: "2-digit", minute: "2-digit", hourCycle: "h23" })
const day = parts(date)

const written = (format: Intl.DateTimeFormat, at: Date): Record<string, string> =>
  Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))

/** 2023-11-24 09:05 */
export const toMinute = (at: Date): string => {
  const part = written(minute, at)
  return `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute}`
}

/** 2023-11-24 */
export const toDay = (at: Date): string => {
  const part = written(day, at)
  return `${part.year}-${part.month}-${part.day}`
}
