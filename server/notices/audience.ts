// Whom an act leads to. One query for two uses: said before the button is pressed, and told when it was.
import { type Kysely, type RawBuilder, sql } from "kysely"
import type { DB } from "#db/schema.ts"
import type { Clock } from "#server/clock.ts"
import type { Role } from "#server/domain/roles.ts"
import { roleAt, type State } from "#server/domain/workflow.ts"
import { standsInNow, validNow } from "#server/people/standing.ts"
import { reachesAs, type TargetRole } from "#server/targets/reach.ts"

export type Leading = {
  targetId: string
  /** Where the act leads. */
  state: State
  /** Who submitted it, and for whom: they do not decide on it, and to them it comes back. */
  submitters: readonly string[]
  /** Who acts needs no notice of it. */
  actorId: string
  /** Only this one: the colleague to whom it is transferred. */
  only?: string | null
  /** Whoever took it in: them, and those who stand in for them. */
  holder?: string | null
}

export type Person = {
  userId: string
  name: string
  membershipId: string
  role: Role
  orgName: string
  /** The absent person for whom they are told. */
  onBehalfOf: string | null
}

/** The desk of an approved target is nobody's, but its submitter wants to know. */
const roleTold = (state: State): TargetRole => (roleAt(state) ?? "editor") as TargetRole

/** What came back goes to its submitter while they still are an editor there, else to all editors of the unit. */
const submitterOrAll = (submitters: RawBuilder<string[]>, clock: Clock) => sql<boolean>`(
  m.user_id = any(${submitters}) or not exists (select from membership e
    where e.user_id = any(${submitters}) and e.org_id = t.unit_id and e.role = 'editor' and ${validNow(clock, "e")}))`

function concerned(state: State, submitters: RawBuilder<string[]>, clock: Clock): RawBuilder<boolean> {
  if (state === "approved") return sql`m.user_id = any(${submitters})`
  if (state === "draft") return submitterOrAll(submitters, clock)
  return sql`m.user_id <> all(${submitters}) and p.user_id <> all(${submitters})`
}

export type Many = Omit<Leading, "targetId" | "submitters" | "holder"> & {
  /** Of each `t`: a uuid or null. */
  holder?: RawBuilder<string | null>
  /** Which targets `t`. */
  targets: RawBuilder<boolean>
  /** Of each `t`: a uuid[]. */
  submitters: RawBuilder<string[]>
}

/** Those of an act on targets that each were submitted by others. */
export const submittersOf: RawBuilder<string[]> = sql`array_remove(array[t.submitted_by, t.submitted_for, t.handed_to], null)`

/** For each target one row for each person: as their own membership where they have one, else as the one they stand in for. */
export function audienceOf(
  { targets, state, submitters, actorId, only = null, holder = sql`null` }: Many,
  clock: Clock,
): RawBuilder<Person & { targetId: string }> {
  return sql`
    select distinct on (t.id, p.user_id) t.id as "targetId", p.user_id as "userId", u.name, m.id as "membershipId", m.role, o.name as "orgName",
      case when p.user_id <> m.user_id then absent.name end as "onBehalfOf"
    from target t
    join membership m on ${reachesAs(roleTold(state))} and ${validNow(clock)}
    join org o on o.id = m.org_id
    join app_user absent on absent.id = m.user_id
    join lateral (
      select m.user_id union all
      select x.substitute_id from substitution x where x.membership_id = m.id and ${standsInNow(clock)}
    ) p on true
    join app_user u on u.id = p.user_id and u.disabled_at is null
    where ${targets} and p.user_id <> ${actorId} and (${only}::uuid is null or p.user_id = ${only}::uuid)
      and (${holder}::uuid is null or ${holder}::uuid in (p.user_id, m.user_id))
      and ${concerned(state, submitters, clock)}
    order by t.id, p.user_id, (p.user_id <> m.user_id), o.code`
}

export const audience = ({ targetId, submitters, holder = null, ...leading }: Leading, clock: Clock) =>
  audienceOf({ ...leading, targets: sql`t.id = ${targetId}`, submitters: sql`${submitters}::uuid[]`, holder: sql`${holder}` }, clock)

/** The same people by name. */
export const listAudience = async (db: Kysely<DB>, leading: Leading, clock: Clock): Promise<Person[]> => {
  const { rows } = await sql<Person>`
    select "userId", name, "membershipId", role, "orgName", "onBehalfOf" from (${audience(leading, clock)}) person order by name`.execute(
    db,
  )
  return rows
}
