// The two clocks of publication: who got a 批复 when, what is published since, and how many days are left.
import { type Kysely, sql } from "kysely"
import type { DB } from "#db/schema.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Clock } from "#server/clock.ts"
import { shanghaiDay } from "#server/domain/minute.ts"
import { dutyOf } from "#server/domain/publication-duty.ts"
import type { Actor } from "#server/domain/roles.ts"
import { invalid } from "#server/errors.ts"

type DutyRow = {
  org: { id: string; code: string; name: string; kind: "department" | "unit"; parentId: string | null }
  approved: number
  waiting: number
  repliedOn: string | null
  document: string | null
  publishedAt: Date | null
  now: Date
}

/** A department sees itself and its units, a finance reviewer the departments looked after; the others the whole district. */
function scope(actor: Actor) {
  const top = sql`coalesce(o.parent_id, o.id)`
  if (actor.role === "department_reviewer") return sql<boolean>`${top} = ${actor.orgId}`
  const own = sql`select department_id from finance_assignment where membership_id = ${actor.membershipId}`
  return actor.role === "finance_reviewer" ? sql<boolean>`${top} in (${own})` : sql<boolean>`true`
}

/** Every department and unit with targets in the year, departments before their units. */
export async function duties(db: Kysely<DB>, actor: Actor, year: number, clock: Clock) {
  const { rows } = await sql<DutyRow>`
    with part as (
      select unnest(array[t.unit_id, t.department_id]) as org_id, t.approved_version_id is not null as approved
      from target t where t.district_id = ${actor.districtId} and t.budget_year = ${year}
    ), summed as (
      select org_id, count(*) filter (where approved)::int as approved, count(*) filter (where not approved)::int as waiting
      from part group by org_id
    )
    select json_build_object('id', o.id, 'code', o.code, 'name', o.name, 'kind', o.kind, 'parentId', o.parent_id) as org,
      s.approved, s.waiting, fr.replied_on::text as "repliedOn", fr.document, first.published_at as "publishedAt", ${clock} as now
    from summed s
    join org o on o.id = s.org_id
    left join org d on d.id = o.parent_id
    left join formal_reply fr on fr.org_id = o.id and fr.budget_year = ${year} and fr.replaced_at is null
    left join lateral (
      select min(published_at) as published_at from published.snapshot p where p.org_code = o.code and p.year = ${year} and not p.withdrawn
    ) first on true
    where ${scope(actor)}
    order by coalesce(d.code, o.code), o.kind = 'unit', o.own_unit desc, o.code`.execute(db)
  return rows.map(({ now, publishedAt, ...row }) => {
    const publishedOn = publishedAt && shanghaiDay(publishedAt)
    return { ...row, duty: dutyOf(row.repliedOn, publishedOn, shanghaiDay(now)) }
  })
}

/** Years that have targets in the district, newest first. */
export const dutyYears = async (db: Kysely<DB>, actor: Actor): Promise<number[]> => {
  const found = await db
    .selectFrom("target")
    .select("budget_year as year")
    .where("district_id", "=", actor.districtId)
    .groupBy("budget_year")
    .orderBy("budget_year", "desc")
    .execute()
  return found.map(({ year }) => year)
}

export type Reply = { orgId: string; year: number; repliedOn: string; document: string }

/** The finance bureau replies to departments, a department to its own units; undefined for anybody else's. */
const repliesTo = (db: Kysely<DB>, actor: Actor, orgId: string, clock: Clock) =>
  db
    .selectFrom("org")
    .select(["id", clock.as("now")])
    .where("id", "=", orgId)
    .where("district_id", "=", actor.districtId)
    .where((eb) =>
      actor.role === "finance_approver"
        ? eb("kind", "=", "department")
        : eb.and([eb("kind", "=", "unit"), eb("parent_id", "=", actor.orgId)]),
    )
    .executeTakeFirst()

/** Records the day of a 批复; an earlier record is kept, replaced. Answers undefined for an org that is not this person's to reply to. */
export const recordReply = (db: Kysely<DB>, actor: Actor, { orgId, year, repliedOn, document }: Reply, clock: Clock) =>
  inTransaction(db, async (trx) => {
    const org = await repliesTo(trx, actor, orgId, clock)
    if (!org) return undefined
    if (repliedOn > shanghaiDay(org.now)) throw invalid([{ path: "repliedOn", message: "批复日期不能晚于今天。" }])
    await trx
      .updateTable("formal_reply")
      .set({ replaced_at: sql<Date>`statement_timestamp()` })
      .where("org_id", "=", orgId)
      .where("budget_year", "=", year)
      .where("replaced_at", "is", null)
      .execute()
    const by = { user_id: actor.userId, user_name: actor.userName }
    return trx
      .insertInto("formal_reply")
      .values({ district_id: actor.districtId, budget_year: year, org_id: orgId, replied_on: repliedOn, document, ...by })
      .returning("id")
      .executeTakeFirstOrThrow()
  })
