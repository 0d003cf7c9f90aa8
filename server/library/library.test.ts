import { TRPCError } from "@trpc/server"
import { beforeAll, expect, test } from "vitest"
import { callerOf, goodContent, pathTo, type SmallPerson, type SmallWorld, smallWorld } from "#db/small-world.ts"
import { makeTarget } from "#db/target-factory.ts"
import { type TestDatabase, testDatabase } from "#db/testing.ts"
import type { LibraryInput } from "#server/domain/library.ts"

let databases: TestDatabase
let world: SmallWorld
beforeAll(async () => {
  databases = await testDatabase()
  world = await smallWorld(databases.app)
})
const as = (person: SmallPerson) => callerOf(databases.app, databases.public, world.people[person]).library
const row = (name: string, changed: Partial<LibraryInput> = {}): LibraryInput => ({
  ...{ scope: "common", departmentId: null, industry: "", category: "output", subcategory: "quality", name },
  ...{ sign: "gte", unit: "%", better: "higher", explanation: "", referenceValue: "≥90%", scoring: "", dataSource: "业务记录" },
  ...{ appliesTo: "", source: "", ...changed },
})
const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "ok",
    (error: unknown) => (error instanceof TRPCError ? error.code : Promise.reject(error)),
  )
const add = async (name: string, changed: Partial<LibraryInput> = {}, confirmed = true) => {
  const { id } = await as("bureau").add(row(name, changed))
  if (confirmed) await as("bureau").move({ id, version: 1, action: "confirm" })
  return id
}
const names = async (person: SmallPerson, typed: string, project = "", goal = "") =>
  (await as(person).suggest({ typed, project, goal })).map(({ name }) => name)

test("only confirmed rows are proposed, a department's to its own units; what fits the project comes first", async () => {
  await add("道路修补合格率")
  await add("培训合格率")
  await add("桥梁检测合格率", { scope: "department", departmentId: world.orgs.roads.id })
  await add("绿化养护合格率", { scope: "department", departmentId: world.orgs.parks.id })
  await add("验收合格率", {}, false)
  expect([
    await names("editor", "合格", "公路修补与道路养护"),
    await names("parksEditor", "合格", "公路修补与道路养护"),
    await names("editor", "", "公路养护", "修补道路 30 公里"),
    await names("editor", "率"),
    await names("editor", "验收"),
    await names("editor", "％"),
  ]).toEqual([
    ["道路修补合格率", "培训合格率", "桥梁检测合格率"],
    ["道路修补合格率", "绿化养护合格率", "培训合格率"],
    ["道路修补合格率"],
    ["培训合格率", "桥梁检测合格率", "道路修补合格率"],
    [],
    [],
  ])
})

test("one row for one measure: a second is refused until the first is retired; a row that moved on is not overwritten", async () => {
  const id = await add("业务办结率")
  expect(await codeOf(as("finance").add(row("年度业务 办结率")))).toBe("BAD_REQUEST")
  expect(await codeOf(as("finance").change({ place: { id, version: 1 }, row: row("业务按时办结率") }))).toBe("CONFLICT")
  const { version } = await as("finance").move({ id, version: 2, action: "retire" })
  const again = await as("finance").add(row("业务办结率"))
  expect(await codeOf(as("finance").move({ id, version, action: "confirm" }))).toBe("CONFLICT")
  expect(await codeOf(as("finance").move({ id, version, action: "restore" }))).toBe("BAD_REQUEST")
  expect(await codeOf(as("finance").change({ place: { ...again, version: 1 }, row: row("培训合格率") }))).toBe("BAD_REQUEST")
})

test("how often a row is used is counted, and what approved targets measure well is proposed", async () => {
  const id = await add("道路投诉下降率", { category: "benefit", subcategory: "social" })
  const plan = { by: world.people.editor, roundId: world.rounds.open.id }
  const content = goodContent()
  const linked = content.indicators.map((each) => (each.name === "道路投诉下降率" ? { ...each, libraryId: id } : each))
  const acts = pathTo(world).approved
  await makeTarget(databases.app, { ...plan, project: { code: "L-1", name: "一号" }, content: { ...content, indicators: linked }, acts })
  await makeTarget(databases.app, { ...plan, project: { code: "L-2", name: "二号" }, content: goodContent(), acts })
  const used = (await as("editor").list({ q: "投诉下降" })).rows.map(({ name, used: count }) => [name, count])
  expect(used).toEqual([["道路投诉下降率", 1]])
  const proposals = await as("finance").proposed()
  expect(proposals.map(({ name, example, units, targets }) => [name, example, units, targets])).toEqual([
    ["修补道路里程", "≥30公里", 1, 2],
    ["市民满意度", "≥90%", 1, 2],
  ])
})

test("names almost like a confirmed row are candidates for the hint, for the unit's own department and with the target's checks", async () => {
  await add("桥梁定期检查次数", { sign: "gte", unit: "次" })
  const draft = await as("finance").add(row("隧道定期检查次数"))
  expect(draft.id).toBeTruthy()
  const near = (...names: string[]) => as("editor").near({ names })
  expect(await near("桥梁年度定期检查次数")).toEqual(["桥梁定期检查次数"])
  expect(await near("隧道定期检查")).not.toContain("隧道定期检查次数")
  expect(await near("桥")).toEqual([])
  const content = {
    ...goodContent(),
    indicators: goodContent().indicators.map((each, at) => (at === 0 ? { ...each, name: "桥梁定期检查总次数" } : each)),
  }
  const { id } = await makeTarget(databases.app, {
    ...{ by: world.people.editor, roundId: world.rounds.open.id, acts: [] },
    ...{ project: { code: "L-3", name: "三号" }, content },
  })
  const { problems } = await callerOf(databases.app, databases.public, world.people.editor).targets.get({ id })
  expect(problems.filter(({ code }) => code === "library_near").map(({ message }) => message)).toEqual([
    "第 1 条产出指标“桥梁定期检查总次数”与指标库中的“桥梁定期检查次数”近似，可以从指标库选用，以便口径一致。",
    "第 2 条效益指标“道路投诉下降率”也在指标库中，可以从指标库选用，以便口径一致。",
  ])
})
