import { randomUUID } from "node:crypto"
import type { Kysely } from "kysely"
import { beforeAll, expect, test } from "vitest"
import type { DB } from "#db/schema.ts"
import { goodContent, pathTo, type SmallWorld, smallWorld } from "#db/small-world.ts"
import { type ActPlan, actOn, makeTarget } from "#db/target-factory.ts"
import { testDatabase } from "#db/testing.ts"
import { databaseClock, fixedClock } from "#server/clock.ts"
import type { State } from "#server/domain/workflow.ts"
import { AppError } from "#server/errors.ts"
import { findTarget } from "./find.ts"
import { targetHistory, targetVersion } from "./history.ts"
import { saveTarget } from "./save.ts"
import { transition } from "./transition.ts"

let db: Kysely<DB>
let world: SmallWorld
let codes = 0
beforeAll(async () => {
  db = (await testDatabase()).app
  world = await smallWorld(db)
})

const newTarget = (acts: readonly ActPlan[] = [], content = goodContent()) => {
  codes += 1
  const project = { code: `R-${codes}`, name: `道路项目${codes}` }
  return makeTarget(db, { by: world.people.editor, roundId: world.rounds.open.id, project, content, acts })
}
const at = (state: State) => newTarget(pathTo(world)[state])

/** What an attempt comes to: the state it leads to, or code and reason of its refusal. */
const outcome = (attempt: Promise<{ state: State }>): Promise<string> =>
  attempt.then(
    ({ state }) => state,
    (error: unknown) => (error instanceof AppError ? [error.code, error.details.why].filter(Boolean).join(" ") : Promise.reject(error)),
  )

test("the whole round with two returns leaves a history that tells it", async () => {
  const { editor, approver, department, finance, bureau } = world.people
  const { id, version } = await newTarget([
    { by: editor, action: "submit" },
    { by: approver, action: "approve" },
    { by: department, action: "accept" },
    { by: department, action: "return", note: "请写明预期结果" },
  ])
  const corrected = await saveTarget(db, editor, { id, version, content: goodContent("修补道路 35 公里。") }, databaseClock)
  let seen = corrected.version
  for (const act of [
    { by: editor, action: "submit" },
    { by: approver, action: "approve" },
    { by: department, action: "approve" },
    { by: finance, action: "return", note: "金额过大", goal: "unit" },
    { by: editor, action: "submit" },
    { by: approver, action: "approve" },
    { by: department, action: "approve" },
    { by: finance, action: "approve" },
    { by: bureau, action: "approve", note: "批复" },
  ] as const)
    seen = (await actOn(db, id, seen, act)).version
  const history = await targetHistory(db, bureau, id)
  expect(
    history?.events.map((e) =>
      `${e.round} ${e.userName}（${e.orgName}）${e.from ?? ""} > ${e.action} > ${e.to} v${e.versionNumber ?? "-"} ${e.note}`.trim(),
    ),
  ).toEqual([
    "0 编辑甲（公路所） > create > draft v-",
    "1 编辑甲（公路所）draft > submit > unit_review v1",
    "1 审核甲（公路所）unit_review > approve > department_review v2",
    "1 部门甲（交通局）department_review > accept > department_review v-",
    "1 部门甲（交通局）department_review > return > draft v3 请写明预期结果",
    "2 编辑甲（公路所）draft > submit > unit_review v4",
    "2 审核甲（公路所）unit_review > approve > department_review v5",
    "2 部门甲（交通局）department_review > approve > finance_review v6",
    "2 财政甲（财政局）finance_review > return > draft v7 金额过大",
    "3 编辑甲（公路所）draft > submit > unit_review v8",
    "3 审核甲（公路所）unit_review > approve > department_review v9",
    "3 部门甲（交通局）department_review > approve > finance_review v10",
    "3 财政甲（财政局）finance_review > approve > finance_approval v11",
    "3 财政审批（财政局）finance_approval > approve > approved v12 批复",
  ])
})

