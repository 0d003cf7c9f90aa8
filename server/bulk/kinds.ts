// The kinds of act that may be done on many targets at once. To add one: its word in server/domain/bulk.ts, and a line here.
import type { RawBuilder, Transaction } from "kysely"
import type { DB } from "#db/schema.ts"
import type { Clock } from "#server/clock.ts"
import type { BulkAction } from "#server/domain/bulk.ts"
import { noticeOf } from "#server/domain/notices.ts"
import type { Actor } from "#server/domain/roles.ts"
import { decideUrge, type Urgeable } from "#server/domain/urge.ts"
import { decide, type Move, type ReturnGoal, type State, type Subject, type Why } from "#server/domain/workflow.ts"
import { holdersOfMany } from "#server/messages/holders.ts"
import { urge } from "#server/messages/urge.ts"
import { audienceOf, type Many, type Person } from "#server/notices/audience.ts"
import { transition } from "#server/targets/transition.ts"

/** What is asked of every target alike. */
export type Asked = { note: string; goal: ReturnGoal; colleague: string | null }
/** One target of the act, as it was previewed, and the key under which it is done once. */
export type Item = { targetId: string; version: number; key: string }

/** What the rules of any kind need to know of one target. */
export type Candidate = { subject: Subject; urgeable: Urgeable; now: Date }
export type Judgement = { ok: true; to: State } | { ok: false; why: Why }

type Kind = {
  /** May it be done to this target now, and where does that lead? */
  judge(actor: Actor, candidate: Candidate, asked: Asked): Judgement
  /** Does it. Throws AppError as the single act does. */
  perform(trx: Transaction<DB>, actor: Actor, item: Item, asked: Asked, clock: Clock): Promise<unknown>
  /** Whom it tells at the desk it leads to; null where it tells nobody. */
  told(many: Many, clock: Clock): RawBuilder<Person & { targetId: string }> | null
}

/** Exactly what the button on one target does: the same rule beforehand, the same function afterwards. */
const byMove = (action: Move): Kind => ({
  judge: (actor, { subject, now }, { note, goal }) => decide(actor, subject, { action, note, goal, now }),
  perform: (trx, actor, { targetId: id, version, key }, { note, goal, colleague }, clock) =>
    transition(trx, actor, { id, version, action, note, goal, key, ...(colleague && { colleague }) }, clock),
  told: (many, clock) => (noticeOf(action, many.state) ? audienceOf(many, clock) : null),
})

/** It leads nowhere, and what was written meanwhile does not matter to it: whoever has the target when its turn comes is reminded. */
const byUrge: Kind = {
  judge(actor, { urgeable, now }) {
    const decision = decideUrge(actor, urgeable, now)
    return decision.ok ? { ok: true, to: urgeable.state } : decision
  },
  perform: (trx, actor, { targetId: id, key }, { note }, clock) => urge(trx, actor, { id, note, key }, clock),
  told: holdersOfMany,
}

export const kinds: Record<BulkAction, Kind> = {
  approve: byMove("approve"),
  return: byMove("return"),
  transfer: byMove("transfer"),
  urge: byUrge,
}
