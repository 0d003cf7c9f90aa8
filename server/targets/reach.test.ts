import { type Kysely, sql } from "kysely"
import { expect, test } from "vitest"
import type { DB } from "#db/schema.ts"
import { goodContent, pathTo, smallWorld } from "#db/small-world.ts"
import { makeTarget } from "#db/target-factory.ts"
import { testDatabase } from "#db/testing.ts"
import type { Actor } from "#server/domain/roles.ts"
import { states } from "#server/domain/workflow.ts"
import { reaches } from "./reach.ts"
import { visibleTo, type WithTarget } from "./visible.ts"

const db: Kysely<DB> = (await testDatabase()).app
const world = await smallWorld(db)

const seenBy = async (actor: Actor): Promise<string[]> => {
  const rows = await (db as Kysely<WithTarget>).selectFrom("target as t").select("t.id").where(visibleTo(actor)).orderBy("t.id").execute()
  return rows.map(({ id }) => id)
}
const reachedBy = async ({ membershipId }: Actor): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select t.id from target t join membership m on m.id = ${membershipId} where ${reaches} order by t.id`.execute(db)
  return rows.map(({ id }) => id)
}

test("for every person, the targets one sees are the targets that reach one", async () => {
  const { editor, parksEditor } = world.people
  for (const [place, state] of states.entries()) {
    const project = { code: `S-${place}`, name: state }
    await makeTarget(db, { by: editor, roundId: world.rounds.open.id, project, content: goodContent(), acts: pathTo(world)[state] })
  }
  const project = { code: "P-1", name: "公园" }
  const acts = [{ by: parksEditor, action: "submit" }] as const
  await makeTarget(db, { by: parksEditor, roundId: world.rounds.open.id, project, content: goodContent(), acts })
  const seen = await Promise.all(Object.entries(world.people).map(async ([name, actor]) => `${name}: ${await seenBy(actor)}`))
  const reached = await Promise.all(Object.entries(world.people).map(async ([name, actor]) => `${name}: ${await reachedBy(actor)}`))
  expect(reached).toEqual(seen)
  const counts = await Promise.all(Object.entries(world.people).map(async ([name, actor]) => `${name} ${(await seenBy(actor)).length}`))
  expect(counts.filter((line) => !line.endsWith(" 0"))).toEqual([
    "editor 6",
    "colleague 6",
    "approver 6",
    "department 5",
    "departmentB 5",
    "parksEditor 1",
    "parksDepartment 1",
    "finance 5",
    "financeParks 1",
    "bureau 6",
  ])
})
