import { type Kysely, sql } from "kysely"
import { expect, test } from "vitest"
import type { DB } from "#db/schema.ts"
import { callerOf, goodContent, pathTo, type SmallPerson, smallWorld } from "#db/small-world.ts"
import { type ActPlan, actOn, makeTarget } from "#db/target-factory.ts"
import { testDatabase } from "#db/testing.ts"
import { saveTarget } from "#server/targets/save.ts"
import { databaseClock } from "../clock.ts"

const databases = await testDatabase()
const db: Kysely<DB> = databases.app
const world = await smallWorld(db)
const { editor, approver, department, departmentB, finance, bureau } = world.people
const as = (person: SmallPerson) => callerOf(db, databases.public, world.people[person])

let codes = 0
const newTarget = (acts: readonly ActPlan[]) => {
  codes += 1
  const project = { code: `N-${codes}`, name: `项目${codes}` }
  return makeTarget(db, { by: editor, roundId: world.rounds.open.id, project, content: goodContent(), acts })
}

/** All notices of a target, as lines: round, step, person, kind, and whether it was read or has stopped. */
async function noticesOf(id: string): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', n.round, n.step, u.name, n.kind, case when n.read_at is not null then '已读' end, case when n.gone_at is not null then '已停' end) as line
    from notice n join app_user u on u.id = n.user_id where n.target_id = ${id} order by n.round, n.step, u.name, n.kind`.execute(db)
  return rows.map((row) => row.line)
}
const openOf = async (id: string) => (await noticesOf(id)).filter((line) => !line.endsWith("已停"))

test("each act tells those at the desk it leads to, and stops what the desk before was told", async () => {
  const { id, version } = await newTarget([])
  const told: string[] = []
  let seen = version
  for (const act of pathTo(world).approved) {
    seen = (await actOn(db, id, seen, act)).version
    told.push(`${act.action}: ${(await openOf(id)).join("，")}`)
  }
  expect(told).toEqual([
    "submit: 1 unit_review 审核甲 desk",
    "approve: 1 department_review 部门乙 desk，1 department_review 部门甲 desk",
    "approve: 1 finance_review 财政甲 desk",
    "approve: 1 finance_approval 财政审批 desk",
    "approve: 1 approved 编辑甲 approved",
  ])
})

test("the second round is notified like the first, unread again, and nothing is doubled", async () => {
  const round = [
    { by: editor, action: "submit" },
    { by: approver, action: "approve" },
    { by: department, action: "return", note: "请补充" },
  ] as const
  const { id, version } = await newTarget(round)
  await as("editor").notices.read({ ids: "all" })
  expect(await openOf(id)).toEqual(["1 draft 编辑甲 returned 已读"])
  let seen = (await saveTarget(db, editor, { id, version, content: goodContent("二稿") }, databaseClock)).version
  for (const act of round) seen = (await actOn(db, id, seen, act)).version
  expect(await noticesOf(id)).toEqual([
    "1 draft 编辑甲 returned 已读 已停",
    "1 unit_review 审核甲 desk 已停",
    "1 department_review 部门乙 desk 已停",
    "1 department_review 部门甲 desk 已停",
    "2 draft 编辑甲 returned",
    "2 unit_review 审核甲 desk 已停",
    "2 department_review 部门乙 desk 已停",
    "2 department_review 部门甲 desk 已停",
  ])
})

test("back to the step before and forward again in one round renews the notice: unread, once", async () => {
  const { id, version } = await newTarget(pathTo(world).department_review)
  await as("department").notices.read({ ids: "all" })
  const back = await actOn(db, id, version, { by: department, action: "return", note: "请单位复核", goal: "previous" })
  expect(await openOf(id)).toEqual(["1 unit_review 审核甲 returned"])
  await actOn(db, id, back.version, { by: approver, action: "approve" })
  expect(await openOf(id)).toEqual(["1 department_review 部门乙 desk", "1 department_review 部门甲 desk"])
})

test("an undo takes back what was told and brings the earlier notices back, as they were read", async () => {
  const { id, version } = await newTarget(pathTo(world).department_review)
  await as("departmentB").notices.read({ ids: "all" })
  const before = await noticesOf(id)
  const moved = await actOn(db, id, version, { by: department, action: "approve" })
  expect(await openOf(id)).toEqual(["1 finance_review 财政甲 desk"])
  await actOn(db, id, moved.version, { by: department, action: "undo" })
  expect(await openOf(id)).toEqual(before.filter((line) => !line.endsWith("已停")))
  expect(before).toContain("1 department_review 部门乙 desk 已读")

  const approved = await newTarget(pathTo(world).approved)
  await actOn(db, approved.id, approved.version, { by: bureau, action: "undo" })
  expect(await openOf(approved.id)).toEqual(["1 finance_approval 财政审批 desk"])
})

test("what came back goes to the submitter, and to the unit's editors once the submitter has left", async () => {
  const { id, version } = await newTarget(pathTo(world).unit_review)
  const end = (at: Date | null) => db.updateTable("membership").set({ valid_to: at }).where("id", "=", editor.membershipId).execute()
  await end(new Date("2020-06-01"))
  await actOn(db, id, version, { by: approver, action: "return", note: "改" })
  await end(null)
  expect(await openOf(id)).toEqual(["1 draft 编辑乙 returned"])
})

test("nobody is told to decide on what they submitted themselves, or of their own act", async () => {
  const membership = { user_id: approver.userId, org_id: world.orgs.roads.id, role: "department_reviewer" as const }
  const { id: own } = await db.insertInto("membership").values(membership).returning("id").executeTakeFirstOrThrow()
  const asEditor = { user_id: editor.userId, org_id: world.orgs.roads.id, role: "department_reviewer" as const }
  const { id: editors } = await db.insertInto("membership").values(asEditor).returning("id").executeTakeFirstOrThrow()
  const { id } = await newTarget(pathTo(world).department_review)
  await db
    .updateTable("membership")
    .set({ valid_to: databaseClock })
    .where("id", "=", (eb) => eb.fn.any(eb.val([own, editors])))
    .execute()
  expect(await openOf(id)).toEqual(["1 department_review 部门乙 desk", "1 department_review 部门甲 desk"])
})

test("who will be told is said before the act, and is who was told", async () => {
  const said = async (person: SmallPerson, input: Parameters<ReturnType<typeof as>["notices"]["recipients"]>[0]) =>
    (await as(person).notices.recipients(input)).map(({ name, role, orgName }) => `${name} ${role} ${orgName}`)
  const { id, version } = await newTarget(pathTo(world).department_review)
  expect({
    approve: await said("department", { id, action: "approve" }),
    toUnit: await said("department", { id, action: "return", goal: "unit" }),
    back: await said("department", { id, action: "return", goal: "previous" }),
    transfer: await said("department", { id, action: "transfer" }),
    accept: await said("department", { id, action: "accept" }),
    notTheirs: await said("finance", { id, action: "approve" }),
  }).toEqual({
    approve: ["财政甲 finance_reviewer 财政局"],
    toUnit: ["编辑甲 editor 公路所"],
    back: ["审核甲 unit_approver 公路所"],
    transfer: ["部门乙 department_reviewer 交通局"],
    accept: [],
    notTheirs: [],
  })
  await actOn(db, id, version, { by: department, action: "approve" })
  expect(await said("department", { id, action: "undo" })).toEqual([
    "部门乙 department_reviewer 交通局",
    "部门甲 department_reviewer 交通局",
  ])
  await expect(said("parksEditor", { id, action: "approve" })).rejects.toMatchObject({ code: "NOT_FOUND" })
})

test("the bell counts what the list shows, people see only their own notices, and only while they see the target", async () => {
  await as("finance").notices.read({ ids: "all" })
  const { id } = await newTarget(pathTo(world).finance_review)
  const unread = async (person: SmallPerson) => (await as(person).notices.unread()).count
  const list = await as("finance").notices.list({})
  const mine = list.rows.filter((row) => row.targetId === id)
  expect(mine.map(({ kind, step, byName, orgName, onBehalfOf }) => ({ kind, step, byName, orgName, onBehalfOf }))).toEqual([
    { kind: "desk", step: "finance_review", byName: department.userName, orgName: "财政局", onBehalfOf: null },
  ])
  expect([await unread("finance"), list.rows.filter((row) => !row.readAt).length, list.total]).toEqual([1, 1, list.rows.length])
  await as("financeParks").notices.read({ ids: [mine[0]?.id ?? ""] })
  expect(await unread("finance")).toBe(1)
  const assignment = { membership_id: finance.membershipId, department_id: world.orgs.roads.id }
  await db.deleteFrom("finance_assignment").where("membership_id", "=", finance.membershipId).execute()
  expect([await unread("finance"), (await as("finance").notices.list({})).total]).toEqual([0, 0])
  await db.insertInto("finance_assignment").values(assignment).execute()
  await as("finance").notices.read({ ids: [mine[0]?.id ?? ""] })
  expect(await unread("finance")).toBe(0)
})

test("a transfer makes the colleague the holder, tells them, and is in the history; who could not decide it cannot be chosen", async () => {
  const { id, version } = await newTarget(pathTo(world).department_review)
  const transfer = (colleagueId: string | undefined) =>
    as("department").targets.act({ id, version, action: "transfer", colleague: colleagueId, note: "我休假", key: crypto.randomUUID() })
  const refused = { code: "BAD_REQUEST", details: { problems: [{ path: "colleague" }] } }
  await expect(transfer(undefined)).rejects.toMatchObject(refused)
  await expect(transfer(finance.userId)).rejects.toMatchObject(refused)
  await expect(transfer(department.userId)).rejects.toMatchObject(refused)
  await expect(transfer(editor.userId)).rejects.toMatchObject(refused)
  const moved = await transfer(departmentB.userId)
  expect((await openOf(id)).filter((line) => line.includes("transfer"))).toEqual(["1 department_review 部门乙 transfer"])
  const card = await as("department").targets.get({ id })
  expect([card.acceptedBy, card.can.join(" "), (await as("departmentB").targets.get({ id })).can.join(" ")]).toEqual([
    "部门乙",
    "accept undo",
    "approve return transfer",
  ])
  const { events } = await as("department").targets.history({ id })
  expect(events.at(-1)).toMatchObject({ action: "transfer", userName: "部门甲", passedTo: "部门乙", note: "我休假" })
  await expect(
    as("department").targets.act({ id, version: moved.version, action: "approve", key: crypto.randomUUID() }),
  ).rejects.toMatchObject({ code: "CONFLICT", details: { why: "held" } })
  await as("department").targets.act({ id, version: moved.version, action: "undo", key: crypto.randomUUID() })
  expect((await openOf(id)).filter((line) => line.includes("transfer"))).toEqual([])
  expect((await as("departmentB").targets.get({ id })).acceptedBy).toBeNull()
})
