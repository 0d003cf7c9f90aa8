// Who reads the rules, who sets them, and what the counts are of.
import { beforeAll, expect, test } from "vitest"
import { callerOf, type SmallPerson, type SmallWorld, smallWorld } from "#db/small-world.ts"
import { contentOf, makeTarget } from "#db/target-factory.ts"
import { testDatabase } from "#db/testing.ts"
import type { Actor } from "#server/domain/roles.ts"

const databases = await testDatabase()
let world: SmallWorld
const as = (person: SmallPerson) => callerOf(databases.app, databases.public, world.people[person])

/** Two warnings, both answered: a count without unit and a low satisfaction. */
const weak = (goal: string) =>
  contentOf(5_000_000n, goal, [
    ["output", "巡查次数", "≥40", "quantity"],
    ["benefit", "道路投诉下降率", "≥10%", "social"],
    ["satisfaction", "市民满意度", "≥80%", "served"],
  ])

beforeAll(async () => {
  world = await smallWorld(databases.owner)
  const submit = (by: Actor, code: string, goal: string) =>
    makeTarget(databases.app, {
      by,
      roundId: world.rounds.open.id,
      project: { code, name: code },
      content: weak(goal),
      acts: [{ by, action: "submit" }],
    })
  await submit(world.people.editor, "R1", "巡查道路 40 次，消除隐患。")
  await submit(world.people.parksEditor, "P1", "修剪树木 900 株，改善环境。")
})

const countsFor = async (person: SmallPerson): Promise<string> => {
  const { rows, submitted } = await as(person).checks.rules({ year: 2026 })
  const found = rows.flatMap(({ code, severity, fired, answered, targets }) =>
    fired > 0 && severity !== "hint" ? [`${code} ${fired}/${answered}/${targets}`] : [],
  )
  return `${submitted}: ${found.join(", ")}`
}

test("counts are of what a person may see; who configures sees those of the district", async () => {
  expect({ sysadmin: await countsFor("sysadmin"), bureau: await countsFor("bureau"), finance: await countsFor("finance") }).toEqual({
    sysadmin: "2: number_without_unit 2/2/2, satisfaction_low 2/2/2",
    bureau: "2: number_without_unit 2/2/2, satisfaction_low 2/2/2",
    finance: "1: number_without_unit 1/1/1, satisfaction_low 1/1/1",
  })
})

test("everybody else does not know the page; only the system administrator sets", async () => {
  const answer = (promise: Promise<unknown>) =>
    promise.then(
      () => "ok",
      ({ code }) => code,
    )
  const people = Object.keys(world.people) as SmallPerson[]
  const read: string[] = []
  const write: string[] = []
  for (const person of people) {
    if ((await answer(as(person).checks.rules({}))) === "ok") read.push(person)
    if ((await answer(as(person).checks.set({ year: 2026, code: "rate_low", severity: null, thresholds: {} }))) === "ok") write.push(person)
  }
  expect({ read, write }).toEqual({ read: ["finance", "financeParks", "bureau", "sysadmin"], write: ["sysadmin"] })
})

test("a setting holds for its year at once, and is taken away by the usual", async () => {
  const set = (severity: "off" | null, thresholds = {}) =>
    as("sysadmin").checks.set({ year: 2026, code: "satisfaction_low", severity, thresholds })
  const { id } = await makeTarget(databases.app, {
    ...{ by: world.people.editor, roundId: world.rounds.open.id, project: { code: "R2", name: "R2" } },
    content: weak("清扫道路 300 公里，改善环境。"),
  })
  const finds = async () => (await as("editor").targets.get({ id })).problems.filter(({ code }) => code === "satisfaction_low").length
  const found = [await finds()]
  await set(null, { below: 75 })
  found.push(await finds())
  await set("off")
  found.push(await finds())
  await set(null)
  found.push(await finds())
  expect(found).toEqual([1, 0, 0, 1])
  await expect(
    as("sysadmin").checks.set({ year: 2026, code: "satisfaction_low", severity: null, thresholds: { below: 101 } }),
  ).rejects.toMatchObject({
    details: { problems: [{ path: "thresholds.below" }] },
  })
  await expect(as("sysadmin").checks.set({ year: 2031, code: "satisfaction_low", severity: "off", thresholds: {} })).rejects.toMatchObject({
    code: "NOT_FOUND",
  })
})