test("twenty clicks with one key are one act with twenty equal answers; the key does not serve another act", async () => {
  const { id, version } = await at("unit_review")
  const act = { id, version, action: "approve", note: "", goal: "unit", key: randomUUID() } as const
  const answers = await Promise.all(Array.from({ length: 20 }, () => transition(db, world.people.approver, act, databaseClock)))
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
    new Set([JSON.stringify({ state: "department_review", version: version + 1 })]),
  )
  const events = await db.selectFrom("target_event").select("id").where("target_id", "=", id).where("action", "=", "approve").execute()
  expect(events).toHaveLength(1)
  expect(await outcome(transition(db, world.people.approver, { ...act, note: "另一件事" }, databaseClock))).toBe("UNPROCESSABLE_CONTENT")
})

test("approve against withdraw: exactly one wins, every time", async () => {
  const { editor, approver } = world.people
  for (let round = 0; round < 40; round += 1) {
    const { id, version } = await at("unit_review")
    const outcomes = await Promise.all([
      outcome(actOn(db, id, version, { by: approver, action: "approve" })),
      outcome(actOn(db, id, version, { by: editor, action: "withdraw" })),
    ])
    expect(["department_review,CONFLICT", "CONFLICT,draft"]).toContain(outcomes.join(","))
  }
})

test("nobody decides on what moved: 409 carries what was seen and what is there", async () => {
  const { editor, approver } = world.people
  const { id, version } = await newTarget([{ by: editor, action: "submit" }], goodContent("第一稿"))
  const back = await actOn(db, id, version, { by: editor, action: "withdraw" })
  const saved = await saveTarget(db, editor, { id, version: back.version, content: goodContent("第二稿") }, databaseClock)
  await actOn(db, id, saved.version, { by: editor, action: "submit" })
  const refused = await actOn(db, id, version, { by: approver, action: "approve" }).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(AppError)
  const { code, details } = refused as AppError
  expect([code, details.conflict?.seen?.goal, details.conflict?.current.goal, details.conflict?.currentState]).toEqual([
    "CONFLICT",
    "第一稿",
    "第二稿",
    "unit_review",
  ])
  expect((await findTarget(db, approver, id, databaseClock))?.state).toBe("unit_review")
})

test("two save from the same version: one is stored, the other gets both contents, nothing is lost", async () => {
  const { editor, colleague } = world.people
  const { id, version } = await newTarget()
  const save = (by: typeof editor, goal: string) => saveTarget(db, by, { id, version, content: goodContent(goal) }, databaseClock)
  const results = await Promise.allSettled([save(editor, "甲写的"), save(colleague, "乙写的")])
  const stored = await findTarget(db, editor, id, databaseClock)
  const lost = results.find((result) => result.status === "rejected")?.reason as AppError
  expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"])
  expect(lost.details.conflict?.current.goal).toBe(stored?.content.goal)
  expect(lost.details.conflict?.currentVersion).toBe(version + 1)
})

test("an undo puts back state, holder and approved version, and is itself in the history", async () => {
  const { department, bureau } = world.people
  const accepted = await newTarget([...pathTo(world).department_review, { by: department, action: "accept" }])
  const moved = await actOn(db, accepted.id, accepted.version, { by: department, action: "approve" })
  const undone = await actOn(db, accepted.id, moved.version, { by: department, action: "undo" })
  const target = await findTarget(db, department, accepted.id, databaseClock)
  expect([undone.state, target?.acceptedBy, target?.takenUp]).toEqual(["department_review", "部门甲", true])
  expect(await outcome(actOn(db, accepted.id, undone.version, { by: department, action: "undo" }))).toBe("CONFLICT nothing_to_undo")

  const approved = await at("approved")
  await actOn(db, approved.id, approved.version, { by: bureau, action: "undo" })
  const reopened = await findTarget(db, bureau, approved.id, databaseClock)
  expect([reopened?.state, reopened?.approvedVersionId]).toEqual(["finance_approval", null])
})

