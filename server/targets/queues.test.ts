import { sql } from "kysely"
import { beforeAll, expect, test } from "vitest"
import { generate } from "#db/generate.ts"
import { callerOf, goodContent, pathTo, type SmallPerson, type SmallWorld, smallWorld } from "#db/small-world.ts"
import { actOn, makeTarget } from "#db/target-factory.ts"
import { type TestDatabase, testDatabase } from "#db/testing.ts"
import { countWords, queues } from "#server/domain/queues.ts"
import type { Actor } from "#server/domain/roles.ts"
import type { State } from "#server/domain/workflow.ts"
import { queuePageSize } from "./queues.ts"

let databases: TestDatabase
let world: SmallWorld
beforeAll(async () => {
  databases = await testDatabase()
  world = await smallWorld(databases.app)
})

const as = (person: SmallPerson) => callerOf(databases.app, databases.public, world.people[person])
let made = 0
const newTarget = (state: State) => {
  made += 1
  return makeTarget(databases.app, {
    by: world.people.editor,
    roundId: world.rounds.open.id,
    project: { code: `Q-${made}`, name: `队列项目${made}` },
    content: goodContent(),
    acts: pathTo(world)[state],
  })
}

/** In which queues of these people the target stands; in each case the count beside the queue is that of its rows. */
async function standing(id: string, people: readonly SmallPerson[]): Promise<string[]> {
  const lines: string[] = []
  for (const person of people) {
    const found: string[] = []
    for (const queue of queues) {
      const { rows, counts } = await as(person).targets.queue({ queue })
      expect([person, queue, counts[queue]]).toEqual([person, queue, rows.length])
      if (rows.some((row) => row.id === id)) found.push(queue)
    }
    lines.push(`${person}: ${found.join(" ")}`)
  }
  return lines
}
const deciders = ["editor", "approver", "department", "finance", "bureau", "parksDepartment", "auditor"] as const

test("where a target stands for everybody while it goes forward, comes back, and goes forward again", { timeout: 60_000 }, async () => {
  const { department, finance, editor, approver } = world.people
  const target = await newTarget("finance_review")
  const nobody = ["parksDepartment: ", "auditor: "]
  expect(await standing(target.id, deciders)).toEqual([
    "editor: decided handled",
    "approver: decided handled",
    "department: decided handled",
    "finance: pending",
    "bureau: ",
    ...nobody,
  ])

  const back = await actOn(databases.app, target.id, target.version, { by: finance, action: "return", goal: "previous", note: "再核" })
  expect(await standing(target.id, deciders)).toEqual([
    "editor: decided returned handled",
    "approver: decided returned handled",
    "department: pending returned handled",
    "finance: returned handled",
    "bureau: returned",
    ...nobody,
  ])

  const toUnit = await actOn(databases.app, target.id, back.version, { by: department, action: "return", note: "请补充" })
  expect(await standing(target.id, ["editor", "approver", "department", "finance"])).toEqual([
    "editor: pending returned handled",
    "approver: returned handled",
    "department: returned handled",
    "finance: returned handled",
  ])

  const undone = await actOn(databases.app, target.id, toUnit.version, { by: department, action: "undo" })
  expect(await standing(target.id, ["editor", "department"])).toEqual([
    "editor: decided returned handled",
    "department: pending returned handled",
  ])

  const again = await actOn(databases.app, target.id, undone.version, { by: department, action: "return", note: "请补充" })
  const submitted = await actOn(databases.app, target.id, again.version, { by: editor, action: "submit" })
  expect(await standing(target.id, ["editor", "approver", "department", "finance"])).toEqual([
    "editor: decided handled",
    "approver: pending handled",
    "department: handled",
    "finance: handled",
  ])
  await actOn(databases.app, target.id, submitted.version, { by: approver, action: "approve" })
  expect(await standing(target.id, ["approver", "department"])).toEqual(["approver: decided handled", "department: pending handled"])
})

