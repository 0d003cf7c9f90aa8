// A new year begins from an earlier one: drafts with the goal and the indicators that were approved, for projects that go on.
// Indicators keep their ids, so that each can be followed through the years. Amounts are asked for anew: nobody gets money by copying.
import { randomUUID } from "node:crypto"
import { type Kysely, sql, type Transaction } from "kysely"
import type { DB } from "#db/schema.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Clock } from "#server/clock.ts"
import type { Actor } from "#server/domain/roles.ts"
import { fromStoredVersion } from "#server/domain/version.ts"
import { decideCreate } from "#server/domain/workflow.ts"
import { notFound, refused } from "#server/errors.ts"
import { formColumn, indicatorColumns } from "./columns.ts"
import { creationEvent, findRound } from "./create.ts"

export type Continuation = { roundId: string; projectIds: readonly string[] }
type Source = { projectId: string; year: number; content: unknown }

/** The newest approved version before `year` of each of these projects of the actor's unit that has no target in that year yet. */
const sources = (trx: Transaction<DB>, actor: Actor, ids: readonly string[], year: number) =>
  trx
    .selectFrom("target as t")
    .innerJoin("project as p", "p.id", "t.project_id")
    .innerJoin("target_version as v", "v.id", "t.approved_version_id")
    .distinctOn("t.project_id")
    .select(["t.project_id as projectId", "t.budget_year as year", "v.content"])
    .where("p.unit_id", "=", actor.orgId)
    .where("p.id", "=", (eb) => eb.fn.any(eb.val(ids)))
    .where("t.budget_year", "<", year)
    .where(sql<boolean>`not exists (select from target taken where taken.project_id = p.id and taken.budget_year = ${year})`)
    .orderBy("t.project_id")
    .orderBy("t.budget_year", "desc")
    .execute()

/** Another unit's projects are not there. Throws NOT_FOUND. */
async function refuseOthers(trx: Transaction<DB>, actor: Actor, ids: readonly string[]): Promise<void> {
  const own = await trx
    .selectFrom("project")
    .select("id")
    .where("unit_id", "=", actor.orgId)
    .where("id", "=", (eb) => eb.fn.any(eb.val(ids)))
    .execute()
  if (own.length < new Set(ids).size) throw notFound()
}

type Place = { roundId: string; year: number; departmentId: string }

const draftOf = (actor: Actor, { projectId, content }: Source, { roundId, year, departmentId }: Place) => {
  const { content: earlier } = fromStoredVersion(content)
  return {
    indicators: earlier.indicators,
    target: {
      id: randomUUID(),
      ...{ district_id: actor.districtId, department_id: departmentId, unit_id: actor.orgId, updated_by: actor.userId },
      ...{ project_id: projectId, round_id: roundId, budget_year: year },
      ...{ goal: earlier.goal, form: formColumn(earlier) },
    },
  }
}

/** PostgreSQL takes 65,535 parameters a statement, and a row has fourteen. */
const rowsAtOnce = 4_000

async function insertDrafts(trx: Transaction<DB>, actor: Actor, found: readonly Source[], place: Place): Promise<string[]> {
  const drafts = found.map((source) => ({ ...draftOf(actor, source, place), year: source.year }))
  // Somebody else may have begun one meanwhile: it stays as it is.
  const made = await trx
    .insertInto("target")
    .values(drafts.map(({ target }) => target))
    .onConflict((conflict) => conflict.columns(["project_id", "budget_year"]).doNothing())
    .returning("id")
    .execute()
  const begun = drafts.filter(({ target }) => made.some(({ id }) => id === target.id))
  const rows = begun.flatMap(({ target, indicators }) =>
    indicators.map((row, at) => ({ ...indicatorColumns(row), target_id: target.id, position: at + 1 })),
  )
  for (let start = 0; start < rows.length; start += rowsAtOnce)
    await trx
      .insertInto("indicator")
      .values(rows.slice(start, start + rowsAtOnce))
      .execute()
  const events = begun.map(({ target, year }) => creationEvent(actor, target.id, `从 ${year} 年批复的绩效目标带入`))
  if (events.length > 0) await trx.insertInto("target_event").values(events).execute()
  await trx
    .updateTable("project")
    .set({ continuing: true })
    .where("id", "=", (eb) => eb.fn.any(eb.val(begun.map(({ target }) => target.project_id))))
    .execute()
  return begun.map(({ target }) => target.id)
}

/**
 * Begins drafts for all of these projects that have an approved target of an earlier year and none in this one; all or none.
 * Answers the ids of what was begun. Throws AppError: NOT_FOUND, FORBIDDEN, CONFLICT (round not open).
 */
export const continueTargets = (db: Kysely<DB>, actor: Actor, { roundId, projectIds }: Continuation, clock: Clock) =>
  inTransaction(db, async (trx): Promise<{ ids: string[] }> => {
    const round = await findRound(trx, actor, roundId, clock)
    const decision = round && decideCreate(actor, round, round.now)
    if (decision && !decision.ok) throw refused(decision.why)
    if (!round?.departmentId) throw notFound()
    await refuseOthers(trx, actor, projectIds)
    const found = await sources(trx, actor, projectIds, round.budgetYear)
    if (found.length === 0) return { ids: [] }
    const place = { roundId, year: round.budgetYear, departmentId: round.departmentId }
    return { ids: await insertDrafts(trx, actor, found, place) }
  })
