// Names in the library that are almost those of given indicators: candidates only, which the rule `library_near` judges.
import { type Kysely, type RawBuilder, sql } from "kysely"
import { plannedAnew } from "#db/prepared.ts"
import type { DB } from "#db/schema.ts"
import type { Actor } from "#server/domain/roles.ts"

/** The nearest few for each name: the rule needs one that it agrees to. */
const each = 5

/** A scalar: JSON array of names. `measures` is a query of texts "measure"; `district` and `department` are the target's. */
export const nearNames = (measures: RawBuilder<unknown>, district: RawBuilder<unknown>, department: RawBuilder<unknown>) => sql`(
  select coalesce(jsonb_agg(distinct near.name), '[]') from (${measures}) wanted, lateral (
    select l.name from library_indicator l
    where l.state = 'confirmed' and l.district_id = ${district} and (l.department_id is null or l.department_id = ${department})
      and (l.pairs @> first_pairs(wanted.measure) or l.pairs @> last_pairs(wanted.measure))
    order by abs(length(l.measure) - length(wanted.measure)), l.id limit ${each}) near
  where length(wanted.measure) > 1)`

/** For names that somebody is typing in a target of the actor's unit. */
export async function nearTo(db: Kysely<DB>, actor: Actor, names: readonly string[]): Promise<string[]> {
  const measures = sql`select measure_key(name) as measure from unnest(${[...names]}::text[]) as name`
  const department = sql`(select coalesce(o.parent_id, o.id) from org o where o.id = ${actor.orgId})`
  const { rows } = await sql<{
    names: string[]
  }>`${plannedAnew} select ${nearNames(measures, sql`${actor.districtId}`, department)} as names`.execute(db)
  return rows[0]?.names ?? []
}
