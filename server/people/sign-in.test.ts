import type { Kysely } from "kysely"
import { beforeAll, expect, test } from "vitest"
import type { DB } from "#db/schema.ts"
import { testDatabase } from "#db/testing.ts"
import { databaseClock, fixedClock } from "../clock.ts"
import { password, peopleWorld, type World } from "./people-world.ts"
import { readActor, sessionId } from "./sessions.ts"
import { failuresToLock, signIn } from "./sign-in.ts"
import { signInSentence } from "./sign-in-sentences.ts"

let db: Kysely<DB>
let world: World
beforeAll(async () => {
  db = (await testDatabase()).app
  world = await peopleWorld(db)
})

const refused = { ok: false, why: "CredentialsSignin" }
const attempt = (login: string, word = password, clock = databaseClock) => signIn(db, { login, password: word }, clock)
const account = (login: string) => db.selectFrom("app_user").selectAll().where("login", "=", login).executeTakeFirstOrThrow()
// The database counts microseconds, a Date does not.
const after = (moment: Date | null) => new Date((moment?.getTime() ?? 0) + 1)
const failTimes = async (login: string, times: number) => {
  for (let n = 0; n < times; n++) expect(await attempt(login, "wrong")).toEqual(refused)
}

test("the right password opens a session for eight hours, whose row holds only the hash of the id", async () => {
  const { id, memberships } = await world.person("zhang", [{ org: "A1", role: "editor" }])
  const answer = await attempt(" Ｚhang ")
  if (!answer.ok) throw new Error(answer.why)
  const row = await db.selectFrom("session").selectAll().where("user_id", "=", id).executeTakeFirstOrThrow()
  expect(row).toMatchObject({ id: sessionId(answer.sid), membership_id: memberships[0], revoked_at: null })
  expect(row.expires_at.getTime() - row.created_at.getTime()).toBeCloseTo(8 * 3_600_000, -3)
  expect(JSON.stringify(row)).not.toContain(answer.sid)
  expect(await readActor(db, sessionId(answer.sid), databaseClock)).toMatchObject({ userId: id, role: "editor", orgName: "甲局一所" })
})

test("one acts first as the first valid membership: by organisation, then role", async () => {
  const past = new Date("2020-01-01")
  const { memberships } = await world.person("li", [
    { org: "F", role: "publisher" },
    { org: "A2", role: "unit_approver" },
    { org: "A2", role: "editor" },
    { org: "A1", role: "editor", from: past, to: new Date("2020-02-01") },
  ])
  const answer = await attempt("li")
  expect(answer.ok && (await readActor(db, sessionId(answer.sid), databaseClock))?.membershipId).toBe(memberships[2])
})

test("five failures lock for fifteen minutes; the right password does not help, then does", async () => {
  await world.person("wang", [{ org: "A1", role: "editor" }])
  await failTimes("wang", failuresToLock - 1)
  expect((await account("wang")).locked_until).toBeNull()
  await failTimes("wang", 1)
  const until = (await account("wang")).locked_until ?? new Date(0)
  expect(until.getTime() - Date.now()).toBeGreaterThan(14 * 60_000)
  expect(until.getTime() - Date.now()).toBeLessThanOrEqual(15 * 60_000)
  expect(await attempt("wang")).toEqual(refused)
  expect(await attempt("wang", password, fixedClock(new Date(until.getTime() - 1)))).toEqual(refused)
  expect(await attempt("wang", password, fixedClock(after(until)))).toMatchObject({ ok: true })
  expect(await account("wang")).toMatchObject({ failed_logins: 0, locked_until: null })
})

test("tries during the lock do not lengthen it, and after it counting begins anew", async () => {
  await world.person("zhao", [{ org: "A1", role: "editor" }])
  await failTimes("zhao", failuresToLock)
  const { locked_until: until } = await account("zhao")
  await failTimes("zhao", 2)
  expect((await account("zhao")).locked_until).toEqual(until)
  await attempt("zhao", "wrong", fixedClock(after(until)))
  expect(await account("zhao")).toMatchObject({ failed_logins: 1, locked_until: null })
})

test("a success forgets the failures before it", async () => {
  await world.person("sun", [{ org: "A1", role: "editor" }])
  await failTimes("sun", failuresToLock - 1)
  expect(await attempt("sun")).toMatchObject({ ok: true })
  await failTimes("sun", failuresToLock - 1)
  expect(await attempt("sun")).toMatchObject({ ok: true })
})

test("simultaneous guesses are all counted, simultaneous right passwords all succeed", async () => {
  await world.person("qian", [{ org: "A1", role: "editor" }])
  const right = await Promise.all(Array.from({ length: 8 }, () => attempt("qian")))
  expect(right.filter((answer) => answer.ok)).toHaveLength(8)
  await Promise.all(Array.from({ length: 8 }, () => attempt("qian", "wrong")))
  expect(await account("qian")).toMatchObject({ failed_logins: failuresToLock, locked_until: expect.any(Date) })
})

test("unknown, disabled, passwordless and locked people get the answer of a wrong password", async () => {
  await world.person("disabled", [{ org: "A1", role: "editor" }])
  await db.updateTable("app_user").set({ disabled_at: new Date() }).where("login", "=", "disabled").execute()
  await db.insertInto("app_user").values({ login: "nopass", name: "无密码" }).execute()
  for (const login of ["nobody", "disabled", "nopass", "wang'; --", ""]) expect(await attempt(login), login).toEqual(refused)
  for (const input of [null, {}, { login: "zhang" }, { login: ["zhang"], password }, { login: "zhang", password: "x".repeat(300) }])
    expect(await signIn(db, input, databaseClock)).toEqual(refused)
})

test("somebody without a valid membership is told so, but only with the right password", async () => {
  await world.person("gone", [{ org: "A1", role: "editor", from: new Date("2020-01-01"), to: new Date("2021-01-01") }])
  expect(await attempt("gone", "wrong")).toEqual(refused)
  expect(await attempt("gone")).toEqual({ ok: false, why: "NoMembership" })
})

test("a password stored with other costs is stored anew at sign-in", async () => {
  await world.person("old", [{ org: "A1", role: "editor" }])
  const old = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
  await db.updateTable("app_user").set({ password_hash: old }).where("login", "=", "old").execute()
  expect(await attempt("old", "password")).toMatchObject({ ok: true })
  expect((await account("old")).password_hash).toContain("m=19456,t=2,p=1")
  expect(await attempt("old", "password")).toMatchObject({ ok: true })
})

test("the old password opens nothing when it was replaced while one was signing in with it", async () => {
  const { id } = await world.person("racing", [{ org: "A1", role: "editor" }])
  const replacedAfterReading = db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      await db.updateTable("app_user").set({ password_hash: "replaced" }).where("id", "=", id).execute()
      return result
    },
  })
  expect(await signIn(replacedAfterReading, { login: "racing", password }, databaseClock)).toEqual(refused)
})

test("every failure has a sentence; a code from the address that is not ours gets a general one", () => {
  expect(signInSentence("CredentialsSignin")).toContain("15 分钟")
  expect(signInSentence("NoMembership")).toContain("岗位")
  expect(signInSentence("constructor")).toBe(signInSentence("<b>您的密码已泄露</b>"))
})
