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

type Projects = NewTargets["projects"]

async function sayUnknown(trx: Transaction<DB>, actor: Actor, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const own = await trx
    .selectFrom("project")
    .select("id")
    .where("id", "=", (eb) => eb.fn.any(eb.val([...ids])))
    .where("unit_id", "=", actor.orgId)
    .execute()
  if (own.length < new Set(ids).size) throw notFound()
}

async function makeProjects(trx: Transaction<DB>, actor: Actor, projects: readonly NewProject[]): Promise<Map<string, string>> {
  if (projects.length === 0) return new Map()
  const made = await trx
    .insertInto("project")
    .values(projects.map((project) => ({ ...project, district_id: actor.districtId, unit_id: actor.orgId })))
    .onConflict((conflict) => conflict.column("code").doNothing())
    .returning(["id", "code"])
    .execute()
  const ids = new Map(made.map(({ id, code }) => [code, id]))
  const taken = projects.find(({ code }) => !ids.has(code))
  if (taken) throw codeTaken(projects.length > 1 ? taken.code : null)
  return ids
}

/** The projects' ids, in order; new ones are made. */
async function projectIds(trx: Transaction<DB>, actor: Actor, projects: Projects): Promise<string[]> {
  await sayUnknown(
    trx,
    actor,
    projects.flatMap((project) => ("id" in project ? project.id : [])),
  )
  const made = await makeProjects(
    trx,
    actor,
    projects.flatMap((project) => ("id" in project ? [] : project)),
  )
  return projects.map((project) => ("id" in project ? project.id : (made.get(project.code) ?? "")))
}

const codeTaken = (code: string | null): AppError =>
  invalid([{ path: "project.code", message: code ? `项目代码 ${code} 已经用过，请核对。` : "这个项目代码已经用过，请核对。" }])
const yearTaken = (): AppError => invalid([{ path: "project", message: "这个项目本年度已经有绩效目标，不能重复申报。" }])

/** Begins a draft in the actor's own unit. Throws AppError: NOT_FOUND, FORBIDDEN, CONFLICT (round not open), BAD_REQUEST. */
export async function createTarget(db: Kysely<DB>, actor: Actor, { roundId, project }: NewTarget, clock: Clock): Promise<{ id: string }> {
  const [id = ""] = await createTargets(db, actor, { roundId, projects: [project] }, clock)
  return { id }
}

export type NewTargets = { roundId: string; projects: readonly NewTarget["project"][] }

/** Begins several drafts in one round, all or none; answers their ids in order. Throws as `createTarget` does. */
export const createTargets = (db: Kysely<DB>, actor: Actor, { roundId, projects }: NewTargets, clock: Clock): Promise<string[]> =>
  inTransaction(db, async (trx) => {
    const round = await findRound(trx, actor, roundId, clock)
    const decision = round && decideCreate(actor, round, round.now)
    if (decision && !decision.ok) throw refused(decision.why)
    if (!round?.departmentId) throw notFound()
    const place = { district_id: actor.districtId, department_id: round.departmentId, unit_id: actor.orgId }
    const frame = { ...place, round_id: round.id, budget_year: round.budgetYear, updated_by: actor.userId }
    const ids = await projectIds(trx, actor, projects)
    const made = await trx
      .insertInto("target")
      .values(ids.map((project_id) => ({ ...frame, project_id })))
      .onConflict((conflict) => conflict.columns(["project_id", "budget_year"]).doNothing())
      .returning(["id", "project_id as projectId"])
      .execute()
    if (made.length < ids.length) throw yearTaken()
    await trx
      .insertInto("target_event")
      .values(made.map(({ id }) => creationEvent(actor, id)))
      .execute()
    const byProject = new Map(made.map(({ id, projectId }) => [projectId, id]))
    return ids.map((id) => byProject.get(id) ?? "")
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
