import { expect, test } from "vitest"
import { migrateToLatest } from "./migrate.ts"
import { testDatabase } from "./testing.ts"

test("a second start applies nothing, and starts at once do not disturb each other", async () => {
  const { ownerUrl } = await testDatabase()
  expect(await Promise.all([migrateToLatest(ownerUrl), migrateToLatest(ownerUrl), migrateToLatest(ownerUrl)])).toEqual([[], [], []])
})

test("the app's role cannot migrate, and the sentence says that nothing changed", async () => {
  const { owner, ownerUrl } = await testDatabase()
  await owner.deleteFrom("kysely_migration" as never).execute()
  await expect(migrateToLatest(ownerUrl)).rejects.toThrow(/数据库迁移 .*001-organisation 没有成功，数据库保持原样/)
})
