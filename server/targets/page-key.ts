// Paging by key: the next page begins behind the last row that was seen, however many came or went before it.
import { type RawBuilder, sql } from "kysely"
import type { Queue } from "#server/domain/queues.ts"

export type Way = "after" | "before"
/** Where a page begins: behind or before a row, which is known by what orders it. */
export type Cursor = { way: Way; key: string }

/** "0_2026-03-01T08:00:00.123456Z_UUID": whether it is not a returned one, when it changed, and which it is. */
export const keyPattern = /^[01]_\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** As a column of `t`; microseconds, since a Date would lose them and with them rows. */
export const keyColumn = sql<string>`(not t.returned)::int || '_' || to_char(t.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '_' || t.id`

type Order = { columns: RawBuilder<unknown>[]; from: (key: string[]) => RawBuilder<unknown>; descending: boolean }

const [notReturned, updated, id] = [sql`(not t.returned)`, sql`t.updated_at`, sql`t.id`]
/** What waits: returned ones first, then whatever has waited longest. */
const longestFirst: Order = {
  columns: [notReturned, updated, id],
  from: ([fresh, at, target]) => sql`(${fresh === "1"}::boolean, ${at}::timestamptz, ${target}::uuid)`,
  descending: false,
}
const newestFirst: Order = {
  columns: [updated, id],
  from: ([, at, target]) => sql`(${at}::timestamptz, ${target}::uuid)`,
  descending: true,
}

/** The order of a queue, turned round for a page before a row, and the condition that begins there. */
export function pageKey(queue: Queue, cursor: Cursor | undefined): { order: RawBuilder<unknown>; beyond: RawBuilder<boolean> } {
  const { columns, from, descending } = queue === "pending" ? longestFirst : newestFirst
  const down = descending !== (cursor?.way === "before")
  const order = sql.join(columns.map((column) => (down ? sql`${column} desc` : column)))
  if (!cursor) return { order, beyond: sql`true` }
  return { order, beyond: sql`(${sql.join(columns)}) ${down ? sql`<` : sql`>`} ${from(cursor.key.split("_"))}` }
}
