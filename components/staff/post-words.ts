// A post and its dates as the administrator reads them.
import { toDay, toMinute } from "#components/work/when.ts"

type Dates = { from: Date; to: Date | null; holds: boolean }

const day = 24 * 60 * 60 * 1000
/** A post that ends with a day is said to last until that day. */
const lastOf = (to: Date): string => (toMinute(to).endsWith("00:00") ? toDay(new Date(to.getTime() - day / 2)) : toMinute(to))

/** 2026-01-01 起，至 2026-12-31 */
export const postDates = ({ from, to }: Dates): string => `${toDay(from)} 起${to ? `，至 ${lastOf(to)}` : ""}`
