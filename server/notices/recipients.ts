// Who will be told of an act, asked before it is done.
import type { Kysely } from "kysely"
import type { DB } from "#db/schema.ts"
import { type Clock, fixedClock } from "#server/clock.ts"
import { noticeOf } from "#server/domain/notices.ts"
import { type Actor, personsOf } from "#server/domain/roles.ts"
import { decide, type Move, type ReturnGoal } from "#server/domain/workflow.ts"
import { notFound } from "#server/errors.ts"
import { holdersOf } from "#server/messages/holders.ts"
import { urgeDecision } from "#server/messages/urge.ts"
import { findTarget, submittersOf } from "#server/targets/find.ts"
import { listAudience, type Person } from "./audience.ts"
import { toldBefore } from "./queries.ts"

export type Asked = { id: string; action: Move | "urge"; goal: ReturnGoal }

/** People by name; nobody where the act is not this person's to do, so that nothing is learnt by asking. For a transfer: those one may choose from. */
export async function recipientsOf(db: Kysely<DB>, actor: Actor, { id, action, goal }: Asked, clock: Clock): Promise<Person[]> {
  const target = await findTarget(db, actor, id, clock)
  if (!target) throw notFound()
  if (action === "urge") return urgeDecision(actor, target).ok ? (await holdersOf(db, actor, target)).people : []
  const decision = decide(actor, target.subject, { action, goal, note: "given", now: target.now })
  if (!decision.ok) return []
  if (action === "undo" && target.lastEvent) return toldBefore(db, target.lastEvent.eventId)
  if (!noticeOf(action, decision.to)) return []
  const submitters = action === "submit" ? personsOf(actor) : submittersOf(target)
  return listAudience(db, { targetId: id, state: decision.to, submitters, actorId: actor.userId }, fixedClock(target.now))
}
