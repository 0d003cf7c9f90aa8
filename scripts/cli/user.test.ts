import type { Kysely } from "kysely"
import { afterEach, beforeAll, expect, test, vi } from "vitest"
import type { DB } from "#db/schema.ts"
import { testDatabase } from "#db/testing.ts"
import { peopleWorld } from "#server/people/people-world.ts"
import { run } from "./user.ts"

let db: Kysely<DB>
beforeAll(async () => {
  db = (await testDatabase()).app
  await peopleWorld(db)
  await command("create", "chen", "--name", "陈某")
})
afterEach(() => {
  vi.restoreAllMocks()
})

/** What the command printed, read as JSON. */
const command = async (...args: string[]): Promise<unknown> => {
  const print = vi.spyOn(console, "log").mockImplementation(() => undefined)
  await run(args, { db })
  return JSON.parse(String(print.mock.lastCall?.[0]))
}

test("a grant takes the role by code or by name, and days in Beijing time, the last one included", async () => {
  await command("grant", "chen", "--org", "A1", "--role", "单位经办人", "--from", "2023-01-01", "--to", "2030-02-28")
  const memberships = [{ org: "A1", role: "editor", from: "2022-12-31T16:00:00.000Z", to: "2030-02-28T16:00:00.000Z" }]
  expect(await command("list")).toMatchObject([{ login: "chen", name: "陈某", memberships }])
  expect(await command("end", "chen", "--org", "A1", "--role", "editor")).toMatchObject({ login: "chen", org: "A1", role: "editor" })
})

test("disable, enable, revoke", async () => {
  expect(await command("disable", "chen")).toEqual({ login: "chen", disabled: true, sessionsRevoked: 0 })
  expect(await command("enable", "chen")).toMatchObject({ disabled: false })
  expect(await command("revoke", "chen")).toEqual({ login: "chen", sessionsRevoked: 0 })
})

test.each([
  [["frobnicate", "chen"], "用法"],
  [["constructor", "chen"], "用法"],
  [["list", "--bad"], "用法"],
  [["disable"], "请写明登录名"],
  [["create", "wu"], "请用 --name 写明姓名"],
  [["grant", "chen", "--org", "A1", "--role", "boss"], "没有“boss”这个岗位"],
  [["grant", "chen", "--role", "editor"], "请用 --org 写明单位代码"],
  [["grant", "chen", "--org", "A1", "--role", "editor", "--from", "2023-02-30"], "日期“2023-02-30”无效"],
  [["grant", "chen", "--org", "A1", "--role", "editor", "--to", "明年"], "日期“明年”无效"],
])("refused with a sentence: %j", async (args, sentence) => {
  await expect(run(args, { db })).rejects.toThrow(sentence)
})
