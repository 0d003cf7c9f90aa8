// Bulk acts as they are stored. Scope: a bulk act belongs to the person who prepared it, acting as they did then; to all others it does not exist.
import { type Kysely, sql, type Transaction } from "kysely"
import type { DB } from "#db/schema.ts"
import type { Clock } from "#server/clock.ts"
import type { BulkAction, BulkState, ItemCounts, ItemState } from "#server/domain/bulk.ts"
import { itemStates } from "#server/domain/bulk.ts"
import type { Actor } from "#server/domain/roles.ts"
import type { ReturnGoal } from "#server/domain/workflow.ts"
import { visibleTargets } from "#server/targets/cards.ts"
import type { TargetFilter } from "#server/targets/queries.ts"
import type { Judged } from "./select.ts"

/** Nothing happened for so many seconds, though it runs: its worker is gone, and it may be set going again. */
const stalledAfter = 60
export const itemPageSize = 100

export type NewBulk = {
  action: BulkAction
  note: string
  goal: ReturnGoal
  colleague: string | null
  filter: TargetFilter
  restOf: string | null
}

/** Stores a preview: what is asked, and of each target the version and what it would be answered. */
export async function storePreview(trx: Transaction<DB>, actor: Actor, bulk: NewBulk, items: readonly Judged[], clock: Clock) {
  const { restOf, filter, ...asked } = bulk
  const { id } = await trx
    .insertInto("bulk_act")
    .values({
      ...asked,
      user_id: actor.userId,
      membership_id: actor.membershipId,
      filter: JSON.stringify(filter),
      rest_of: restOf,
      made_at: clock,
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  await sql`
    insert into bulk_item (bulk_id, target_id, position, version, leads_to, state, why)
    select ${id}, "targetId", place, version, "leadsTo", case when why is null then 'waiting' else 'refused' end::bulk_item_state, why
    from rows from (jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
      as ("targetId" uuid, version int, "leadsTo" target_state, why text)) with ordinality as item("targetId", version, "leadsTo", why, place)`.execute(
    trx,
  )
  return { id }
}

const own = (db: Kysely<DB>, actor: Actor) =>
  db
    .selectFrom("bulk_act as b")
    .leftJoin("app_user as c", "c.id", "b.colleague")
    .where("b.user_id", "=", actor.userId)
    .where("b.membership_id", "=", actor.membershipId)
    .select(["b.id", "b.state", "b.note", "b.why", "b.rest_of as restOf", "b.made_at as madeAt", "b.started_at as startedAt"])
    .select(["b.ended_at as endedAt", "b.colleague", "c.name as colleagueName"])
    .select((eb) => [
      eb.ref("b.action").$castTo<BulkAction>().as("action"),
      eb.ref("b.goal").$castTo<ReturnGoal>().as("goal"),
      eb.ref("b.filter").$castTo<TargetFilter>().as("filter"),
      sql<Partial<ItemCounts>>`coalesce((select jsonb_object_agg(state, n) from (
        select i.state, count(*) as n from bulk_item i where i.bulk_id = b.id group by i.state) s), '{}')`.as("counted"),
    ])

type OwnRow = Awaited<ReturnType<ReturnType<typeof own>["executeTakeFirstOrThrow"]>>
const withCounts = <Row extends Pick<OwnRow, "counted">>({ counted, ...row }: Row) => ({
  ...row,
  counts: Object.fromEntries(itemStates.map((state) => [state, counted[state] ?? 0])) as ItemCounts,
})

/** One act with the numbers of its items; undefined where it is not this person's. */
export async function findBulk(db: Kysely<DB>, actor: Actor, id: string, clock: Clock) {
  const row = await own(db, actor)
    .where("b.id", "=", id)
    .select(
      sql<boolean>`b.state = 'running' and ${clock} - greatest(b.started_at, (select max(i.at) from bulk_item i where i.bulk_id = b.id))
        > make_interval(secs => ${stalledAfter})`.as("stalled"),
    )
    .executeTakeFirst()
  return row && withCounts(row)
}

/** The last acts, newest first. */
export async function listBulks(db: Kysely<DB>, actor: Actor) {
  const rows = await own(db, actor).orderBy("b.made_at", "desc").limit(50).execute()
  return rows.map(withCounts)
}

/** Why so many of its items were refused. */
export const reasonsOf = (db: Kysely<DB>, actor: Actor, id: string) =>
  own(db, actor)
    .innerJoin("bulk_item as i", "i.bulk_id", "b.id")
    .where("b.id", "=", id)
    .where("i.why", "is not", null)
    .clearSelect()
    .select(["i.state", "i.why", sql<number>`count(*)::int`.as("count")])
    .groupBy(["i.state", "i.why"])
    .orderBy(sql`count(*)`, "desc")
    .execute()

/** A page of items in the order of the preview, behind a position; one row more says that others follow. */
export const itemsOf = (db: Kysely<DB>, actor: Actor, id: string, { state, after }: { state: ItemState | undefined; after: number }) =>
  visibleTargets(db, actor)
    .innerJoin("bulk_item as i", "i.target_id", "t.id")
    .innerJoin("bulk_act as b", "b.id", "i.bulk_id")
    .where("b.id", "=", id)
    .where("b.user_id", "=", actor.userId)
    .where("b.membership_id", "=", actor.membershipId)
    .where(sql<boolean>`(${state ?? null}::bulk_item_state is null or i.state = ${state ?? null})`)
    .where("i.position", ">", after)
    .select(["t.id", "i.position", "i.state", "i.version", "i.why", "i.at", "t.state as targetState", "t.round", "t.total"])
    .select(["p.name as projectName", "p.code as projectCode", "u.name as unitName"])
    .orderBy("i.position")
    .limit(itemPageSize + 1)
    .execute()

/** Sets the act's state where it is in one of these; false where it is not, or not this person's. */
export async function setState(
  db: Kysely<DB>,
  actor: Actor,
  id: string,
  from: readonly BulkState[],
  to: "running" | "stopped",
  clock: Clock,
) {
  const { numUpdatedRows } = await db
    .updateTable("bulk_act")
    .set({ state: to, why: null, ...(to === "running" ? { started_at: clock, ended_at: null } : { ended_at: clock }) })
    .where("id", "=", id)
    .where("user_id", "=", actor.userId)
    .where("membership_id", "=", actor.membershipId)
    .where(sql<boolean>`state = any(${[...from]}::bulk_state[])`)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
