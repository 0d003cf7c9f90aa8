import type { Kysely } from "kysely"
import { beforeAll, expect, test } from "vitest"
import { demoAccounts } from "#db/demo/accounts.ts"
import type { DB } from "#db/schema.ts"
import { testDatabase } from "#db/testing.ts"
import { databaseClock } from "../clock.ts"
import { createCallerFactory } from "../trpc.ts"
import { password, peopleWorld, type World } from "./people-world.ts"
import { peopleRouter } from "./router.ts"
import { readActor, sessionId } from "./sessions.ts"
import { signIn } from "./sign-in.ts"

let db: Kysely<DB>
let world: World
beforeAll(async () => {
  db = (await testDatabase()).app
  world = await peopleWorld(db)
})

const caller = createCallerFactory(peopleRouter)
const visitor = () => caller({ db, publicDb: db, actor: null, clock: databaseClock, requestId: "test" })

/** One browser: each call reads the actor anew, as each request does. */
const browser = async (login: string) => {
  const answer = await signIn(db, { login, password }, databaseClock)
  if (!answer.ok) throw new Error(answer.why)
  return async () => {
    const actor = await readActor(db, sessionId(answer.sid), databaseClock)
    return caller({ db, publicDb: db, actor, clock: databaseClock, requestId: "test" })
  }
}

test("me: the person, the membership acted as, and only the memberships that hold now", async () => {
  const validTo = new Date("2039-01-01T00:00:00Z")
  const { memberships } = await world.person("m1", [
    { org: "A2", role: "unit_approver", to: validTo },
    { org: "A1", role: "editor" },
    { org: "F", role: "publisher", from: new Date("2020-01-01"), to: new Date("2021-01-01") },
  ])
  const acting = { id: memberships[1], role: "editor", orgName: "甲局一所", validTo: null, onBehalfOf: null }
  const other = { id: memberships[0], role: "unit_approver", orgName: "甲局二所", validTo, onBehalfOf: null }
  const api = await (await browser("m1"))()
  expect(await api.me()).toEqual({ user: { name: "m1的姓名", login: "m1" }, acting, memberships: [acting, other], demo: false })
})

test("actAs: from the next request on, as the other membership", async () => {
  const { memberships } = await world.person("m2", [
    { org: "A1", role: "editor" },
    { org: "A2", role: "unit_approver" },
  ])
  const request = await browser("m2")
  expect(await (await request()).actAs({ membershipId: memberships[1] ?? "" })).toEqual({})
  expect((await (await request()).me()).acting).toMatchObject({ id: memberships[1], role: "unit_approver" })
})

test("actAs: another's membership, an unknown one and nonsense are all refused, and nothing changes", async () => {
  const boss = await world.person("m3", [{ org: "F", role: "finance_approver" }])
  await world.person("m4", [{ org: "A1", role: "editor" }])
  const request = await browser("m4")
  const act = async (membershipId = "") => (await request()).actAs({ membershipId })
  await expect(act(boss.memberships[0])).rejects.toMatchObject({ code: "NOT_FOUND" })
  await expect(act(crypto.randomUUID())).rejects.toMatchObject({ code: "NOT_FOUND" })
  await expect(act("' or true --")).rejects.toMatchObject({ code: "BAD_REQUEST" })
  expect((await (await request()).me()).acting.role).toBe("editor")
})

test("without a person: UNAUTHORIZED", async () => {
  await expect(visitor().me()).rejects.toMatchObject({ code: "UNAUTHORIZED" })
  await expect(visitor().actAs({ membershipId: crypto.randomUUID() })).rejects.toMatchObject({ code: "UNAUTHORIZED" })
})

test("the demo shows once all its accounts are there, not for a person who happens to be called editor", async () => {
  await db.insertInto("app_user").values({ login: "editor", name: "真人" }).execute()
  expect(await visitor().signInHelp()).toEqual({ demo: null })
  const rest = demoAccounts.filter(({ login }) => login !== "editor").map(({ login, name }) => ({ login, name }))
  await db.insertInto("app_user").values(rest).execute()
  expect((await visitor().signInHelp()).demo?.accounts).toHaveLength(12)
})
