import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { generateTypes, schemaFile } from "#scripts/database/types.ts"
import { testDatabase } from "./testing.ts"

test("db/schema.ts is what the migrations make; if not, run: npm run db:types", async () => {
  const { ownerUrl } = await testDatabase()
  expect(generateTypes(ownerUrl)).toBe(readFileSync(schemaFile, "utf8"))
})
