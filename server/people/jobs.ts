// What the worker does for people.
import { type Kysely, sql } from "kysely"
import type { DB } from "#db/schema.ts"
import type { Clock } from "#server/clock.ts"

/** A session ended this long ago explains nothing any more. */
const keptDays = 30

/** Forgets sessions that expired a month ago; answers how many. */
export async function forgetSessions(db: Kysely<DB>, clock: Clock): Promise<{ forgotten: number }> {
  const gone = await db
    .deleteFrom("session")
    .where("expires_at", "<", sql<Date>`${clock} - make_interval(days => ${keptDays})`)
    .executeTakeFirst()
  return { forgotten: Number(gone.numDeletedRows) }
}
