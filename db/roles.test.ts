import { sql } from "kysely"
import { beforeAll, expect, test } from "vitest"
import { type TestDatabase, testDatabase } from "./testing.ts"

let databases: TestDatabase
beforeAll(async () => {
  databases = await testDatabase()
})

const denied = { code: "42501" }
const history = ["target_version", "target_event", "publication", "publication_source", "published.snapshot", "published.project"]

test.each(history)("the app cannot rewrite or empty %s", async (name) => {
  const table = sql.table(name)
  await expect(sql`delete from ${table}`.execute(databases.app)).rejects.toMatchObject(denied)
  await expect(sql`truncate ${table}`.execute(databases.app)).rejects.toMatchObject(denied)
  const columns = await databases.owner.introspection.getTables()
  const found = columns.find((one) => `${one.schema === "public" ? "" : `${one.schema}.`}${one.name}` === name)
  for (const column of found?.columns ?? []) {
    const set = sql`update ${table} set ${sql.ref(column.name)} = default`
    await expect(set.execute(databases.app)).rejects.toMatchObject(denied)
  }
  expect(found?.columns.length).toBeGreaterThan(0)
})

test("the role of public pages reads published copies, nothing else, and writes nowhere", async () => {
  const tables = await databases.owner.introspection.getTables()
  for (const { schema = "public", name } of tables.filter((table) => !table.name.startsWith("kysely_"))) {
    const table = sql.table(`${schema}.${name}`)
    const read = sql`select 1 from ${table} limit 1`.execute(databases.public)
    if (schema === "published") await expect(read).resolves.toBeDefined()
    else await expect(read).rejects.toMatchObject(denied)
    await expect(sql`delete from ${table}`.execute(databases.public)).rejects.toMatchObject(denied)
  }
})

test.each(["app", "public"] as const)("the %s role makes nothing of its own", async (role) => {
  await expect(sql`create table public.mine (id int)`.execute(databases[role])).rejects.toMatchObject(denied)
  await expect(sql`create temporary table mine (id int)`.execute(databases[role])).rejects.toMatchObject(denied)
  await expect(sql`create schema mine`.execute(databases[role])).rejects.toMatchObject(denied)
  await expect(sql`create role mine`.execute(databases[role])).rejects.toMatchObject(denied)
})

test("amounts arrive as bigint and times as Date", async () => {
  const { rows } = await sql<{ amount: bigint; at: Date }>`select ${9_007_199_254_740_993n}::bigint as amount, now() as at`.execute(
    databases.app,
  )
  expect(rows[0]?.amount).toBe(9_007_199_254_740_993n)
  expect(rows[0]?.at).toBeInstanceOf(Date)
})
