// Who has a target now, and is reminded of it.
import type { Kysely } from "kysely"
import type { DB } from "#db/schema.ts"
import { fixedClock } from "#server/clock.ts"
import type { Actor } from "#server/domain/roles.ts"
import { type Leading, listAudience, type Person } from "#server/notices/audience.ts"
import { type FoundTarget, submittersOf } from "#server/targets/find.ts"

/** Whoever took it in, and those who stand in for them; where nobody did, or they have left, everybody at the desk. */
export async function holdersOf(db: Kysely<DB>, actor: Actor, target: FoundTarget): Promise<{ leading: Leading; people: Person[] }> {
  const desk: Leading = { targetId: target.id, state: target.state, submitters: submittersOf(target), actorId: actor.userId }
  const clock = fixedClock(target.now)
  const held = { ...desk, holder: target.acceptedById }
  const people = await listAudience(db, held, clock)
  if (people.length > 0 || target.acceptedById === null) return { leading: held, people }
  return { leading: desk, people: await listAudience(db, desk, clock) }
}
