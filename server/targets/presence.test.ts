import { randomUUID } from "node:crypto"
import { sql } from "kysely"
import { expect, test } from "vitest"
import { callerOf, goodContent, type SmallPerson, smallWorld } from "#db/small-world.ts"
import { makeTarget } from "#db/target-factory.ts"
import { testDatabase } from "#db/testing.ts"

const databases = await testDatabase()
const world = await smallWorld(databases.app)
const project = { code: "S-1", name: "道路" }
const { id, version } = await makeTarget(databases.app, {
  by: world.people.editor,
  roundId: world.rounds.open.id,
  project,
  content: goodContent(),
  acts: [],
})

const tabs = { editor: randomUUID(), other: randomUUID(), colleague: randomUUID() }
const say = (person: SmallPerson, tab: string, field: string | null = null) =>
  callerOf(databases.app, databases.public, world.people[person]).targets.presence({ id, tab, field })
const others = async (person: SmallPerson, tab: string) =>
  (await say(person, tab)).others.map(({ name, field, self }) => `${name} ${field} ${self}`)

test("those who have a draft open see each other and their own other windows, as long as these say so", async () => {
  expect((await say("editor", tabs.editor, "goal")).version).toBe(version)
  await say("editor", tabs.other)
  await say("editor", tabs.editor, "amounts.fiscal")
  expect(await others("colleague", tabs.colleague)).toEqual(["编辑甲 amounts.fiscal false", "编辑甲 null false"])
  expect(await others("editor", tabs.editor)).toEqual(["编辑乙 null false", "编辑甲 null true"])

  await sql`update target_presence set seen_at = seen_at - interval '31 seconds' where tab <> ${tabs.other}`.execute(databases.app)
  expect(await others("colleague", tabs.colleague)).toEqual(["编辑甲 null true"].map((line) => line.replace("true", "false")))
  const { rows } = await sql<{ left: number }>`select count(*)::int as left from target_presence`.execute(databases.app)
  expect(rows).toEqual([{ left: 2 }])
})

test("nobody is shown to those who do not see the draft, and nobody takes another one's place", async () => {
  for (const person of ["ownEditor", "department", "finance", "auditor"] as const)
    await expect(say(person, randomUUID())).rejects.toMatchObject({ code: "NOT_FOUND" })
  await say("editor", tabs.editor, "goal")
  await say("colleague", tabs.editor, "amounts.other")
  expect(await others("colleague", tabs.colleague)).toContain("编辑甲 goal false")
})
