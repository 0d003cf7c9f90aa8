import { randomUUID } from "node:crypto"
import { TRPCError } from "@trpc/server"
import { beforeAll, expect, test } from "vitest"
import { callerOf, goodContent, pathTo, type SmallPerson, type SmallWorld, smallWorld } from "#db/small-world.ts"
import { makeTarget } from "#db/target-factory.ts"
import { type TestDatabase, testDatabase } from "#db/testing.ts"

let databases: TestDatabase
let world: SmallWorld
let nextRound: string
/** Projects of 公路所: approved in 2026, still under review, approved and begun again by hand; and one of another unit. */
const projects: Record<string, string> = {}
beforeAll(async () => {
  databases = await testDatabase()
  world = await smallWorld(databases.app)
  const { editor, bureau } = world.people
  const add = callerOf(databases.app, databases.public, bureau).rounds.add
  const minutes = { opensAt: "2020-01-01T09:00", closesAt: "2099-12-31T17:30", reason: "" }
  const round = { year: 2027, kind: "first", name: "2027年一上", indicatorTree: "costCategory", weightSum: null } as const
  nextRound = (await add({ ...round, ...minutes })).id
  for (const [name, state] of [
    ["approved", "approved"],
    ["reviewed", "finance_review"],
    ["begun", "approved"],
  ] as const) {
    const project = { code: `C-${name}`, name: `道路养护 ${name}` }
    const plan = { by: editor, roundId: world.rounds.open.id, project, content: { ...goodContent(), form: theForm } }
    const { id } = await makeTarget(databases.app, { ...plan, acts: pathTo(world)[state] })
    projects[name] = (
      await databases.app.selectFrom("target").select("project_id").where("id", "=", id).executeTakeFirstOrThrow()
    ).project_id
  }
  await as("editor").targets.create({ roundId: nextRound, project: { id: projects.begun ?? "" } })
})

const theForm = {
  ...{ startsOn: "2026-01", endsOn: "2028-12", basis: "区政府常务会议", midtermGoal: "三年修完。" },
  midterm: { fiscal: 30_000_000n, specialAccount: 0n, other: 0n },
}
const as = (person: SmallPerson) => callerOf(databases.app, databases.public, world.people[person])
const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "ok",
    (error: unknown) => (error instanceof TRPCError ? error.code : Promise.reject(error)),
  )

test("what was approved is the new draft, with the same indicators and without the money; what is begun already stays as it is", async () => {
  const ids = [projects.approved, projects.reviewed, projects.begun].map((id) => id ?? "")
  const made = await as("editor").targets.continue({ roundId: nextRound, projectIds: ids })
  expect(made.ids).toHaveLength(1)
  const { content, budgetYear, state, continuing } = await as("editor").targets.get({ id: made.ids[0] ?? "" })
  const [lastYear] = (await as("editor").targets.list({ q: "approved" })).rows.filter((row) => row.budgetYear === 2026)
  const before = (await as("editor").targets.version({ id: lastYear?.id ?? "", number: 1 })).content
  expect([budgetYear, state, continuing]).toEqual([2027, "draft", true])
  expect(content).toEqual({ ...before, amounts: { fiscal: 0n, specialAccount: 0n, other: 0n }, answers: [], form: theForm })
  const history = await as("editor").targets.history({ id: made.ids[0] ?? "" })
  expect(history.events.map(({ action, note }) => [action, note])).toEqual([["create", "从 2026 年批复的绩效目标带入"]])
})

test("a second time there is nothing left to begin, and twenty at once begin one", async () => {
  const again = { roundId: nextRound, projectIds: [projects.approved ?? ""] }
  expect(await as("editor").targets.continue(again)).toEqual({ ids: [] })
  await databases.owner.deleteFrom("target_event").where("note", "<>", "").execute()
  await databases.owner.deleteFrom("indicator").where("target_id", "in", begun()).execute()
  await databases.owner.deleteFrom("target").where("id", "in", begun()).execute()
  const answers = await Promise.all(Array.from({ length: 20 }, () => as("editor").targets.continue(again)))
  expect(answers.flatMap(({ ids }) => ids)).toHaveLength(1)
})
const begun = () =>
  databases.owner
    .selectFrom("target")
    .select("id")
    .where("budget_year", "=", 2027)
    .where("project_id", "=", projects.approved ?? "")

test("another unit's projects and rounds are not there", async () => {
  expect([
    await codeOf(as("parksEditor").targets.continue({ roundId: nextRound, projectIds: [projects.approved ?? ""] })),
    await codeOf(as("editor").targets.continue({ roundId: randomUUID(), projectIds: [projects.approved ?? ""] })),
    await codeOf(as("approver").targets.continue({ roundId: nextRound, projectIds: [projects.approved ?? ""] })),
  ]).toEqual(["NOT_FOUND", "NOT_FOUND", "NOT_FOUND"])
})
