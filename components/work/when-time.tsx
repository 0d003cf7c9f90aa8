import { toDay, toMinute } from "./when.ts"

/** A moment, readable by people and by machines. `only="day"` where the minute does not matter. */
export const When = ({ at, only }: { at: Date; only?: "day" }) => (
  <time dateTime={at.toISOString()} className="num whitespace-nowrap">
    {only === "day" ? toDay(at) : toMinute(at)}
  </time>
)
