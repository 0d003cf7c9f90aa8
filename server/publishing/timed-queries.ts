// The rows of publications at a set minute.
import { type Kysely, type Selectable, sql, type Transaction } from "kysely"
import type { DB } from "#db/schema.ts"
import type { Clock } from "#server/clock.ts"
import { validNow } from "#server/people/standing.ts"

export type TimedOutcome = NonNullable<Selectable<DB["timed_publication"]>["outcome"]>

/** Of the plan `p`: nothing was published since it came to its end. */
export const isNews = sql<boolean>`(p.outcome is null or not exists (
  select from published.snapshot later where later.year = p.year and later.org_code = p.org_code and later.published_at > p.done_at))`

/** The last one that was set for a table, waiting or done, as long as it is news; else null. `org` is the actor's to see. */
export const latestTimed = async (db: Kysely<DB>, org: { id: string }, year: number) =>
  (await db
    .selectFrom("timed_publication as p")
    .select(["id", "at", "reason", "user_name as setBy", "set_at as setAt", "outcome", "note", "done_at as doneAt"])
    .where(isNews)
    .where("org_id", "=", org.id)
    .where("year", "=", year)
    .orderBy("set_at", "desc")
    .limit(1)
    .executeTakeFirst()) ?? null

/** A plan as it was set, with whether its minute has come and whether who set it may still publish. */
export const findPlan = (db: Kysely<DB>, id: string, clock: Clock) =>
  db
    .selectFrom("timed_publication as p")
    .leftJoin("membership as m", (join) => join.onRef("m.id", "=", "p.membership_id").on("m.role", "=", "publisher").on(validNow(clock)))
    .innerJoin("app_user as u", "u.id", "p.user_id")
    .select(["p.district_id as districtId", "p.org_code as orgCode", "p.year", "p.content_hash as contentHash"])
    .select(["p.version_ids as versionIds", "p.reason", "p.outcome"])
    .select(["p.user_id as userId", "p.user_name as userName", "p.membership_id as membershipId"])
    .select(sql<boolean>`p.at <= ${clock}`.as("due"))
    .select(sql<boolean>`m.id is not null and u.disabled_at is null`.as("mayPublish"))
    .where("p.id", "=", id)
    .executeTakeFirst()
export type Plan = NonNullable<Awaited<ReturnType<typeof findPlan>>>

/** Ends a waiting plan; false where it was ended before. */
export async function endPlan(
  trx: Transaction<DB>,
  id: string,
  { outcome, note, clock }: { outcome: TimedOutcome; note: string; clock: Clock },
): Promise<boolean> {
  const ended = await trx
    .updateTable("timed_publication")
    .set({ outcome, note, done_at: clock })
    .where("id", "=", id)
    .where("outcome", "is", null)
    .executeTakeFirst()
  return ended.numUpdatedRows === 1n
}

/** Ends whatever waits for this table: it was published by hand, or withdrawn. */
export const endWaiting = (trx: Transaction<DB>, org: { id: string }, year: number, note: string, clock: Clock) =>
  trx
    .updateTable("timed_publication")
    .set({ outcome: "cancelled", note, done_at: clock })
    .where("org_id", "=", org.id)
    .where("year", "=", year)
    .where("outcome", "is", null)
    .execute()
