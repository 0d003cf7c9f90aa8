// The session rows. The cookie carries a random id; the row carries its hash, so a leaked table opens nothing.
import { createHash, randomBytes } from "node:crypto"
import { type Kysely, sql } from "kysely"
import type { DB } from "#db/schema.ts"
import type { Clock } from "../clock.ts"
import type { Actor } from "../domain/roles.ts"

export const sessionHours = 8

export const newSid = (): string => randomBytes(32).toString("base64url")
export const sessionId = (sid: string): string => createHash("sha256").update(sid).digest("hex")

/** Whether the membership called `m` holds at this moment. */
export const validNow = (clock: Clock) => sql<boolean>`(m.valid_from <= ${clock} and (m.valid_to is null or m.valid_to > ${clock}))`

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

/**
 * Who is asking, in one statement: the session, the person, and the membership acted as. A membership that has ended
 * gives way to another valid one; without a valid one, a disabled person, an expired or revoked session: nobody.
 */
export const readActor = async (db: Kysely<DB>, id: string, clock: Clock): Promise<Actor | null> => {
  const actor = await db
    .selectFrom("session as s")
    .innerJoin("app_user as u", "u.id", "s.user_id")
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom("membership as m")
          .innerJoin("org as o", "o.id", "m.org_id")
          .whereRef("m.user_id", "=", "s.user_id")
          .where(validNow(clock))
          .orderBy((e) => e("m.id", "=", e.ref("s.membership_id")), "desc")
          .orderBy("o.code")
          .orderBy("m.role")
          .limit(1)
          .select(["m.id as membershipId", "m.role", "o.id as orgId", "o.name as orgName", "o.district_id as districtId"])
          .as("acting"),
      (join) => join.onTrue(),
    )
    .where("s.id", "=", id)
    .where("s.revoked_at", "is", null)
    .where("s.expires_at", ">", clock)
    .where("u.disabled_at", "is", null)
    .select(["u.id as userId", "u.name as userName", "s.id as sessionId"])
    .select(["acting.membershipId", "acting.role", "acting.districtId", "acting.orgId", "acting.orgName"])
    .executeTakeFirst()
  return actor ?? null
}

/** From now on the session acts as another membership; false when it is not the person's own or does not hold now. */
export const actAs = async (
  db: Kysely<DB>,
  { sessionId, userId, membershipId }: { sessionId: string; userId: string; membershipId: string },
  clock: Clock,
): Promise<boolean> => {
  const changed = await db
    .updateTable("session")
    .from("membership as m")
    .set({ membership_id: membershipId })
    .where("session.id", "=", sessionId)
    .where("session.revoked_at", "is", null)
    .where("m.id", "=", membershipId)
    .where("m.user_id", "=", userId)
    .where(validNow(clock))
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
