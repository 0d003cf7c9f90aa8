import type { Kysely } from "kysely"
import { beforeAll, expect, test } from "vitest"
import type { DB } from "#db/schema.ts"
import { type TestDatabase, testDatabase } from "#db/testing.ts"
import { databaseClock } from "../clock.ts"
import { toStored } from "../domain/published-table.ts"
import { parsePublishedText } from "../domain/published-text.ts"
import { contentHash } from "../hash.ts"
import { openData, publishedCaller } from "./open-data.ts"
import { projectOf, publishForTest, tableOf, unit } from "./test-tables.ts"

const table = tableOf(unit, 2026, [projectOf("P1"), projectOf("P2", { name: "桥梁检测" })])
const at = new Date("2026-02-20T01:00:00Z")

let databases: TestDatabase
let id: string
beforeAll(async () => {
  databases = await testDatabase()
  id = await publishForTest(databases.app, table, { version: 1, at })
})

const caller = (publicDb: Kysely<DB>) => publishedCaller({ db: publicDb, publicDb, actor: null, clock: databaseClock, requestId: "test" })
const get = (path: string, headers: Record<string, string> = {}, publicDb = databases.public) =>
  openData(caller(publicDb), new Request(`http://localhost/open/v1/${path}`, { headers }), path.split("/"))
const etagOf = async (path: string) => (await get(path)).headers.get("etag") ?? ""
const typeOf = (response: Response) => response.headers.get("content-type")

const amounts = { total: "25.00", fiscal: "24.00", specialAccount: "0.00", other: "1.00" }
const head = {
  id: expect.any(String),
  version: 1,
  year: 2026,
  org: unit,
  publishedAt: at.toISOString(),
  contentHash: contentHash(toStored(table)),
}

test("the list names every table with its totals in 万元", async () => {
  const response = await get("tables")
  expect(typeOf(response)).toBe("application/json; charset=utf-8")
  expect(await response.json()).toEqual({ tables: [{ ...head, totals: amounts }] })
})

test("JSON: one table with its snapshot, the newest to be asked for again, a version for ever", async () => {
  const [newest, version] = [await get("tables/2026/401002.json"), await get("tables/2026/401002/v1.json")]
  expect(newest.headers.get("cache-control")).toBe("public, no-cache")
  expect(version.headers.get("cache-control")).toBe("public, no-cache")
  const body = await newest.json()
  expect(body).toMatchObject({ ...head, id, currencyUnit: "万元", totals: amounts })
  expect(await version.json()).toEqual(body)
})

test("TXT is the published table's own form and reads back", async () => {
  const response = await get("tables/2026/401002.txt")
  expect(typeOf(response)).toBe("text/plain; charset=utf-8")
  const parsed = parsePublishedText(await response.text())
  expect(parsed).toMatchObject({
    ok: true,
    table: { title: table.title, units: [{ projects: [{ name: "项目P1" }, { name: "桥梁检测" }] }] },
  })
})

test("CSV comes as a file with a Chinese name", async () => {
  const response = await get("tables/2026/401002.csv")
  expect(typeOf(response)).toBe("text/csv; charset=utf-8; header=present")
  const name = encodeURIComponent("2026-401002-v1-公路所-项目支出绩效目标表.csv")
  expect(response.headers.get("content-disposition")).toBe(`attachment; filename="2026-401002-v1.csv"; filename*=UTF-8''${name}`)
  expect(new Uint8Array(await response.arrayBuffer()).slice(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]))
})

test.each([
  ["tables/2026/401001.json", 404, "没有公开过这张表"],
  ["tables/2026/401002/v2.csv", 404, "没有这个版本"],
  ["tables/2026/401002.ods", 404, ".json、.csv、.xlsx、.txt、.pdf、.xml"],
  ["tables/26/401002.json", 400, "四位数字"],
])("%s: %i", async (path, status, words) => {
  const response = await get(path)
  expect(response.status).toBe(status)
  expect(await response.json()).toEqual({
    error: { code: status === 404 ? "not_found" : "bad_request", message: expect.stringContaining(words) },
  })
})

test("a failing database is an error for the log, not an answer", async () => {
  await expect(get("tables", {}, {} as Kysely<DB>)).rejects.toThrow()
})

// Last, since it publishes corrections: v3 has the content of v1 again, and still must not pass for it.
test("validators: each form its own; a correction changes the newest, even back to an old content", async () => {
  const forms = await Promise.all(["json", "csv", "txt"].map((form) => etagOf(`tables/2026/401002.${form}`)))
  expect(new Set(forms).size).toBe(3)
  const [held, list, old] = [forms[0] ?? "", await etagOf("tables"), await etagOf("tables/2026/401002/v1.json")]
  expect((await get("tables/2026/401002.json", { "If-None-Match": held })).status).toBe(304)
  expect(old).toBe(held)

  await publishForTest(databases.app, tableOf(unit, 2026, [projectOf("P1")]), { version: 2, at, reason: "误列" })
  await publishForTest(databases.app, table, { version: 3, at, reason: "恢复" })
  expect((await get("tables/2026/401002.json", { "If-None-Match": held })).status).toBe(200)
  expect((await get("tables", { "If-None-Match": list })).status).toBe(200)
  expect((await get("tables/2026/401002/v1.json", { "If-None-Match": old })).status).toBe(304)
})
