// Minutes and days as people here write them: Asia/Shanghai, which has had no summer time since 1991.
import { z } from "zod"

const offset = "+08:00"
const form = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})$/

/** "2026-11-25T17:30" (as a date box gives it) as a moment; null for what is no minute of the calendar. */
export function parseMinute(typed: string): Date | null {
  const [, ...parts] = form.exec(typed.trim()) ?? []
  if (parts.length === 0) return null
  const [year, month, day, hour, minute] = parts
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:00${offset}`)
  // 2026-02-30 would become 2 March, and 24:00 the next day: neither is what was written.
  return !Number.isNaN(at.getTime()) && printMinute(at) === `${year}-${month}-${day}T${hour}:${minute}` ? at : null
}

const shifted = (at: Date): string => new Date(at.getTime() + 8 * 60 * 60 * 1000).toISOString()

/** The way back, for a date box. */
export const printMinute = (at: Date): string => shifted(at).slice(0, 16)

/** The day in Shanghai, "2026-11-25". */
export const shanghaiDay = (at: Date): string => shifted(at).slice(0, 10)

/** The same as a zod schema: answers the moment. */
export const minuteInput = (label: string) =>
  z.string().transform((typed, ctx): Date => {
    const at = parseMinute(typed)
    if (at) return at
    ctx.addIssue({
      code: "custom",
      message: typed.trim() === "" ? `请填写${label}。` : `${label}不是有效的时间，请按“年-月-日 时:分”填写。`,
    })
    return z.NEVER
  })

/** A day of the calendar, "2026-11-25". */
export const dayInput = (label: string) =>
  z.string().refine((typed) => parseMinute(`${typed}T00:00`) !== null, `${label}不是有效的日期，请按“年-月-日”填写。`)
