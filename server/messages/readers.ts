// To whom a target may be copied: posts and orgs of the district. The three administrators read no target.
import { type Kysely, type RawBuilder, sql } from "kysely"
import type { DB } from "#db/schema.ts"
import type { Clock } from "#server/clock.ts"
import { type Actor, roleLabels } from "#server/domain/roles.ts"
import type { Person } from "#server/notices/audience.ts"
import { validNow } from "#server/people/standing.ts"
import { readingRoles } from "#server/targets/reach.ts"

export type ReaderId = { membershipId: string } | { orgId: string }
export type Reader = { membershipId: string | null; orgId: string | null; name: string }

/** Posts that may read, other than the actor's own: `m`, with the org `o` and the person `u`. */
const posts = (db: Kysely<DB>, actor: Actor, clock: Clock) =>
  db
    .selectFrom("membership as m")
    .innerJoin("org as o", "o.id", "m.org_id")
    .innerJoin("app_user as u", "u.id", "m.user_id")
    .where("o.district_id", "=", actor.districtId)
    .where("u.disabled_at", "is", null)
    .where("u.id", "<>", actor.userId)
    .where(sql<boolean>`m.role::text = any(${[...readingRoles]})`)
    .where(validNow(clock))

/** Undefined for who is not of this district, or may read nothing. */
export async function findReader(db: Kysely<DB>, actor: Actor, id: ReaderId, clock: Clock): Promise<Reader | undefined> {
  if ("orgId" in id) {
    const org = db.selectFrom("org").select("name").where("id", "=", id.orgId).where("district_id", "=", actor.districtId)
    const found = await org.executeTakeFirst()
    return found && { membershipId: null, orgId: id.orgId, name: found.name }
  }
  const found = await posts(db, actor, clock)
    .select(["u.name", "m.role", "o.name as orgName"])
    .where("m.id", "=", id.membershipId)
    .executeTakeFirst()
  return found && { membershipId: id.membershipId, orgId: null, name: `${found.name}（${found.orgName}，${roleLabels[found.role]}）` }
}

/** The people behind a reader, one row each, by the post they read with. */
export const readersOf = (actor: Actor, { membershipId, orgId }: Reader, clock: Clock): RawBuilder<Person> => sql<Person>`
  select distinct on (m.user_id) m.user_id as "userId", u.name, m.id as "membershipId", m.role, o.name as "orgName", null::text as "onBehalfOf"
  from membership m join org o on o.id = m.org_id join app_user u on u.id = m.user_id and u.disabled_at is null
  where ${validNow(clock)} and m.role::text = any(${[...readingRoles]}) and m.user_id <> ${actor.userId}
    and (m.id = ${membershipId}::uuid or m.org_id = ${orgId}::uuid)
  order by m.user_id, m.role`

const mostChoices = 20
const contains = (words: string): string => `%${words.replace(/[\\%_]/g, (char) => `\\${char}`)}%`

/** Orgs and people of the district whose name or org has these words in it: at most twenty of each, and how many an org would tell. */
export async function readerChoices(db: Kysely<DB>, actor: Actor, q: string, clock: Clock) {
  const words = contains(q)
  const people = await posts(db, actor, clock)
    .select(["m.id as membershipId", "u.name", "m.role", "o.name as orgName"])
    .where((eb) => eb.or([eb("u.name", "ilike", words), eb("o.name", "ilike", words)]))
    .orderBy("u.name")
    .orderBy("o.code")
    .limit(mostChoices)
    .execute()
  const orgs = await db
    .selectFrom(posts(db, actor, clock).select(["o.id as orgId", "o.name", "o.code", "u.id as userId"]).as("reader"))
    .select(["orgId", "name", sql<number>`count(distinct "userId")::int`.as("people")])
    .where("name", "ilike", words)
    .groupBy(["orgId", "name", "code"])
    .orderBy("code")
    .limit(mostChoices)
    .execute()
  return { people, orgs }
}
