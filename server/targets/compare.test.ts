import { TRPCError } from "@trpc/server"
import { beforeAll, expect, test } from "vitest"
import { loadEarlierYear } from "#db/earlier-year.ts"
import { callerOf, goodContent, type SmallPerson, type SmallWorld, smallWorld } from "#db/small-world.ts"
import { actOn, makeTarget } from "#db/target-factory.ts"
import { type TestDatabase, testDatabase } from "#db/testing.ts"
import { databaseClock } from "#server/clock.ts"
import type { VersionRef } from "#server/domain/version-choice.ts"
import { saveTarget } from "./save.ts"

let databases: TestDatabase
let world: SmallWorld
let id: string
const first = goodContent()
const withValue = (raw: string, goal = first.goal, content = first) => ({
  ...content,
  goal,
  indicators: content.indicators.map((row, at) => (at === 0 ? { ...row, raw } : row)),
})

/** What was approved for the project in 2025, with rows of other ids. */
async function makeLastYear(): Promise<void> {
  const { districtId } = world
  await databases.app.insertInto("budget_year").values({ district_id: districtId, year: 2025, indicator_tree: "costCategory" }).execute()
  const window = { opens_at: new Date("2024-09-01"), closes_at: new Date("2024-10-01") }
  const round = { district_id: districtId, budget_year: 2025, kind: "first" as const, name: "2025年一上", ...window }
  const { id: roundId } = await databases.app.insertInto("budget_round").values(round).returning("id").executeTakeFirstOrThrow()
  await loadEarlierYear(databases.app, { targetId: id, roundId, content: withValue("≥25公里", "修补道路 20 公里。", goodContent()) })
}

beforeAll(async () => {
  databases = await testDatabase()
  world = await smallWorld(databases.app)
  const { editor, approver, department } = world.people
  const plan = { by: editor, roundId: world.rounds.open.id, project: { code: "P", name: "项目" } }
  const acts = [
    { by: editor, action: "submit" },
    { by: approver, action: "approve" },
    { by: department, action: "return", note: "请提高" },
  ] as const
  const made = await makeTarget(databases.app, { ...plan, content: withValue("≥30公里"), acts })
  id = made.id
  const saved = await saveTarget(
    databases.app,
    editor,
    { id, version: made.version, content: withValue("≥32公里", "修补道路 32 公里，投诉减少两成。") },
    databaseClock,
  )
  expect(saved.version).toBe(made.version + 1)
  await makeLastYear()
})

const as = (person: SmallPerson) => callerOf(databases.app, databases.public, world.people[person])
const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "ok",
    (error: unknown) => (error instanceof TRPCError ? error.code : Promise.reject(error)),
  )
const compare = (person: SmallPerson, from?: VersionRef, to?: VersionRef) => as(person).targets.compare({ id, from, to })

test("the unit compares its draft with what it submitted, last year beside it", async () => {
  const { from, to, earlier, comparison, versions } = await compare("editor")
  expect(versions.map(({ number, action, by }) => [number, action, by])).toEqual([
    [1, "submit", "编辑甲"],
    [2, "approve", "审核甲"],
    [3, "return", "部门甲"],
  ])
  expect([from?.ref, to.ref, earlier?.ref, to.kind === "now" && to.draft]).toEqual([1, "now", "last-year", true])
  expect(comparison?.counts).toMatchObject({ changed: 1, targets: 1, goal: 1, total: 2 })
  expect(comparison?.rows[0]).toMatchObject({
    earlier: { raw: "≥25公里" },
    before: { raw: "≥30公里" },
    after: { raw: "≥32公里" },
    ambition: { ambition: "stronger" },
    sinceEarlier: { ambition: "stronger" },
  })
})

test("nobody beyond the unit reads the draft, whatever the address names", async () => {
  for (const person of ["department", "finance", "bureau"] as const)
    for (const [from, to] of [[], [1, "now"], ["now", 3], ["last-year", "now"]] as [VersionRef?, VersionRef?][]) {
      const text = JSON.stringify(await compare(person, from, to), (_, value) => (typeof value === "bigint" ? String(value) : value))
      expect([person, text.includes("修补道路 32 公里"), text.includes("≥32公里")]).toEqual([person, false, false])
    }
  const { from, to, comparison } = await compare("department")
  expect([from?.ref, to.kind === "now" && [to.shown, to.draft], comparison?.counts.total]).toEqual(["last-year", ["submitted", false], 2])
})

test("any two versions can be compared, both ways round, and a version with itself", async () => {
  const counts = async (from: VersionRef, to: VersionRef) => (await compare("editor", from, to)).comparison?.counts
  expect(await counts(1, 3)).toMatchObject({ total: 0 })
  expect(await counts(2, 2)).toMatchObject({ total: 0 })
  expect(await counts("now", 1)).toMatchObject({ changed: 1, goal: 1 })
  const hashes = await compare("department", 1, "now")
  expect(hashes.from?.hash).toBe(hashes.to.hash)
})

test("what is not there, or is another's, is 404", async () => {
  const other = await makeTarget(databases.app, {
    ...{
      by: world.people.parksEditor,
      roundId: world.rounds.open.id,
      project: { code: "Q", name: "公园" },
      content: goodContent("修公园。"),
    },
    acts: [{ by: world.people.parksEditor, action: "submit" }],
  })
  expect([
    await codeOf(compare("editor", 4, "now")),
    await codeOf(compare("editor", 1, 99)),
    await codeOf(compare("parksEditor")),
    await codeOf(compare("financeParks", 1, 2)),
    await codeOf(compare("publisher")),
    await codeOf(as("editor").targets.compare({ id: other.id, from: 1 })),
    await codeOf(as("parksEditor").targets.compare({ id: other.id, from: "last-year" })),
    await codeOf(as("parksEditor").targets.compare({ id: other.id })),
  ]).toEqual([...Array(7).fill("NOT_FOUND"), "ok"])
  expect((await as("parksEditor").targets.compare({ id: other.id })).comparison).toBe(null)
})

test("each reviewer is told what changed since they last looked, and not before they looked", async () => {
  const since = async (person: SmallPerson) => {
    const found = (await as(person).review.get({ id })).since
    return {
      looked: found?.looked && [found.looked.number, found.looked.changes],
      decided: found?.decided && [found.decided.number, found.decided.counts.total],
    }
  }
  const version = async () => (await as("department").targets.get({ id })).version
  const { editor, approver } = world.people
  expect(await since("editor")).toEqual({ looked: undefined, decided: undefined })
  expect(await since("department")).toEqual({ looked: null, decided: [3, 0] })
  await as("department").targets.list({})
  await as("department").review.look({ id, version: await version() })
  expect(await since("department")).toEqual({ looked: null, decided: [3, 0] })

  const now = await as("editor").targets.get({ id })
  const { version: submitted } = await actOn(databases.app, id, now.version, { by: editor, action: "submit" })
  await actOn(databases.app, id, submitted, { by: approver, action: "approve" })
  expect(await since("department")).toEqual({ looked: [3, 2], decided: [3, 2] })
  // A colleague of the same desk has never looked: to them all is new, but their desk decided on version 3.
  expect(await since("departmentB")).toEqual({ looked: null, decided: [3, 2] })
  expect(await since("finance")).toEqual({ looked: null, decided: null })
  await as("department").review.look({ id, version: await version() })
  await as("department").review.look({ id, version: await version() })
  expect(await since("department")).toEqual({ looked: [3, 2], decided: [3, 2] })
  expect(await since("departmentB")).toEqual({ looked: null, decided: [3, 2] })
})
