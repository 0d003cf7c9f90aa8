// Signing in: the password, the lock after repeated failures, and the new session.
import { type Kysely, sql } from "kysely"
import { z } from "zod"
import type { DB } from "#db/schema.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Clock } from "../clock.ts"
import { hashPassword, needsRehash, verifyPassword } from "./password.ts"
import { newSid, openSession, sessionId } from "./sessions.ts"
import type { SignInFailure } from "./sign-in-sentences.ts"

export const failuresToLock = 5
export const lockMinutes = 15

/** Logins are compared without case, and full-width letters as their ASCII ones. */
export const normalLogin = (login: string): string => login.normalize("NFKC").trim().toLowerCase()

const credentials = z.object({ login: z.string().max(100).transform(normalLogin), password: z.string().min(1).max(256) })

export type SignIn = { ok: true; sid: string; name: string } | { ok: false; why: SignInFailure }

const findUser = (db: Kysely<DB>, login: string) =>
  db.selectFrom("app_user").select(["id", "name", "password_hash as hash"]).where("login", "=", login).executeTakeFirst()

const unlocked = (clock: Clock) => sql<boolean>`(locked_until is null or locked_until <= ${clock})`

/** Counts one failure in one statement, so that simultaneous guesses are all counted; an unknown login counts nothing. */
const countFailure = (db: Kysely<DB>, login: string, clock: Clock) =>
  db
    .updateTable("app_user")
    .set({
      failed_logins: sql<number>`case when locked_until is null then failed_logins + 1 else 1 end`,
      locked_until: sql<Date | null>`case when locked_until is null and failed_logins + 1 >= ${failuresToLock}
        then ${clock} + make_interval(mins => ${lockMinutes}) end`,
    })
    .where("login", "=", login)
    .where(unlocked(clock))
    .execute()

/** Lets in unless locked or disabled at this very moment: the right guess after the fifth wrong one opens nothing. */
const admit = async (db: Kysely<DB>, user: { id: string; hash: string }, fresh: string, clock: Clock): Promise<boolean> => {
  const admitted = await db
    .updateTable("app_user")
    .set({ failed_logins: 0, locked_until: null, password_hash: fresh })
    .where("id", "=", user.id)
    .where("password_hash", "=", user.hash)
    .where("disabled_at", "is", null)
    .where(unlocked(clock))
    .executeTakeFirst()
  return admitted.numUpdatedRows === 1n
}

/**
 * Checks login and password and opens a session. Unknown, wrong, disabled and locked are one answer, after the same
 * time, so that a failure does not tell whether the login exists. `sid` goes into the cookie; only its hash is stored.
 */
export const signIn = async (db: Kysely<DB>, input: unknown, clock: Clock): Promise<SignIn> => {
  const given = credentials.safeParse(input)
  if (!given.success) return { ok: false, why: "CredentialsSignin" }
  const { login, password } = given.data
  const user = await findUser(db, login)
  const matches = await verifyPassword(password, user?.hash ?? null)
  if (!user?.hash || !matches) {
    await countFailure(db, login, clock)
    return { ok: false, why: "CredentialsSignin" }
  }
  const { id, name, hash } = user
  const fresh = needsRehash(hash) ? await hashPassword(password) : hash
  return inTransaction(db, async (trx): Promise<SignIn> => {
    if (!(await admit(trx, { id, hash }, fresh, clock))) return { ok: false, why: "CredentialsSignin" }
    const sid = newSid()
    const opened = await openSession(trx, { id: sessionId(sid), userId: id }, clock)
    return opened ? { ok: true, sid, name } : { ok: false, why: "NoMembership" }
  })
}
