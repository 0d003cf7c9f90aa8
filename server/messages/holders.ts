// Who has a target now, and is reminded of it.
import { type Kysely, type RawBuilder, sql } from "kysely"
import type { DB } from "#db/schema.ts"
import { type Clock, fixedClock } from "#server/clock.ts"
import type { Actor } from "#server/domain/roles.ts"
import { audienceOf, type Leading, listAudience, type Many, type Person } from "#server/notices/audience.ts"
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

/** The same of many targets at one step: one row for each person and target. */
export const holdersOfMany = (many: Many, clock: Clock): RawBuilder<Person & { targetId: string }> => sql`
  with held as (${audienceOf({ ...many, holder: sql`t.accepted_by` }, clock)}),
    left_alone as (${audienceOf({ ...many, targets: sql`${many.targets} and t.id not in (select "targetId" from held)` }, clock)})
  select * from held union all select * from left_alone`