test("a revision keeps the approved version in force until the next one is approved", async () => {
  const { editor, bureau } = world.people
  const { id, version } = await at("approved")
  const before = (await findTarget(db, bureau, id, databaseClock))?.approvedVersionId
  const revised = await actOn(db, id, version, { by: editor, action: "revise", note: "预算调整" })
  const saved = await saveTarget(db, editor, { id, version: revised.version, content: goodContent("调整后的目标") }, databaseClock)
  let seen = saved.version
  for (const act of pathTo(world).finance_approval) seen = (await actOn(db, id, seen, act)).version
  expect((await findTarget(db, bureau, id, databaseClock))?.approvedVersionId).toBe(before)
  await actOn(db, id, seen, { by: bureau, action: "approve" })
  expect((await findTarget(db, bureau, id, databaseClock))?.approvedVersionId).not.toBe(before)
})

test("the deadline is the database's minute: at 17:30 it is over, and says so", async () => {
  const { editor } = world.people
  const late = fixedClock(new Date("2099-12-31T17:30:00+08:00"))
  const { id, version } = await newTarget()
  expect(await outcome(actOn(db, id, version, { by: editor, action: "submit" }, late))).toBe("CONFLICT closed")
  expect(await outcome(actOn(db, id, version, { by: editor, action: "submit" }, fixedClock(new Date("2099-12-31T17:29:59+08:00"))))).toBe(
    "unit_review",
  )
})

test("what has errors can be saved but not submitted, and each error names its field", async () => {
  const { editor } = world.people
  const { id, version } = await newTarget([], { ...goodContent(""), indicators: [] })
  const refused = (await actOn(db, id, version, { by: editor, action: "submit" }).catch((error: unknown) => error)) as AppError
  expect([refused.code, refused.details.problems?.map(({ path, message }) => `${path}: ${message}`)]).toEqual([
    "BAD_REQUEST",
    ["goal: 绩效目标没有填写。", "indicators: 至少要有一条绩效指标。"],
  ])
})

test("a warning is mended or answered before submitting; answer and finding stay with the version", async () => {
  const { editor, approver } = world.people
  const content = goodContent()
  const rows = content.indicators.map((row) => (row.category === "satisfaction" ? { ...row, raw: "≥80%" } : row))
  const path = `indicators[${rows.at(-1)?.id}].raw`
  const { id, version } = await newTarget([], { ...content, indicators: rows })
  const refused = (await actOn(db, id, version, { by: editor, action: "submit" }).catch((error: unknown) => error)) as AppError
  expect([refused.code, refused.message, refused.details.problems?.map((problem) => problem.path)]).toEqual([
    "BAD_REQUEST",
    "还有 1 处提醒需要修改或说明，处理好后再提交。",
    [path],
  ])

  const answers = [...content.answers, { code: "satisfaction_low", path, text: "首年开展，按同类地区水平设定。" }]
  const saved = await saveTarget(db, editor, { id, version, content: { ...content, indicators: rows, answers } }, databaseClock)
  await actOn(db, id, saved.version, { by: editor, action: "submit" })
  expect((await findTarget(db, approver, id, databaseClock))?.content.answers).toEqual(answers)
  expect((await targetVersion(db, approver, id, 1))?.content.answers).toEqual(answers)
  const answered = (await findTarget(db, approver, id, databaseClock))?.answered
  expect(answered).toContainEqual({ code: "satisfaction_low", path, answer: "首年开展，按同类地区水平设定。" })
  const found = db.selectFrom("target_finding as f").innerJoin("target_version as v", "v.id", "f.version_id").where("v.target_id", "=", id)
  expect(await found.select(["f.code", "f.path", "f.answer"]).where("f.code", "=", "satisfaction_low").execute()).toEqual([
    { code: "satisfaction_low", path, answer: "首年开展，按同类地区水平设定。" },
  ])
})

test("while the unit works on a returned draft, reviewers read what was submitted", async () => {
  const { editor, approver, department, bureau } = world.people
  const { id, version } = await newTarget(
    [...pathTo(world).department_review, { by: department, action: "return", note: "改" }],
    goodContent("送审稿"),
  )
  await saveTarget(db, editor, { id, version, content: goodContent("正在改的稿") }, databaseClock)
  const read = async (by: typeof editor) => (await findTarget(db, by, id, databaseClock))?.content.goal
  expect([await read(editor), await read(approver), await read(department), await read(bureau)]).toEqual([
    "正在改的稿",
    "正在改的稿",
    "送审稿",
    "送审稿",
  ])
})
