// 委托代办: one's own post, for a stated time, to a colleague of the same house. It begins and ends by itself.
import { type ExpressionBuilder, type Kysely, sql } from "kysely"
import { jsonArrayFrom } from "kysely/helpers/postgres"
import type { DB } from "#db/schema.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Clock } from "../clock.ts"
import type { Actor, Role } from "../domain/roles.ts"
import { invalid, notFound } from "../errors.ts"
import { targetRoles } from "../targets/reach.ts"
import { apartRoles } from "./grants.ts"
import { validNow } from "./standing.ts"

export type NewSubstitution = { membershipId: string; substituteId: string; startsAt: Date; endsAt: Date }

/** The same office: the same org, or a department and its own unit (本级). Nobody of another unit gains sight of this one's targets. */
const sameHouse = sql<boolean>`(theirs.id = o.id or (theirs.parent_id = o.id and theirs.own_unit) or (o.parent_id = theirs.id and o.own_unit))`

/** Own memberships `m` that decide or write targets, each with those who may stand in: `u`, a valid member of the same house, no administrator. */
const candidates = (db: Kysely<DB>, actor: Actor, clock: Clock) =>
  db
    .selectFrom("membership as m")
    .innerJoin("org as o", "o.id", "m.org_id")
    .innerJoin("org as theirs", (join) => join.on(sameHouse))
    .innerJoin("membership as c", (join) => join.onRef("c.org_id", "=", "theirs.id").on(validNow(clock, "c")))
    .innerJoin("app_user as u", "u.id", "c.user_id")
    .where("m.user_id", "=", actor.userId)
    .where(validNow(clock))
    .where("m.role", "in", targetRoles)
    .where("u.id", "<>", actor.userId)
    .where("u.disabled_at", "is", null)
    .where(
      sql<boolean>`not exists (select from membership z where z.user_id = u.id and z.role::text = any(${[...apartRoles]}) and ${validNow(clock, "z")})`,
    )

type Choice = {
  id: string
  role: Role
  orgName: string
  people: { userId: string; name: string; posts: { role: Role; orgName: string }[] }[]
}

/** The posts one may entrust, and to whom, each with the posts they hold themselves. */
export const substitutionChoices = async (db: Kysely<DB>, actor: Actor, clock: Clock): Promise<Choice[]> => {
  const { rows } = await sql<Choice>`
    select id, role, "orgName", json_agg(json_build_object('userId', "userId", 'name', name, 'posts', posts) order by name) as people
    from (
      select m.id, m.role, o.name as "orgName", o.code, u.id as "userId", u.name,
        json_agg(json_build_object('role', c.role, 'orgName', theirs.name) order by theirs.code, c.role) as posts
      from ${candidates(db, actor, clock).select(["m.id as mid", "u.id as uid", "c.id as cid"]).as("pick")}
      join membership m on m.id = pick.mid join org o on o.id = m.org_id join app_user u on u.id = pick.uid
      join membership c on c.id = pick.cid join org theirs on theirs.id = c.org_id
      group by m.id, m.role, o.name, o.code, u.id, u.name
    ) person group by id, role, "orgName", code order by code, role`.execute(db)
  return rows
}

/** Those one has given and those one was given: running and coming ones first, then what has ended, at most 100; and the minute this was read. */
export async function listSubstitutions(db: Kysely<DB>, actor: Actor, clock: Clock) {
  const { now, rows } = await db
    .selectNoFrom((eb) => [clock.as("now"), jsonArrayFrom(ownSubstitutions(eb, actor, clock)).as("rows")])
    .executeTakeFirstOrThrow()
  return { now, rows: rows.map(withTimes) }
}

type Times = { startsAt: string; endsAt: string; endedAt: string | null }
/** JSON carries times as text. */
const withTimes = <Row extends Times>({ startsAt, endsAt, endedAt, ...row }: Row) => ({
  ...row,
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
  endedAt: endedAt === null ? null : new Date(endedAt),
})

const ownSubstitutions = (db: ExpressionBuilder<DB, never>, actor: Actor, clock: Clock) =>
  db
    .selectFrom("substitution as x")
    .innerJoin("membership as m", "m.id", "x.membership_id")
    .innerJoin("org as o", "o.id", "m.org_id")
    .innerJoin("app_user as absent", "absent.id", "m.user_id")
    .innerJoin("app_user as u", "u.id", "x.substitute_id")
    .where((eb) => eb.or([eb("m.user_id", "=", actor.userId), eb("x.substitute_id", "=", actor.userId)]))
    .select(["x.id", "m.id as membershipId", "m.role", "o.name as orgName", "absent.name as absentName", "u.name as substituteName"])
    .select([sql<string>`x.starts_at`.as("startsAt"), sql<string>`x.ends_at`.as("endsAt"), sql<string | null>`x.ended_at`.as("endedAt")])
    .select(sql<boolean>`m.user_id = ${actor.userId}`.as("given"))
    .select(
      sql<"coming" | "running" | "over">`case when x.ended_at is not null or x.ends_at <= ${clock} then 'over'
        when x.starts_at > ${clock} then 'coming' else 'running' end`.as("phase"),
    )
    .orderBy(sql`x.ended_at is not null or x.ends_at <= ${clock}`)
    .orderBy("x.starts_at", "desc")
    .limit(100)

