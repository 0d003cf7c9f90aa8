// People and posts of a district as the security administrator sees them: names and counts, never what a target says.
import { type Kysely, type RawBuilder, sql } from "kysely"
import type { DB } from "#db/schema.ts"
import type { Clock } from "#server/clock.ts"
import type { OpenCounts } from "#server/domain/hand-over.ts"
import type { Actor, Role } from "#server/domain/roles.ts"
import { validNow } from "#server/people/standing.ts"
import { inHand } from "./in-hand.ts"

export const pageSize = 50

/** Of this district, or of none yet: whoever holds posts elsewhere alone is nobody here. */
const ofDistrict = (actor: Actor) => sql<boolean>`(
  exists (select from membership m join org o on o.id = m.org_id where m.user_id = u.id and o.district_id = ${actor.districtId})
  or not exists (select from membership m where m.user_id = u.id))`

const contains = (words: string): string => `%${words.replace(/[\\%_]/g, (char) => `\\${char}`)}%`

export type Post = { id: string; role: Role; orgName: string; from: Date; to: Date | null; holds: boolean }
type StoredPost = Omit<Post, "from" | "to"> & { from: string; to: string | null }

/** JSON carries times as text. */
const withTimes = (post: StoredPost): Post => ({ ...post, from: new Date(post.from), to: post.to === null ? null : new Date(post.to) })

/** The posts of `u` in this district, those that hold first. */
const posts = (actor: Actor, clock: Clock): RawBuilder<StoredPost[]> => sql`coalesce((
  select json_agg(json_build_object('id', m.id, 'role', m.role, 'orgName', o.name, 'from', m.valid_from, 'to', m.valid_to,
    'holds', ${validNow(clock)}) order by ${validNow(clock)} desc, o.code, m.role)
  from membership m join org o on o.id = m.org_id where m.user_id = u.id and o.district_id = ${actor.districtId}), '[]'::json)`

/** A page of people by name; `q` is looked for in name, login and the names of their orgs. */
export async function listStaff(db: Kysely<DB>, actor: Actor, { q, page }: { q?: string | undefined; page: number }, clock: Clock) {
  const words = contains(q ?? "")
  const found = await db
    .selectFrom("app_user as u")
    .select(["u.id", "u.name", "u.login", posts(actor, clock).as("posts")])
    .select([sql<boolean>`u.disabled_at is not null`.as("disabled"), sql<number>`count(*) over ()::int`.as("total")])
    .where(ofDistrict(actor))
    .where(
      sql<boolean>`(u.name ilike ${words} or u.login ilike ${words} or exists (
        select from membership m join org o on o.id = m.org_id
        where m.user_id = u.id and o.district_id = ${actor.districtId} and (o.name ilike ${words} or o.code ilike ${words})))`,
    )
    .orderBy("u.login")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  const rows = found.map(({ total: _, ...row }) => ({ ...row, posts: row.posts.map(withTimes) }))
  return { rows, total: found[0]?.total ?? 0, page, pageSize }
}

/** One person; undefined for somebody of another district. */
export async function findPerson(db: Kysely<DB>, actor: Actor, id: string, clock: Clock) {
  const found = await db
    .selectFrom("app_user as u")
    .select(["u.id", "u.name", "u.login", posts(actor, clock).as("posts"), clock.as("now")])
    .select(sql<boolean>`u.disabled_at is not null`.as("disabled"))
    .where("u.id", "=", id)
    .where(ofDistrict(actor))
    .executeTakeFirst()
  return found && { ...found, posts: found.posts.map(withTimes) }
}

const countOf = (condition: RawBuilder<boolean>) => sql<number>`(select count(*)::int from target t where ${condition})`

/** What is in hand by each of these posts, and who could take it over: the same org and role. */
export const openByPost = (db: Kysely<DB>, ids: readonly string[], clock: Clock) =>
  db
    .selectFrom("membership as m")
    .where(sql<boolean>`m.id = any(${ids}::uuid[])`)
    .select(["m.id", successors(clock).as("successors")])
    .select([countOf(inHand.drafts).as("drafts"), countOf(inHand.submitted).as("submitted"), countOf(inHand.held).as("held")])
    .select([given(clock).as("given"), received(clock).as("received"), pendingRequests.as("requests")])
    .execute()
export type OpenOfPost = OpenCounts & { id: string; successors: { id: string; name: string }[] }

/** Running and coming ones of this post. */
const given = (clock: Clock) =>
  sql<number>`(select count(*)::int from substitution x where x.membership_id = m.id and x.ended_at is null and x.ends_at > ${clock})`
/** Those they were given by colleagues; they end with a post only where it is their last. */
const received = (clock: Clock) => sql<number>`(select count(*)::int from substitution x
  where x.substitute_id = m.user_id and x.ended_at is null and x.ends_at > ${clock})`
const pendingRequests = sql<number>`(select count(*)::int from deadline_request dr
  where m.role = 'editor' and dr.unit_id = m.org_id and dr.asked_by = m.user_id and dr.state = 'pending')`

const successors = (clock: Clock) => sql<{ id: string; name: string }[]>`coalesce((
  select json_agg(json_build_object('id', c.id, 'name', u.name) order by u.name)
  from membership c join app_user u on u.id = c.user_id and u.disabled_at is null
  where c.org_id = m.org_id and c.role = m.role and c.user_id <> m.user_id and ${validNow(clock, "c")}), '[]'::json)`

/** What was done to this person's posts here, newest first. */
export const postEvents = (db: Kysely<DB>, actor: Actor, userId: string) =>
  db
    .selectFrom("people_event as e")
    .innerJoin("membership as m", "m.id", "e.membership_id")
    .select([sql<string>`e.id::text`.as("id"), "e.at", "e.user_name as by", "e.action", "e.role", "e.org_name as orgName"])
    .select(["e.successor_name as successor", "e.note", sql<Partial<OpenCounts>>`e.counts`.as("counts")])
    .where("m.user_id", "=", userId)
    .where("e.district_id", "=", actor.districtId)
    .orderBy("e.id", "desc")
    .limit(50)
    .execute()

/** The orgs of the district, to choose from. */
export const listOrgs = (db: Kysely<DB>, actor: Actor) =>
  db.selectFrom("org").select(["id", "code", "name", "kind"]).where("district_id", "=", actor.districtId).orderBy("code").execute()
