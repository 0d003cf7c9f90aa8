import type { Kysely } from "kysely"
import { beforeAll, expect, test } from "vitest"
import type { DB } from "#db/schema.ts"
import { testDatabase } from "#db/testing.ts"
import { databaseClock, fixedClock } from "../clock.ts"
import { password, peopleWorld, type World } from "./people-world.ts"
import { actAs, readActor, revokeSession, revokeSessionsOf, sessionId } from "./sessions.ts"
import { signIn } from "./sign-in.ts"

let db: Kysely<DB>
let world: World
beforeAll(async () => {
  db = (await testDatabase()).app
  world = await peopleWorld(db)
})

const enter = async (login: string): Promise<string> => {
  const answer = await signIn(db, { login, password }, databaseClock)
  if (!answer.ok) throw new Error(answer.why)
  return sessionId(answer.sid)
}
const actor = (id: string, clock = databaseClock) => readActor(db, id, clock)
const endNow = (id: string | undefined) =>
  db
    .updateTable("membership")
    .set({ valid_to: databaseClock })
    .where("id", "=", id ?? "")
    .execute()

test("who is asking is read in one statement", async () => {
  const { id, memberships } = await world.person("a1", [{ org: "A1", role: "editor" }])
  const session = await enter("a1")
  const statements: string[] = []
  const counting = db.withPlugin({
    transformQuery: ({ node }) => {
      statements.push(node.kind)
      return node
    },
    transformResult: async ({ result }) => result,
  })
  expect(await readActor(counting, session, databaseClock)).toEqual({
    userId: id,
    userName: "a1的姓名",
    sessionId: session,
    membershipId: memberships[0],
    role: "editor",
    districtId: world.districtId,
    orgId: world.orgs.A1.id,
    orgName: "甲局一所",
    onBehalfOf: null,
  })
  expect(statements).toEqual(["SelectQueryNode"])
})

test("an unknown, revoked or expired session is nobody", async () => {
  await world.person("a2", [{ org: "A1", role: "editor" }])
  const session = await enter("a2")
  expect(await actor(sessionId("guess"))).toBeNull()
  expect(await actor(session, fixedClock(new Date(Date.now() + 7.9 * 3_600_000)))).not.toBeNull()
  expect(await actor(session, fixedClock(new Date(Date.now() + 8.1 * 3_600_000)))).toBeNull()
  await revokeSession(db, session, databaseClock)
  expect(await actor(session)).toBeNull()
})

test("signing out here leaves the session elsewhere open; revoking all ends both", async () => {
  const { id } = await world.person("a3", [{ org: "A1", role: "editor" }])
  const [office, home] = [await enter("a3"), await enter("a3")]
  await revokeSession(db, office, databaseClock)
  expect(await actor(home)).not.toBeNull()
  expect(await revokeSessionsOf(db, id, databaseClock)).toBe(1)
  expect(await actor(home)).toBeNull()
})

test("a disabled person is out at the next request", async () => {
  const { id } = await world.person("a4", [{ org: "A1", role: "editor" }])
  const session = await enter("a4")
  await db.updateTable("app_user").set({ disabled_at: databaseClock }).where("id", "=", id).execute()
  expect(await actor(session)).toBeNull()
})

test("an ended membership gives way to another one at the next request, and with the last one the person is out", async () => {
  const { memberships } = await world.person("a5", [
    { org: "A1", role: "editor" },
    { org: "A2", role: "editor" },
  ])
  const session = await enter("a5")
  expect((await actor(session))?.membershipId).toBe(memberships[0])
  await endNow(memberships[0])
  expect((await actor(session))?.membershipId).toBe(memberships[1])
  await endNow(memberships[1])
  expect(await actor(session)).toBeNull()
})

test("a membership holds from its first moment until, but not at, its last", async () => {
  const [from, to] = [new Date("2033-01-01T00:00:00Z"), new Date("2034-01-01T00:00:00Z")]
  const { id } = await world.person("a6", [{ org: "A1", role: "editor", from, to }])
  const expires_at = new Date("2035-01-01")
  await db.insertInto("session").values({ id: "a6", user_id: id, expires_at }).execute()
  const at = (time: number) => actor("a6", fixedClock(new Date(time)))
  expect(await at(from.getTime() - 1)).toBeNull()
  expect(await at(from.getTime())).not.toBeNull()
  expect(await at(to.getTime() - 1)).not.toBeNull()
  expect(await at(to.getTime())).toBeNull()
})

test("one acts as another of one's own memberships, in this session only", async () => {
  const { id, memberships } = await world.person("a7", [
    { org: "A1", role: "editor" },
    { org: "A2", role: "unit_approver" },
  ])
  const [here, there] = [await enter("a7"), await enter("a7")]
  const to = memberships[1] ?? ""
  expect(await actAs(db, { sessionId: here, userId: id, membershipId: to }, databaseClock)).toBe(true)
  expect(await actor(here)).toMatchObject({ membershipId: to, role: "unit_approver", orgName: "甲局二所" })
  expect((await actor(there))?.membershipId).toBe(memberships[0])
})

test("nobody acts as another's membership, or as one that has ended, or in a revoked session", async () => {
  const other = await world.person("a8", [{ org: "F", role: "finance_approver" }])
  const { id, memberships } = await world.person("a9", [
    { org: "A1", role: "editor" },
    { org: "A2", role: "editor", from: new Date("2020-01-01"), to: new Date("2021-01-01") },
  ])
  const session = await enter("a9")
  const change = (membershipId = "") => actAs(db, { sessionId: session, userId: id, membershipId }, databaseClock)
  expect(await change(other.memberships[0])).toBe(false)
  expect(await change(memberships[1])).toBe(false)
  expect((await actor(session))?.membershipId).toBe(memberships[0])
  await revokeSession(db, session, databaseClock)
  expect(await change(memberships[0])).toBe(false)
})
