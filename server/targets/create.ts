// Beginning a target: for a project the unit already has, or together with a new project.
import { type Kysely, sql, type Transaction } from "kysely"
import type { DB } from "#db/schema.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Clock } from "#server/clock.ts"
import type { Actor } from "#server/domain/roles.ts"
import type { ProjectKind } from "#server/domain/target.ts"
import { decideCreate } from "#server/domain/workflow.ts"
import { type AppError, invalid, notFound, refused } from "#server/errors.ts"
import { unitDeadline } from "#server/rounds/own-deadline.ts"
import { behalfOf } from "./move.ts"

export type NewProject = { code: string; name: string; kind: ProjectKind; continuing: boolean }
export type NewTarget = { roundId: string; project: { id: string } | NewProject }

/** What a unit can begin: its projects with the years they already have, and the rounds of its district. */
export async function newTargetOptions(db: Kysely<DB>, actor: Actor, clock: Clock) {
  const closesAt = unitDeadline("u.id", "r.id")
  const rounds = await db
    .selectFrom("budget_round as r")
    .innerJoin("org as u", "u.district_id", "r.district_id")
    .select(["r.id", "r.name", "r.budget_year as budgetYear", "r.opens_at as opensAt"])
    .select([closesAt.as("closesAt"), sql<boolean>`${clock} >= r.opens_at and ${clock} < ${closesAt}`.as("open")])
    .where("u.id", "=", actor.orgId)
    .orderBy("r.opens_at", "desc")
    .execute()
  const projects = await db
    .selectFrom("project as p")
    .leftJoin("target as t", "t.project_id", "p.id")
    .select(["p.id", "p.code", "p.name", "p.continuing"])
    .select(sql<number[]>`coalesce(array_agg(t.budget_year) filter (where t.id is not null), '{}')`.as("takenYears"))
    .select(sql<number[]>`coalesce(array_agg(t.budget_year) filter (where t.approved_version_id is not null), '{}')`.as("approvedYears"))
    .where("p.unit_id", "=", actor.orgId)
    .groupBy("p.id")
    .orderBy("p.code")
    .execute()
  return { rounds, projects }
}

export const findRound = (trx: Transaction<DB>, actor: Actor, id: string, clock: Clock) =>
  trx
    .selectFrom("budget_round as r")
    .innerJoin("org as u", "u.district_id", "r.district_id")
    .select(["r.id", "r.budget_year as budgetYear", "r.opens_at as opensAt", "u.parent_id as departmentId"])
    .select(unitDeadline("u.id", "r.id").as("closesAt"))
    .select(clock.as("now"))
    .where("r.id", "=", id)
    .where("u.id", "=", actor.orgId)
    .executeTakeFirst()

async function projectId(trx: Transaction<DB>, actor: Actor, project: NewTarget["project"]): Promise<string> {
  if ("id" in project) {
    const own = await trx
      .selectFrom("project")
      .select("id")
      .where("id", "=", project.id)
      .where("unit_id", "=", actor.orgId)
      .executeTakeFirst()
    if (!own) throw notFound()
    return own.id
  }
  const made = await trx
    .insertInto("project")
    .values({ ...project, district_id: actor.districtId, unit_id: actor.orgId })
    .onConflict((conflict) => conflict.column("code").doNothing())
    .returning("id")
    .executeTakeFirst()
  if (!made) throw codeTaken()
  return made.id
}

const codeTaken = (): AppError => invalid([{ path: "project.code", message: "这个项目代码已经用过，请核对。" }])
const yearTaken = (): AppError => invalid([{ path: "project", message: "这个项目本年度已经有绩效目标，不能重复申报。" }])

/** Begins a draft in the actor's own unit. Throws AppError: NOT_FOUND, FORBIDDEN, CONFLICT (round not open), BAD_REQUEST. */
export const createTarget = (db: Kysely<DB>, actor: Actor, input: NewTarget, clock: Clock): Promise<{ id: string }> =>
  inTransaction(db, async (trx) => {
    const round = await findRound(trx, actor, input.roundId, clock)
    const decision = round && decideCreate(actor, round, round.now)
    if (decision && !decision.ok) throw refused(decision.why)
    if (!round?.departmentId) throw notFound()
    const made = await trx
      .insertInto("target")
      .values({
        district_id: actor.districtId,
        department_id: round.departmentId,
        unit_id: actor.orgId,
        project_id: await projectId(trx, actor, input.project),
        round_id: round.id,
        budget_year: round.budgetYear,
        updated_by: actor.userId,
      })
      .onConflict((conflict) => conflict.columns(["project_id", "budget_year"]).doNothing())
      .returning("id")
      .executeTakeFirst()
    if (!made) throw yearTaken()
    await trx.insertInto("target_event").values(creationEvent(actor, made.id)).execute()
    return made
  })

export const creationEvent = (actor: Actor, targetId: string, note = "") => ({
  target_id: targetId,
  user_id: actor.userId,
  user_name: actor.userName,
  membership_id: actor.membershipId,
  role: actor.role,
  org_name: actor.orgName,
  ...behalfOf(actor),
  action: "create",
  note,
  to_state: "draft" as const,
  round: 0,
  target_at: 1,
})
