import { TRPCError } from "@trpc/server"
import type { Kysely } from "kysely"
import { beforeAll, expect, test } from "vitest"
import type { DB } from "#db/schema.ts"
import { type TestDatabase, testDatabase } from "#db/testing.ts"
import { databaseClock } from "../clock.ts"
import { toStored } from "../domain/published-table.ts"
import { contentHash } from "../hash.ts"
import { createCallerFactory } from "../trpc.ts"
import { publishedRouter } from "./router.ts"
import { department, projectOf, publishForTest, tableOf, unit } from "./test-tables.ts"

const first = new Date("2026-02-20T01:00:00Z")
const second = new Date("2026-03-06T07:30:00Z")
const kept = projectOf("P1")
const corrected = projectOf("P1", { goal: "修补道路 40 公里。", name: "道路修补" })
const old2025 = tableOf(unit, 2025, [projectOf("P1", { name: "旧名" })])
const unitV1 = tableOf(unit, 2026, [kept, projectOf("P2")])
const unitV2 = tableOf(unit, 2026, [corrected])
const departmentV1 = tableOf(department, 2026, [kept])

let databases: TestDatabase
const ids: Record<string, string> = {}
beforeAll(async () => {
  databases = await testDatabase()
  const { app } = databases
  ids.old = await publishForTest(app, old2025, { version: 1, at: first })
  ids.unitV1 = await publishForTest(app, unitV1, { version: 1, at: first })
  ids.unitV2 = await publishForTest(app, unitV2, { version: 2, at: second, reason: "目标有误" })
  ids.department = await publishForTest(app, departmentV1, { version: 1, at: first })
})

const create = createCallerFactory(publishedRouter)
/** The app's connection is not there: procedures of the public cannot need it. */
const publicCaller = (publicDb: Kysely<DB>) =>
  create({ db: undefined as unknown as Kysely<DB>, publicDb, actor: null, clock: databaseClock, requestId: "test" })
const api = () => publicCaller(databases.public)

const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "ok",
    (error: unknown) => (error instanceof TRPCError ? error.code : Promise.reject(error)),
  )

test("tables: the newest version of each, newest year first, with key figures", async () => {
  const { tables } = await api().tables()
  expect(tables.map(({ year, org, version, id }) => [year, org.code, version, id])).toEqual([
    [2026, "401", 1, ids.department],
    [2026, "401002", 2, ids.unitV2],
    [2025, "401002", 1, ids.old],
  ])
  expect(tables[1]).toEqual({
    year: 2026,
    org: unit,
    version: 2,
    id: ids.unitV2,
    publishedAt: second,
    contentHash: contentHash(toStored(unitV2)),
    totals: { total: 12_500_000n, fiscal: 12_000_000n, specialAccount: 0n, other: 500_000n },
    projectCount: 1,
    indicatorCount: 1,
  })
})

test("table: the newest, with the reason of its correction", async () => {
  expect(await api().table({ year: 2026, orgCode: unit.code })).toEqual({
    id: ids.unitV2,
    version: 2,
    latestVersion: 2,
    year: 2026,
    publishedAt: second,
    contentHash: contentHash(toStored(unitV2)),
    reason: "目标有误",
    content: unitV2,
  })
})

test("table: an old version keeps its content and knows the newest", async () => {
  const table = await api().table({ year: 2026, orgCode: unit.code, version: 1 })
  expect(table).toMatchObject({ id: ids.unitV1, version: 1, latestVersion: 2, reason: "", content: unitV1 })
})

test.each([
  [{ year: 2026, orgCode: "401001" }, "NOT_FOUND"],
  [{ year: 2024, orgCode: "401002" }, "NOT_FOUND"],
  [{ year: 2026, orgCode: "401002", version: 3 }, "NOT_FOUND"],
  [{ year: 2025, orgCode: "401002", version: 2 }, "NOT_FOUND"],
  [{ year: 1999, orgCode: "401002" }, "BAD_REQUEST"],
  [{ year: 2026.5, orgCode: "401002" }, "BAD_REQUEST"],
  [{ year: 2026, orgCode: "401' or ''='" }, "BAD_REQUEST"],
  [{ year: 2026, orgCode: "401002", version: 0 }, "BAD_REQUEST"],
  [{ year: 2026, orgCode: "401002", version: 3_000_000_000 }, "BAD_REQUEST"],
])("table %o: %s", async (asked, code) => {
  expect(await codeOf(api().table(asked))).toBe(code)
})

test("project: every newest table that names it, its unit's own before the department's, named as now", async () => {
  const place = { code: unit.code, name: unit.name }
  expect(await api().project({ code: "P1" })).toEqual({
    code: "P1",
    name: "道路修补",
    years: [
      { year: 2026, org: unit, unit: place, version: 2, project: corrected },
      { year: 2026, org: department, unit: place, version: 1, project: kept },
      { year: 2025, org: unit, unit: place, version: 1, project: projectOf("P1", { name: "旧名" }) },
    ],
  })
})

test("project: one that a correction took out is gone, as is one that never was", async () => {
  expect(await codeOf(api().project({ code: "P2" }))).toBe("NOT_FOUND")
  expect(await codeOf(api().project({ code: "P9" }))).toBe("NOT_FOUND")
  expect(await codeOf(api().project({ code: "P1'; --" }))).toBe("BAD_REQUEST")
})

test("the public's connection reads the published copies and nothing else", async () => {
  const refused = { code: "42501" }
  const open = databases.public.withSchema("public")
  await expect(open.selectFrom("target").select("id").execute()).rejects.toMatchObject(refused)
  await expect(open.selectFrom("publication").select("user_name").execute()).rejects.toMatchObject(refused)
  await expect(databases.public.updateTable("published.snapshot").set({ reason: "x" }).execute()).rejects.toMatchObject(refused)
})
