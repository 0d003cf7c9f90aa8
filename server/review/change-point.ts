// Answering, closing and opening again one return point, while the target's row is held: a submission at the same moment waits.
import type { Kysely } from "kysely"
import type { DB } from "#db/schema.ts"
import { inTransaction } from "#db/transaction.ts"
import { awaitsUnit, mayAnswer, mayClose, type PointState } from "#server/domain/return-points.ts"
import type { Actor } from "#server/domain/roles.ts"
import { deskOf } from "#server/domain/workflow.ts"
import { invalid, notFound, refused } from "#server/errors.ts"
import { visibleTo } from "#server/targets/visible.ts"
import { changePoint } from "./points.ts"

export type PointChange = { id: string } & ({ action: "answer"; answer: string } | { action: "close" | "reopen" })

const findPoint = (db: Kysely<DB>, actor: Actor, id: string) =>
  db
    .selectFrom("return_point as p")
    .innerJoin("target as t", "t.id", "p.target_id")
    .select(["p.id", "p.state", "p.answer", "p.raised_by as raisedBy", "p.round", "t.state as targetState", "t.round as targetRound"])
    .where("p.id", "=", id)
    .where("p.retracted", "=", false)
    .where(visibleTo(actor))
    .forUpdate()
    .executeTakeFirst()

type Found = NonNullable<Awaited<ReturnType<typeof findPoint>>>

const isTurn = (actor: Actor, { action }: PointChange, point: Found): boolean => {
  const target = { state: point.targetState, round: point.targetRound }
  return action === "answer" ? mayAnswer(actor, target, point) : mayClose(actor, deskOf(actor.role), target, point)
}

/** Why a point is not to be closed, or opened again, as it is now. */
function hindrance(action: PointChange["action"], point: Found): string | null {
  if (action === "close" && awaitsUnit({ round: point.targetRound }, point)) return "单位还没有答复这一条，不能关闭。"
  return action === "reopen" && point.state !== "closed" ? "这一条没有关闭，不用重新打开。" : null
}

const stateAfter = (action: PointChange["action"], { answer }: Found): PointState => {
  if (action === "close") return "closed"
  return action === "reopen" && answer === "" ? "open" : "answered"
}

/** Throws AppError: NOT_FOUND, FORBIDDEN where it is not this person's turn, BAD_REQUEST for a point that cannot be closed or opened again. */
export const changeReturnPoint = (db: Kysely<DB>, actor: Actor, change: PointChange): Promise<{ state: PointState }> =>
  inTransaction(db, async (trx) => {
    const point = await findPoint(trx, actor, change.id)
    if (!point) throw notFound()
    if (!isTurn(actor, change, point)) throw refused("role")
    const message = hindrance(change.action, point)
    if (message) throw invalid([{ path: "point", message }])
    const state = stateAfter(change.action, point)
    const said = change.action === "answer" ? { answer: change.answer, words: change.answer } : { words: "" }
    await changePoint(trx, actor, { id: point.id, state, action: change.action, ...said })
    return { state }
  })
