// Return points in the database: raised and taken back with the act they belong to, answered and closed one by one.
import { type Kysely, sql, type Transaction } from "kysely"
import type { DB } from "#db/schema.ts"
import { fieldLabel } from "#server/domain/open-fields.ts"
import type { PointInput } from "#server/domain/return-points.ts"
import { emptyReviewDraft } from "#server/domain/review-draft.ts"
import type { Actor } from "#server/domain/roles.ts"
import type { FoundTarget } from "#server/targets/find.ts"
import { saveDraft } from "./queries.ts"

type Logged = "raise" | "answer" | "close" | "reopen" | "retract"

const logRow = (actor: Actor, action: Logged, words: string, targetEventId: bigint | null) => ({
  user_id: actor.userId,
  user_name: actor.userName,
  role: actor.role,
  org_name: actor.orgName,
  action,
  text: words,
  target_event_id: targetEventId,
})

/** Who did it, with each point: nobody can rewrite it. `targetEventId`: the act it came with, if any. */
async function logPoints(
  db: Kysely<DB>,
  actor: Actor,
  ids: readonly string[],
  action: Logged,
  words = "",
  targetEventId: bigint | null = null,
) {
  if (ids.length === 0) return
  const row = logRow(actor, action, words, targetEventId)
  await db
    .insertInto("return_point_event")
    .values(ids.map((point_id) => ({ point_id, ...row })))
    .execute()
}

/**
 * With a return: what this role asked before and did not close is open again. Answers the paths that wait for the unit's answer,
 * whoever raised them, and the points opened again.
 */
export async function reopenPoints(trx: Transaction<DB>, actor: Actor, target: FoundTarget) {
  if (target.openPoints === 0) return { paths: [], pointIds: [] }
  const reopened = await trx
    .updateTable("return_point")
    .set({ state: "open" })
    .where("target_id", "=", target.id)
    .where("raised_by", "=", actor.role)
    .where("state", "=", "answered")
    .where("retracted", "=", false)
    .returning("id")
    .execute()
  const open = await trx
    .selectFrom("return_point")
    .select("path")
    .where("target_id", "=", target.id)
    .where("state", "=", "open")
    .where("retracted", "=", false)
    .execute()
  return { paths: open.map(({ path }) => path), pointIds: reopened.map(({ id }) => id) }
}

type Raised = { eventId: bigint; points: readonly PointInput[]; reopened: readonly string[] }

/** Stores the points of a return, and that others were opened again by it. */
export async function raisePoints(trx: Transaction<DB>, actor: Actor, target: FoundTarget, { eventId, points, reopened }: Raised) {
  const rows = points.map(({ path, comment }, place) => ({
    ...{ target_id: target.id, event_id: eventId, position: place + 1, round: target.round, raised_by: actor.role },
    ...{ path, label: fieldLabel(target.content, path), comment },
  }))
  const made = rows.length > 0 ? await trx.insertInto("return_point").values(rows).returning("id").execute() : []
  await logPoints(
    trx,
    actor,
    made.map(({ id }) => id),
    "raise",
    "",
    eventId,
  )
  await logPoints(trx, actor, reopened, "reopen", "", eventId)
}

/** Undo of a return: its points are taken back, and what it opened again is answered as before. */
export async function retractPoints(trx: Transaction<DB>, actor: Actor, returnEventId: bigint, undoEventId: bigint) {
  const raised = await trx
    .updateTable("return_point")
    .set({ retracted: true })
    .where("event_id", "=", returnEventId)
    .returning("id")
    .execute()
  const reopened = await trx
    .updateTable("return_point as rp")
    .set({ state: "answered" })
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("return_point_event as pe")
          .select(sql`1`.as("one"))
          .whereRef("pe.point_id", "=", "rp.id")
          .where("pe.target_event_id", "=", returnEventId)
          .where("pe.action", "=", "reopen"),
      ),
    )
    .returning("id")
    .execute()
  const ids = [...raised, ...reopened].map(({ id }) => id)
  await logPoints(trx, actor, ids, "retract", "", undoEventId)
  await redraft(trx, actor, returnEventId)
}

/** The words of an undone return lie before the reviewer again, as a draft: nobody writes them twice. */
async function redraft(trx: Transaction<DB>, actor: Actor, returnEventId: bigint) {
  const event = await trx
    .selectFrom("target_event")
    .select(["target_id as targetId", "note"])
    .where("id", "=", returnEventId)
    .executeTakeFirstOrThrow()
  const points = await trx
    .selectFrom("return_point")
    .select(["path", "comment"])
    .where("event_id", "=", returnEventId)
    .orderBy("position")
    .execute()
  await saveDraft(trx, actor, event.targetId, { ...emptyReviewDraft, note: event.note, points })
}

type Change = { id: string; state: "open" | "answered" | "closed"; answer?: string; action: Logged; words: string }

/** One step of one point; its rights are checked by the caller, in the transaction that holds the target's row. */
export async function changePoint(trx: Transaction<DB>, actor: Actor, { id, state, answer, action, words }: Change) {
  await trx
    .updateTable("return_point")
    .set({ state, ...(answer !== undefined && { answer }) })
    .where("id", "=", id)
    .execute()
  await logPoints(trx, actor, [id], action, words)
}

/** The points of a target, first raised first, each with what was said to it. The target's own scope is the caller's. */
export const pointsOf = (db: Kysely<DB>, targetId: string) =>
  db
    .selectFrom("return_point as p")
    .innerJoin("target_event as e", "e.id", "p.event_id")
    .select(["p.id", "p.path", "p.label", "p.comment", "p.state", "p.answer", "p.round", "p.raised_by as raisedBy"])
    .select(["e.at", "e.user_name as by", "e.org_name as orgName", sql<string>`p.event_id::text`.as("eventId")])
    .select((eb) =>
      eb
        .selectFrom("return_point_event as said")
        .select(({ fn }) => fn.max("said.at").as("at"))
        .whereRef("said.point_id", "=", "p.id")
        .where("said.action", "=", "answer")
        .as("answeredAt"),
    )
    .where("p.target_id", "=", targetId)
    .where("p.retracted", "=", false)
    .orderBy("p.event_id")
    .orderBy("p.position")
    .execute()
export type ReturnPoint = Awaited<ReturnType<typeof pointsOf>>[number]
