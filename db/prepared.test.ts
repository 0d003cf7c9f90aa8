import { sql } from "kysely"
import { expect, test } from "vitest"
import { statementNames } from "./prepared.ts"
import { testDatabase } from "./testing.ts"

test("a statement has a name from the third time on; no more than the limit have one; what is met seldom is forgotten", () => {
  const nameOf = statementNames({ named: 2, watched: 2 })
  const asked = ["a", "a", "a", "b", "c", "d", "b", "b", "b", "c", "c", "c", "a"]
  expect(asked.map((text) => `${text} ${nameOf(text) ?? "–"}`)).toEqual([
    "a –",
    "a –",
    "a s1",
    "b –",
    "c –",
    "d –", // as many are watched as may be: counting begins anew with this one
    "b –",
    "b –",
    "b s2",
    "c –",
    "c –",
    "c –",
    "a s1",
  ])
})

test("a prepared statement answers as before, with each value, inside and outside a transaction", async () => {
  const { app } = await testDatabase()
  const ask = (db: typeof app, value: number | null) => sql<{ n: bigint | null }>`select ${value}::bigint * 2 as n`.execute(db)
  const answers: unknown[] = []
  for (const value of [1, 2, null, 3, 4]) answers.push((await ask(app, value)).rows[0]?.n)
  await app.transaction().execute(async (trx) => answers.push((await ask(trx, 5)).rows[0]?.n))
  expect(answers).toEqual([2n, 4n, null, 6n, 8n, 10n])
  const { rows } = await sql<{
    statement: string
  }>`select statement from pg_prepared_statements where statement like ${"%bigint * 2%"}`.execute(app)
  expect(rows.length).toBeGreaterThan(0)
})
