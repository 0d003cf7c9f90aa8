// Answering, closing and opening again one return point, while the target's row is held: a submission at the same moment waits.
import type { Kysely } from "kysely"
import type { DB } from "#db/schema.ts"
import { inTransaction } from "#db/transaction.ts"
import { mayAnswer, mayClose } from "#server/domain/return-points.ts"
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
    .select(["p.id", "p.state", "p.raised_by as raisedBy", "t.state as targetState", "t.round"])
    .where("p.id", "=", id)
    .where("p.retracted", "=", false)
    .where(visibleTo(actor))
    .forUpdate()
    .executeTakeFirst()

/** Throws AppError: NOT_FOUND, FORBIDDEN where it is not this person's turn, BAD_REQUEST for a point nobody answered yet. */
export const changeReturnPoint = (db: Kysely<DB>, actor: Actor, change: PointChange): Promise<{ state: "open" | "answered" | "closed" }> =>
  inTransaction(db, async (trx) => {
    const point = await findPoint(trx, actor, change.id)
    if (!point) throw notFound()
    const target = { state: point.targetState, round: point.round }
    const may = change.action === "answer" ? mayAnswer(actor, target, point) : mayClose(actor, deskOf(actor.role), target, point)
    if (!may) throw refused("role")
    if (change.action === "answer") {
      const { answer } = change
      await changePoint(trx, actor, { id: point.id, state: "answered", answer, action: "answer", words: answer })
      return { state: "answered" }
    }
    if (change.action === "close" && point.state === "open") throw invalid([{ path: "point", message: "单位还没有答复这一条，不能关闭。" }])
    const state = change.action === "close" ? "closed" : "answered"
    await changePoint(trx, actor, { id: point.id, state, action: change.action, words: "" })
    return { state }
  })
