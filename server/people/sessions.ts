// The session rows. The cookie carries a random id; the row carries its hash, so a leaked table opens nothing.
import { createHash, randomBytes } from "node:crypto"
import { type Kysely, sql } from "kysely"
import type { DB } from "#db/schema.ts"
import type { Clock } from "../clock.ts"
import type { Actor } from "../domain/roles.ts"
import { actingChoices, validNow } from "./standing.ts"

export const sessionHours = 8

export const newSid = (): string => randomBytes(32).toString("base64url")
export const sessionId = (sid: string): string => createHash("sha256").update(sid).digest("hex")

/** Opens a session that acts as the person's first valid membership (by organisation, then role); false when there is none. */
export const openSession = async (db: Kysely<DB>, { id, userId }: { id: string; userId: string }, clock: Clock): Promise<boolean> => {
  const opened = await db
    .insertInto("session")
    .columns(["id", "user_id", "membership_id", "expires_at"])
    .expression((eb) =>
      eb
        .selectFrom("membership as m")
        .innerJoin("org as o", "o.id", "m.org_id")
        .where("m.user_id", "=", userId)
        .where(validNow(clock))
        .orderBy("o.code")
        .orderBy("m.role")
        .limit(1)
        .select((e) => [e.val(id).as("id"), "m.user_id", "m.id as membership_id"])
        .select(sql<Date>`${clock} + make_interval(hours => ${sessionHours})`.as("expires_at")),
    )
    .executeTakeFirst()
  return opened.numInsertedOrUpdatedRows === 1n
}

/** Standing in for somebody is chosen, never fallen into. */
const ownOrChosen = sql<boolean>`(m.user_id = s.user_id or m.id = s.membership_id)`

/** The absent person whose membership this is. */
const onBehalfOf = sql<Actor["onBehalfOf"]>`(
  select json_build_object('userId', a.id, 'name', a.name) from app_user a where a.id = m.user_id and a.id <> s.user_id)`

/**
 * Who is asking, in one statement: the session, the person, and the membership acted as. A membership that has ended, or is
 * no longer stood in for, gives way to a valid one of their own; without one, a disabled person, an expired or revoked session: nobody.
 */
export const readActor = async (db: Kysely<DB>, id: string, clock: Clock): Promise<Actor | null> => {
  const actor = await db
    .selectFrom("session as s")
    .innerJoin("app_user as u", "u.id", "s.user_id")
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom(actingChoices(sql`s.user_id`, clock).as("c"))
          .innerJoin("membership as m", "m.id", "c.membership_id")
          .innerJoin("org as o", "o.id", "m.org_id")
          .where(ownOrChosen)
          .orderBy((e) => e("m.id", "=", e.ref("s.membership_id")), "desc")
          .orderBy("o.code")
          .orderBy("m.role")
          .limit(1)
          .select(["m.id as membershipId", "m.role", "o.id as orgId", "o.name as orgName", "o.district_id as districtId"])
          .select(onBehalfOf.as("onBehalfOf"))
          .as("acting"),
      (join) => join.onTrue(),
    )
    .where("s.id", "=", id)
    .where("s.revoked_at", "is", null)
    .where("s.expires_at", ">", clock)
    .where("u.disabled_at", "is", null)
    .select(["u.id as userId", "u.name as userName", "s.id as sessionId"])
    .select(["acting.membershipId", "acting.role", "acting.districtId", "acting.orgId", "acting.orgName", "acting.onBehalfOf"])
    .executeTakeFirst()
  return actor ?? null
}

/** Whether somebody may still act as a membership, for work that is done after the request; `sessionId` is empty. */
export const readActorOf = async (db: Kysely<DB>, userId: string, membershipId: string, clock: Clock): Promise<Actor | null> => {
  const actor = await db
    .selectFrom("app_user as u")
    .innerJoin(actingChoices(sql`${userId}::uuid`, clock).as("c"), (join) => join.on("c.membership_id", "=", membershipId))
    .innerJoin("membership as m", "m.id", "c.membership_id")
    .innerJoin("org as o", "o.id", "m.org_id")
    .where("u.id", "=", userId)
    .where("u.disabled_at", "is", null)
    .select(["u.id as userId", "u.name as userName", sql<string>`''`.as("sessionId"), "m.id as membershipId", "m.role"])
    .select(["o.district_id as districtId", "o.id as orgId", "o.name as orgName"])
    .select(
      sql<Actor["onBehalfOf"]>`(select json_build_object('userId', a.id, 'name', a.name) from app_user a
      where a.id = m.user_id and a.id <> u.id)`.as("onBehalfOf"),
    )
    .executeTakeFirst()
  return actor ?? null
}

/** From now on the session acts as another membership; false when it is not the person's own, nor stood in for, or does not hold now. */
export const actAs = async (
  db: Kysely<DB>,
  { sessionId, userId, membershipId }: { sessionId: string; userId: string; membershipId: string },
  clock: Clock,
): Promise<boolean> => {
  const changed = await db
    .updateTable("session")
    .from(actingChoices(sql`${userId}::uuid`, clock).as("c"))
    .set({ membership_id: membershipId })
    .where("session.id", "=", sessionId)
    .where("session.revoked_at", "is", null)
    .where("c.membership_id", "=", membershipId)
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

/** Ends one session. Ending it twice changes nothing. */
export const revokeSession = async (db: Kysely<DB>, id: string, clock: Clock): Promise<void> => {
  await db.updateTable("session").set({ revoked_at: clock }).where("id", "=", id).where("revoked_at", "is", null).execute()
}

/** Ends all sessions of one person; says how many were open. */
export const revokeSessionsOf = async (db: Kysely<DB>, userId: string, clock: Clock): Promise<number> => {
  const ended = await db
    .updateTable("session")
    .set({ revoked_at: clock })
    .where("user_id", "=", userId)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", clock)
    .executeTakeFirst()
  return Number(ended.numUpdatedRows)
}
