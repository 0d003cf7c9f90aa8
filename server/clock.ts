// Deadlines are compared with the database's time, in the statement that reads them, never with a node's clock.
import { type RawBuilder, sql } from "kysely"

/** An SQL expression for "now": the database's in production, a fixed minute in tests. */
export type Clock = RawBuilder<Date>

export const databaseClock: Clock = sql<Date>`statement_timestamp()`
export const fixedClock = (at: Date): Clock => sql<Date>`${at.toISOString()}::timestamptz`
