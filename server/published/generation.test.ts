import { beforeAll, expect, test } from "vitest"
import { type TestDatabase, testDatabase } from "#db/testing.ts"
import { findChangedTables, findGeneration } from "./queries.ts"
import { department, projectOf, publishForTest, tableOf, unit } from "./test-tables.ts"

let databases: TestDatabase
beforeAll(async () => {
  databases = await testDatabase()
})
const at = new Date("2026-02-20T01:00:00Z")
const publish = (org: typeof unit | typeof department, db = databases.app) =>
  publishForTest(db, tableOf(org, 2026, [projectOf("P1")]), { version: 1, at })

test("each publication advances the generation, whoever makes it, and names its table", async () => {
  const before = await findGeneration(databases.public)
  await publish(unit)
  const between = await findGeneration(databases.public)
  await publish(department)
  expect([between, await findGeneration(databases.public)]).toEqual([before + 1n, before + 2n])
  expect(await findChangedTables(databases.public, before)).toHaveLength(2)
  expect(await findChangedTables(databases.public, between)).toEqual([{ year: 2026, orgCode: department.code }])
})

test("publications under way at once become visible in the order of their numbers", async () => {
  const before = await findGeneration(databases.public)
  const [held, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const table = (code: string) => tableOf({ ...unit, code: code as "401002" }, 2026, [projectOf("P1")])
  const slow = databases.app.transaction().execute(async (trx) => {
    await publishForTest(trx, table("S"), { version: 1, at })
    held.resolve()
    await release.promise
  })
  await held.promise
  const quick = publishForTest(databases.app, table("Q"), { version: 1, at })
  expect(await findGeneration(databases.public)).toBe(before)
  release.resolve()
  await Promise.all([slow, quick])
  const changed = await databases.public
    .selectFrom("published.snapshot")
    .select(["org_code", "generation"])
    .where("generation", ">", before)
    .orderBy("generation")
    .execute()
  expect(changed).toEqual([
    { org_code: "S", generation: before + 1n },
    { org_code: "Q", generation: before + 2n },
  ])
})

test("nobody but the trigger sets the number", async () => {
  const refused = { code: "42501" }
  await expect(databases.app.updateTable("published.generation").set({ number: 0n }).execute()).rejects.toMatchObject(refused)
  await expect(databases.public.updateTable("published.generation").set({ number: 0n }).execute()).rejects.toMatchObject(refused)
})
