// The kinds of act that may be done on many targets at once. To add one: its word in server/domain/bulk.ts, and a line here.
import type { Transaction } from "kysely"
import type { DB } from "#db/schema.ts"
import type { Clock } from "#server/clock.ts"
import type { BulkAction } from "#server/domain/bulk.ts"
import type { Actor } from "#server/domain/roles.ts"
import { type Decision, decide, type Move, type ReturnGoal, type Subject } from "#server/domain/workflow.ts"
import { transition } from "#server/targets/transition.ts"

/** What is asked of every target alike. */
export type Asked = { note: string; goal: ReturnGoal; colleague: string | null }
/** One target of the act, as it was previewed, and the key under which it is done once. */
export type Item = { targetId: string; version: number; key: string }

type Kind = {
  /** May it be done to this target now, and where does that lead? */
  judge(actor: Actor, subject: Subject, asked: Asked, now: Date): Decision
  /** Does it. Throws AppError as the single act does. */
  perform(trx: Transaction<DB>, actor: Actor, item: Item, asked: Asked, clock: Clock): Promise<unknown>
}

/** Exactly what the button on one target does: the same rule beforehand, the same function afterwards. */
const byMove = (action: Move): Kind => ({
  judge: (actor, subject, { note, goal }, now) => decide(actor, subject, { action, note, goal, now }),
  perform: (trx, actor, { targetId: id, version, key }, { note, goal, colleague }, clock) =>
    transition(trx, actor, { id, version, action, note, goal, key, ...(colleague && { colleague }) }, clock),
})

export const kinds: Record<BulkAction, Kind> = {
  approve: byMove("approve"),
  return: byMove("return"),
  transfer: byMove("transfer"),
}