test("the list of all targets, filtered by a queue, holds as many as the queue", async () => {
  for (const queue of queues) {
    const { rows, counts } = await as("department").targets.queue({ queue })
    const list = await as("department").targets.list({ queue })
    expect([queue, list.total, list.rows.map(({ id }) => id).sort()]).toEqual([queue, counts[queue], rows.map(({ id }) => id).sort()])
  }
})

test("a substitute sees the queues of the absent colleague, and what they do there is the colleague's too", async () => {
  const target = await newTarget("department_review")
  const { department, departmentB } = world.people
  const standIn: Actor = {
    ...departmentB,
    membershipId: department.membershipId,
    onBehalfOf: { userId: department.userId, name: "部门甲" },
  }
  await actOn(databases.app, target.id, target.version, { by: standIn, action: "approve" })
  expect(await standing(target.id, ["department", "departmentB"])).toEqual(["department: decided handled", "departmentB: "])
})

test("a long queue is paged by key, forwards and back, without loss or repetition while it changes", async () => {
  const { district } = await generate(databases.owner, { departments: 2, unitsPerDepartment: 2, projectsPerUnit: 30, years: 1, seed: 5 })
  const generated = sql<boolean>`district_id = (select id from district where code = ${district})`
  await databases.owner.updateTable("target").set({ state: "finance_approval", round: 1 }).where(generated).execute()
  const some = await databases.owner.selectFrom("target").select("id").where(generated).orderBy("id").limit(7).execute()
  const returned = some.map(({ id }) => id)
  await databases.owner.updateTable("target").set({ returned: true }).where("id", "in", returned).execute()
  const person = await databases.app
    .selectFrom("membership as m")
    .innerJoin("org as o", "o.id", "m.org_id")
    .where("m.role", "=", "finance_approver")
    .where(sql<boolean>`o.${generated}`)
    .select(["m.id as membershipId", "m.user_id as userId", "o.id as orgId", "o.district_id as districtId"])
    .executeTakeFirstOrThrow()
  const bureau = { ...person, userName: "审批", sessionId: "", role: "finance_approver", orgName: "局", onBehalfOf: null } as const
  const page = (cursor?: { way: "after" | "before"; key: string }) =>
    callerOf(databases.app, databases.public, bureau).targets.queue({ cursor })

  const first = await page()
  expect([first.rows.length, first.counts.pending, first.before]).toEqual([queuePageSize, 120, null])
  expect(
    first.rows
      .slice(0, 7)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(returned)
  await databases.owner
    .updateTable("target")
    .set({ state: "approved" })
    .where("id", "=", returned[0] ?? "")
    .execute()
  const second = await page({ way: "after", key: first.after ?? "" })
  const third = await page({ way: "after", key: second.after ?? "" })
  expect([second.rows.length, third.rows.length, third.after]).toEqual([50, 20, null])
  const seen = new Set([first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id)))
  expect(seen.size).toBe(120)
  const back = await page({ way: "before", key: third.before ?? "" })
  expect(back.rows.map(({ id }) => id)).toEqual(second.rows.map(({ id }) => id))
  const start = await page({ way: "before", key: back.before ?? "" })
  expect([start.rows.map(({ id }) => id), start.before]).toEqual([first.rows.map(({ id }) => id).slice(1), null])
})

test("a key that was not given out is refused, and shows nobody else's rows", async () => {
  const bad = as("bureau").targets.queue({ cursor: { way: "after", key: "0_2026-01-01T00:00:00.000000Z_' or true --" } })
  await expect(bad).rejects.toMatchObject({ code: "BAD_REQUEST" })
  const forged = { way: "after", key: `0_1999-01-01T00:00:00.000000Z_${"0".repeat(8)}-0000-0000-0000-${"0".repeat(12)}` } as const
  expect((await as("parksDepartment").targets.queue({ cursor: forged })).rows).toEqual([])
})

test("a count that ends at the limit says so", () => {
  expect([0, 1_000, 1_001].map(countWords)).toEqual(["0", "1000", "1,000+"])
})
