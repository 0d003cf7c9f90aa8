import type { Kysely } from "kysely"
import { beforeAll, expect, test } from "vitest"
import type { DB } from "#db/schema.ts"
import { testDatabase } from "#db/testing.ts"
import { databaseClock as clock } from "../clock.ts"
import { listAccounts } from "./account-list.ts"
import { createUser, endMembership, grant, revokeSessions, setDisabled, setPassword } from "./accounts.ts"
import { peopleWorld } from "./people-world.ts"
import { signIn } from "./sign-in.ts"

let db: Kysely<DB>
beforeAll(async () => {
  db = (await testDatabase()).app
  await peopleWorld(db)
})

const password = "Another-word-2"
const enter = (login: string) => signIn(db, { login, password }, clock)
const listed = async (login: string) => (await listAccounts(db, clock)).find((account) => account.login === login)

test("from nothing to signed in: create, password, grant", async () => {
  await createUser(db, { login: " New.Person ", name: "新人" })
  await setPassword(db, { login: "new.person", password }, clock)
  expect(await enter("new.person")).toEqual({ ok: false, why: "NoMembership" })
  await grant(db, { login: "new.person", org: "A1", role: "editor" }, clock)
  expect(await enter("new.person")).toMatchObject({ ok: true })
  expect(await listed("new.person")).toMatchObject({
    name: "新人",
    disabled: false,
    openSessions: 1,
    memberships: [{ org: "A1", orgName: "甲局一所", role: "editor", to: null }],
  })
})

test("a new password lifts the lock and ends the sessions", async () => {
  await createUser(db, { login: "locked", name: "被锁" })
  await setPassword(db, { login: "locked", password }, clock)
  await grant(db, { login: "locked", org: "A1", role: "editor" }, clock)
  expect(await enter("locked")).toMatchObject({ ok: true })
  for (let n = 0; n < 5; n++) await signIn(db, { login: "locked", password: "wrong" }, clock)
  expect((await listed("locked"))?.lockedUntil).toBeInstanceOf(Date)
  expect(await setPassword(db, { login: "locked", password }, clock)).toEqual({ login: "locked", sessionsRevoked: 1 })
  expect(await enter("locked")).toMatchObject({ ok: true })
  expect(await revokeSessions(db, "locked", clock)).toEqual({ login: "locked", sessionsRevoked: 1 })
})

test("disabling ends the sessions and shuts the door; enabling opens it again", async () => {
  await createUser(db, { login: "leaver", name: "离任" })
  await setPassword(db, { login: "leaver", password }, clock)
  await grant(db, { login: "leaver", org: "A1", role: "editor" }, clock)
  await enter("leaver")
  expect(await setDisabled(db, { login: "leaver", disabled: true }, clock)).toMatchObject({ sessionsRevoked: 1 })
  expect(await enter("leaver")).toMatchObject({ ok: false })
  await setDisabled(db, { login: "leaver", disabled: false }, clock)
  expect(await enter("leaver")).toMatchObject({ ok: true })
})

test("a membership can be ended and granted again", async () => {
  await createUser(db, { login: "again", name: "再来" })
  const post = { login: "again", org: "A2", role: "editor" } as const
  await grant(db, post, clock)
  await endMembership(db, post, clock)
  await expect(endMembership(db, post, clock)).rejects.toThrow("没有这个有效的岗位")
  await grant(db, post, clock)
  expect((await listed("again"))?.memberships).toMatchObject([{ org: "A2", to: null }])
})

test("two administrators granting at once cannot make one person both auditor and security administrator", async () => {
  const logins = Array.from({ length: 10 }, (_, n) => `both${n}`)
  for (const login of logins) await createUser(db, { login, name: "两职" })
  const both = (login: string) =>
    Promise.allSettled([
      grant(db, { login, org: "F", role: "auditor" }, clock),
      grant(db, { login, org: "F", role: "security_admin" }, clock),
    ])
  for (const results of await Promise.all(logins.map(both)))
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
})

test("a finance reviewer looks after the departments named, and only departments", async () => {
  await createUser(db, { login: "reviewer", name: "审核" })
  const post = { login: "reviewer", org: "F", role: "finance_reviewer" } as const
  const { id } = await grant(db, { ...post, departments: ["A"] }, clock)
  await expect(grant(db, { ...post, departments: ["A1"] }, clock)).rejects.toThrow("不是本区划的主管部门")
  const rows = await db.selectFrom("finance_assignment").selectAll().where("membership_id", "=", id).execute()
  expect(rows).toHaveLength(1)
})

test.each([
  ["a taken login", () => createUser(db, { login: "NEW.person", name: "重名" }), "已有人使用"],
  ["a login with blanks", () => createUser(db, { login: "a b", name: "空格" }), "登录名须为"],
  ["no name", () => createUser(db, { login: "noname", name: " " }), "请填写姓名"],
  ["an unknown login", () => revokeSessions(db, "nobody", clock), "没有登录名为“nobody”的用户"],
  ["an unknown unit", () => grant(db, { login: "again", org: "ZZ", role: "editor" }, clock), "没有代码为“ZZ”的单位"],
  ["a role away from its home", () => grant(db, { login: "again", org: "F", role: "editor" }, clock), "只能在预算单位担任"],
  ["a weak password", () => setPassword(db, { login: "again", password: "weak" }, clock), "至少 12 个字符"],
])("refused with a sentence: %s", async (_, act, sentence) => {
  await expect(act()).rejects.toThrow(sentence)
})
