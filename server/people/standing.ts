// As what a person may act at a moment: memberships that hold, and those of absent colleagues they stand in for (代办).
import { type RawBuilder, sql } from "kysely"
import type { Clock } from "../clock.ts"

/** Whether the membership called `m`, or as named, holds at this moment: from its first until, but not at, its last. */
export const validNow = (clock: Clock, name = "m") => {
  const [from, to] = [sql.ref(`${name}.valid_from`), sql.ref(`${name}.valid_to`)]
  return sql<boolean>`(${from} <= ${clock} and (${to} is null or ${to} > ${clock}))`
}

/**
 * Whether the substitution `x` holds at this moment, [starts_at, ends_at) unless ended before. Resolved at reading time: nothing
 * has to be switched on or off. A person who has left, or is shut out, neither is represented nor represents.
 */
export const standsInNow = (clock: Clock) => sql<boolean>`(
  x.ended_at is null and x.starts_at <= ${clock} and x.ends_at > ${clock}
  and exists (select from membership own where own.user_id = x.substitute_id and ${validNow(clock, "own")})
  and exists (select from app_user absent join membership a on a.user_id = absent.id
    where a.id = x.membership_id and absent.disabled_at is null))`

/**
 * The memberships this person may act as now, and until when. No chains: what one stands in for is the absent person's own
 * membership, and a membership that one only stands in for appears in no substitution one can make.
 */
export const actingChoices = (userId: RawBuilder<unknown>, clock: Clock) => sql<{ membership_id: string; until: Date | null }>`(
  select m.id as membership_id, m.valid_to as until from membership m where m.user_id = ${userId} and ${validNow(clock)}
  union all
  select m.id, least(x.ends_at, m.valid_to) from substitution x join membership m on m.id = x.membership_id
  where x.substitute_id = ${userId} and ${standsInNow(clock)} and ${validNow(clock)})`