const minuteOf = (at: Date): Date => new Date(Math.floor(at.getTime() / 60_000) * 60_000)

/** The form begins with the minute it was opened in, and may lie open for a while. */
const openForm = 60 * 60_000

/** From this minute on, where the form says a minute of the last hour: nobody is entrusted in hindsight. */
function startFrom({ startsAt }: NewSubstitution, now: Date): Date {
  return startsAt < now && startsAt.getTime() >= now.getTime() - openForm ? minuteOf(now) : startsAt
}

function refuseTimes({ startsAt, endsAt }: NewSubstitution, now: Date): void {
  const problems = [
    ...(startsAt < minuteOf(now) ? [{ path: "startsAt", message: "开始时间不能早于现在。" }] : []),
    ...(endsAt <= startsAt || endsAt <= now ? [{ path: "endsAt", message: "结束时间要晚于开始时间，也要晚于现在。" }] : []),
  ]
  if (problems.length > 0) throw invalid(problems)
}

/**
 * Entrusts one's own post from a minute until another. Throws NOT_FOUND for a post that is not one's own (one that one only stands in
 * for is not: no chains), BAD_REQUEST at the field for a time, a person or an overlap that cannot be.
 */
export const makeSubstitution = (db: Kysely<DB>, actor: Actor, asked: NewSubstitution, clock: Clock): Promise<{ id: string }> =>
  inTransaction(db, async (trx) => {
    const mine = await trx
      .selectFrom("membership as m")
      .select(["m.id", clock.as("now")])
      .where("m.id", "=", asked.membershipId)
      .where("m.user_id", "=", actor.userId)
      .where(validNow(clock))
      .where("m.role", "in", targetRoles)
      .forUpdate()
      .executeTakeFirst()
    if (!mine) throw notFound()
    const made = { ...asked, startsAt: startFrom(asked, mine.now) }
    refuseTimes(made, mine.now)
    const known = candidates(trx, actor, clock).where("m.id", "=", made.membershipId).where("u.id", "=", made.substituteId)
    if (!(await known.select("u.id").executeTakeFirst())) throw invalid([{ path: "substituteId", message: "请从名单中选择本单位的同事。" }])
    const taken = await overlapping(trx, made).executeTakeFirst()
    if (taken) throw invalid([{ path: "startsAt", message: `这段时间已经委托给${taken.name}，请先结束原来的委托。` }])
    return trx.insertInto("substitution").values(rowOf(actor, made)).returning("id").executeTakeFirstOrThrow()
  })

const overlapping = (db: Kysely<DB>, { membershipId, startsAt, endsAt }: NewSubstitution) =>
  db
    .selectFrom("substitution as x")
    .innerJoin("app_user as u", "u.id", "x.substitute_id")
    .select("u.name")
    .where("x.membership_id", "=", membershipId)
    .where("x.ended_at", "is", null)
    .where("x.starts_at", "<", endsAt)
    .where("x.ends_at", ">", startsAt)

const rowOf = (actor: Actor, { membershipId, substituteId, startsAt, endsAt }: NewSubstitution) => ({
  membership_id: membershipId,
  substitute_id: substituteId,
  starts_at: startsAt,
  ends_at: endsAt,
  made_by: actor.userId,
})

/** Ends it now, by who gave it or who was given it. Throws NOT_FOUND for what is over or concerns other people. */
export async function endSubstitution(db: Kysely<DB>, actor: Actor, id: string, clock: Clock): Promise<void> {
  const ended = await db
    .updateTable("substitution as x")
    .from("membership as m")
    .set({ ended_at: clock, ended_by: actor.userId })
    .whereRef("m.id", "=", "x.membership_id")
    .where("x.id", "=", id)
    .where("x.ended_at", "is", null)
    .where("x.ends_at", ">", clock)
    .where((eb) => eb.or([eb("m.user_id", "=", actor.userId), eb("x.substitute_id", "=", actor.userId)]))
    .executeTakeFirst()
  if (ended.numUpdatedRows === 0n) throw notFound()
}
