// What a person was told. Scope: their own notices, through a membership they may act as now and that still sees the target.
import { type Kysely, sql } from "kysely"
import type { DB } from "#db/schema.ts"
import type { Clock } from "#server/clock.ts"
import type { Actor } from "#server/domain/roles.ts"
import { actingChoices } from "#server/people/standing.ts"
import { reaches, readsCopy } from "#server/targets/reach.ts"

export const pageSize = 50
/** Counted no further: more than this is "99+". */
const countLimit = 100

/** Finance decides on more time also for what was never submitted, and so is not there to be seen. */
const decidesTime = sql<boolean>`(m.role = 'finance_approver' and t.district_id = (select o.district_id from org o where o.id = m.org_id))`

/** Seen at work, copied to them, or theirs to decide. */
const seen = sql<boolean>`(${reaches} or (n.kind = 'copy' and ${readsCopy}) or (n.kind = 'asked' and ${decidesTime}))`

/** Notices that have not stopped, as rows `n` joined with membership `m` and target `t`. */
const ownNotices = (db: Kysely<DB>, actor: Actor, clock: Clock) =>
  db
    .selectFrom("notice as n")
    .innerJoin(actingChoices(sql`${actor.userId}::uuid`, clock).as("c"), "c.membership_id", "n.membership_id")
    .innerJoin("membership as m", "m.id", "n.membership_id")
    .innerJoin("target as t", (join) => join.onRef("t.id", "=", "n.target_id").on(seen))
    .where("n.user_id", "=", actor.userId)
    .where("n.gone_at", "is", null)

/** How many are unread, counted up to 100. */
export async function unreadCount(db: Kysely<DB>, actor: Actor, clock: Clock): Promise<number> {
  const { count } = await db
    .selectFrom(ownNotices(db, actor, clock).where("n.read_at", "is", null).select("n.id").limit(countLimit).as("unread"))
    .select(sql<number>`count(*)::int`.as("count"))
    .executeTakeFirstOrThrow()
  return count
}

/** A page of notices, unread ones first, then the newest; `total` is the count of the same query. */
export async function listNotices(db: Kysely<DB>, actor: Actor, page: number, clock: Clock) {
  const found = await ownNotices(db, actor, clock)
    .innerJoin("project as p", "p.id", "t.project_id")
    .innerJoin("org as unit", "unit.id", "t.unit_id")
    .innerJoin("org as o", "o.id", "m.org_id")
    .innerJoin("app_user as holder", "holder.id", "m.user_id")
    .select(["n.id", "n.kind", "n.step", "n.round", "n.by_name as byName", "n.note", "n.told_at as toldAt", "n.read_at as readAt"])
    .select(["t.id as targetId", "t.budget_year as budgetYear", "p.name as projectName", "unit.name as unitName"])
    .select(["m.id as membershipId", "m.role", "o.name as orgName"])
    .select(sql<string | null>`case when holder.id <> n.user_id then holder.name end`.as("onBehalfOf"))
    .select(sql<number>`count(*) over ()::int`.as("total"))
    .orderBy(sql`n.read_at is not null`)
    .orderBy("n.told_at", "desc")
    .orderBy("n.id")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  return { rows: found.map(({ total: _, ...row }) => row), total: found[0]?.total ?? 0, page, pageSize }
}

/** Marks own notices as read: these, or all. Reading twice changes nothing. */
export async function markRead(db: Kysely<DB>, actor: Actor, ids: readonly string[] | "all", clock: Clock): Promise<void> {
  await db
    .updateTable("notice")
    .set({ read_at: clock })
    .where("user_id", "=", actor.userId)
    .where("read_at", "is", null)
    .where("gone_at", "is", null)
    .where(ids === "all" ? sql<boolean>`true` : sql<boolean>`id = any(${ids}::uuid[])`)
    .execute()
}

/** Whose notices an undo of this event brings back. */
export const toldBefore = (db: Kysely<DB>, eventId: string) =>
  db.selectFrom(stoppedBy(db, eventId).as("person")).selectAll().orderBy("name").execute()

const stoppedBy = (db: Kysely<DB>, eventId: string) =>
  db
    .selectFrom("notice as n")
    .innerJoin("app_user as u", "u.id", "n.user_id")
    .innerJoin("membership as m", "m.id", "n.membership_id")
    .innerJoin("org as o", "o.id", "m.org_id")
    .innerJoin("app_user as holder", "holder.id", "m.user_id")
    .where("n.gone_by", "=", BigInt(eventId))
    .where("u.disabled_at", "is", null)
    .select(["u.id as userId", "u.name", "m.id as membershipId", "m.role", "o.name as orgName"])
    .select(sql<string | null>`case when holder.id <> u.id then holder.name end`.as("onBehalfOf"))
    .distinctOn("u.id")
    .orderBy("u.id")
