// 催办: a line in the history and an urgent notice. The target itself stays as it is.
import type { Kysely, Transaction } from "kysely"
import type { DB } from "#db/schema.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Clock } from "#server/clock.ts"
import { actingName } from "#server/domain/notices.ts"
import type { Actor } from "#server/domain/roles.ts"
import { decideUrge, type UrgeDecision, urgeAgainFrom } from "#server/domain/urge.ts"
import { keyReused, notFound, refused } from "#server/errors.ts"
import { tell } from "#server/notices/tell.ts"
import { type FoundTarget, findTarget } from "#server/targets/find.ts"
import { urgeableOf } from "#server/targets/subject.ts"
import { lockTarget } from "#server/targets/transition.ts"
import { holdersOf } from "./holders.ts"
import { messageRow } from "./message-row.ts"

export type Urge = {
  id: string
  note?: string
  /** One act of a person has one key (uuid): the second arrival gets the first answer. */
  key: string
}

export const urgeDecision = (actor: Actor, target: FoundTarget): UrgeDecision => decideUrge(actor, urgeableOf(target), target.now)

/** For the button: null where it is not this person's to urge; `from` where it was urged already and one has to wait. */
export function urgeOffer(actor: Actor, target: FoundTarget): { last: Date | null; from: Date | null } | null {
  const { lastUrgedAt: last, urgeEvery } = target
  const decision = urgeDecision(actor, target)
  if (decision.ok) return { last, from: null }
  return decision.why === "too_soon" && last ? { last, from: urgeAgainFrom(last, urgeEvery) } : null
}

const earlierAnswer = (trx: Transaction<DB>, key: string) =>
  trx
    .selectFrom("target_message")
    .select(["target_id as targetId", "user_id as userId", "told_names as told"])
    .where("id", "=", key)
    .executeTakeFirst()

/** Tells whoever has it and stores the message; answers their names. */
async function send(trx: Transaction<DB>, actor: Actor, target: FoundTarget, { note = "", key }: Urge): Promise<string[]> {
  const { leading, people } = await holdersOf(trx, actor, target)
  if (people.length === 0) throw refused("nobody")
  const byName = actingName(actor.userName, actor.onBehalfOf?.name)
  const told = await tell(trx, { ...leading, kind: "urge", round: target.round, byName, note, eventId: null }, target.now)
  const names = told.map(({ name }) => name)
  await trx
    .insertInto("target_message")
    .values(messageRow(actor, target, { key, kind: "urge", note, told, names }))
    .execute()
  return names
}

/**
 * Urges whoever has the target now; answers whom it told. Two at once are one after the other, and the second is too soon.
 * Throws AppError: NOT_FOUND, FORBIDDEN (not yours to urge), CONFLICT (too soon, or nobody there), UNPROCESSABLE_CONTENT (key reused).
 */
export const urge = (db: Kysely<DB>, actor: Actor, asked: Urge, clock: Clock): Promise<{ told: string[] }> =>
  inTransaction(db, async (trx) => {
    if (!(await lockTarget(trx, actor, asked.id))) throw notFound()
    const earlier = await earlierAnswer(trx, asked.key)
    if (earlier && (earlier.userId !== actor.userId || earlier.targetId !== asked.id)) throw keyReused()
    if (earlier) return { told: earlier.told }
    const target = await findTarget(trx, actor, asked.id, clock)
    if (!target) throw notFound()
    const decision = urgeDecision(actor, target)
    if (!decision.ok) throw refused(decision.why)
    return { told: await send(trx, actor, target, asked) }
  })
