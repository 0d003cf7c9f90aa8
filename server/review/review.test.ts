import { randomUUID } from "node:crypto"
import type { Kysely } from "kysely"
import { beforeAll, expect, test } from "vitest"
import type { DB } from "#db/schema.ts"
import { callerOf, goodContent, pathTo, type SmallPerson, type SmallWorld, smallWorld } from "#db/small-world.ts"
import { actOn, makeTarget } from "#db/target-factory.ts"
import { type TestDatabase, testDatabase } from "#db/testing.ts"
import { databaseClock } from "#server/clock.ts"
import type { PointInput } from "#server/domain/return-points.ts"
import { emptyReviewDraft } from "#server/domain/review-draft.ts"
import { type FilledSheet, proposedSheet } from "#server/domain/review-sheet.ts"
import type { State } from "#server/domain/workflow.ts"
import { AppError } from "#server/errors.ts"
import { findTarget } from "#server/targets/find.ts"
import { saveTarget } from "#server/targets/save.ts"
import { transition } from "#server/targets/transition.ts"
import { saveSheetConfig } from "./sheet.ts"

let database: TestDatabase
let db: Kysely<DB>
let world: SmallWorld
let codes = 0
beforeAll(async () => {
  database = await testDatabase()
  db = database.app
  world = await smallWorld(db)
})

const as = (person: SmallPerson) => callerOf(db, database.public, world.people[person])
const at = (state: State, content = goodContent()) => {
  codes += 1
  const project = { code: `V-${codes}`, name: `审核项目${codes}` }
  return makeTarget(db, { by: world.people.editor, roundId: world.rounds.open.id, project, content, acts: pathTo(world)[state] })
}
const read = async (person: SmallPerson, id: string) => {
  const target = await findTarget(db, world.people[person], id, databaseClock)
  if (!target) throw new Error("not visible")
  return target
}
type Sent = { points?: PointInput[]; openAll?: boolean; goal?: "unit" | "previous" | "unit_review"; note?: string; sheet?: FilledSheet }
const sendBack = (person: SmallPerson, id: string, version: number, { note = "", goal = "unit", ...more }: Sent) =>
  transition(db, world.people[person], { id, version, action: "return", note, goal, key: randomUUID(), ...more }, databaseClock)
const code = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "ok",
    (error: unknown) => {
      if (!(error instanceof AppError)) throw error
      return [error.code, error.details.why, ...(error.details.problems ?? []).map(({ path }) => path)].filter(Boolean).join(" ")
    },
  )
const pointsFor = async (person: SmallPerson, id: string) =>
  (await as(person).review.get({ id })).points.map((p) => `${p.round} ${p.label}：${p.comment} [${p.state}] ${p.answer}`.trim())

test("a point opens its field only, is answered before submitting, and closed before passing", async () => {
  const { id, version } = await at("department_review")
  const { content } = await read("editor", id)
  const [first] = content.indicators
  const points = [{ path: `indicators[${first?.id}].raw`, comment: "里程低于去年" }]
  const back = await sendBack("department", id, version, { points })
  expect(await pointsFor("editor", id)).toEqual(["1 第 1 条指标“修补道路里程”的年度指标值：里程低于去年 [open]"])

  const edited = { ...content, goal: "改了别的" }
  expect(await code(saveTarget(db, world.people.editor, { id, version: back.version, content: edited }, databaseClock))).toBe(
    "BAD_REQUEST goal",
  )
  const raised = { ...content, indicators: content.indicators.map((row) => (row.id === first?.id ? { ...row, raw: "≥35公里" } : row)) }
  const saved = await saveTarget(db, world.people.editor, { id, version: back.version, content: raised }, databaseClock)
  expect(await code(actOn(db, id, saved.version, { by: world.people.editor, action: "submit" }))).toBe("CONFLICT unanswered")

  const point = (await as("editor").review.get({ id })).points[0]?.id ?? ""
  expect(await code(as("department").review.point({ id: point, action: "close" }))).toBe("FORBIDDEN role")
  expect(await code(as("parksEditor").review.point({ id: point, action: "answer", answer: "x" }))).toBe("NOT_FOUND")
  await as("editor").review.point({ id: point, action: "answer", answer: "已提高到 35 公里" })
  expect(await pointsFor("approver", id)).toEqual(["1 第 1 条指标“修补道路里程”的年度指标值：里程低于去年 [answered] 已提高到 35 公里"])
  expect(await pointsFor("department", id)).toEqual(["1 第 1 条指标“修补道路里程”的年度指标值：里程低于去年 [open]"])
  const submitted = await actOn(db, id, saved.version, { by: world.people.editor, action: "submit" })
  expect(await code(as("editor").review.point({ id: point, action: "answer", answer: "再改" }))).toBe("FORBIDDEN role")
  const there = await actOn(db, id, submitted.version, { by: world.people.approver, action: "approve" })

  expect((await read("department", id)).openPoints).toBe(1)
  expect(await code(actOn(db, id, there.version, { by: world.people.department, action: "approve" }))).toBe("CONFLICT unclosed")
  await as("department").review.point({ id: point, action: "close" })
  expect(await pointsFor("finance", id)).toEqual(["1 第 1 条指标“修补道路里程”的年度指标值：里程低于去年 [closed] 已提高到 35 公里"])
  expect((await actOn(db, id, there.version, { by: world.people.department, action: "approve" })).state).toBe("finance_review")
})

test("a point for another desk than the unit's is closed by who raised it, when the target is back; only a closed one is opened again", async () => {
  const { id, version } = await at("finance_approval")
  const sent = await sendBack("bureau", id, version, { goal: "previous", points: [{ path: "goal", comment: "请核对口径" }] })
  const up = await actOn(db, id, sent.version, { by: world.people.finance, action: "approve" })
  const point = (await as("bureau").review.get({ id })).points[0]?.id ?? ""
  const act = (action: "close" | "reopen") => code(as("bureau").review.point({ id: point, action }))
  expect([await act("reopen"), await act("close"), await act("reopen"), await act("close")]).toEqual([
    "BAD_REQUEST point",
    "ok",
    "ok",
    "ok",
  ])
  expect((await actOn(db, id, up.version, { by: world.people.bureau, action: "approve" })).state).toBe("approved")
})

test("a second return opens again what was answered and not closed; an undo takes it all back", async () => {
  const { id, version } = await at("finance_review")
  const back = await sendBack("finance", id, version, { points: [{ path: "goal", comment: "写明结果" }] })
  const point = (await as("editor").review.get({ id })).points[0]?.id ?? ""
  await as("editor").review.point({ id: point, action: "answer", answer: "已写" })
  let seen = back.version
  for (const act of pathTo(world).finance_review) seen = (await actOn(db, id, seen, act)).version
  const again = await sendBack("finance", id, seen, { points: [{ path: "amounts.fiscal", comment: "金额偏大" }] })
  expect(await pointsFor("editor", id)).toEqual(["1 绩效目标：写明结果 [open] 已写", "2 财政拨款（万元）：金额偏大 [open]"])
  expect((await read("editor", id)).openFields).toEqual(["amounts.fiscal", "goal"])

  const undone = await actOn(db, id, again.version, { by: world.people.finance, action: "undo" })
  expect(undone.state).toBe("finance_review")
  expect(await pointsFor("finance", id)).toEqual(["1 绩效目标：写明结果 [answered] 已写"])
  expect((await as("finance").review.get({ id })).draft?.points).toEqual([{ path: "amounts.fiscal", comment: "金额偏大" }])
  expect((await as("editor").review.get({ id })).draft).toBeNull()

  await sendBack("finance", id, undone.version, { points: [{ path: "goal", comment: "仍不清楚" }] })
  await as("editor").review.point({ id: point, action: "answer", answer: "补充了" })
  const now = await read("finance", id)
  expect(await code(actOn(db, id, now.version, { by: world.people.finance, action: "undo" }))).toBe("CONFLICT nothing_to_undo")
})

test("a return without a reason and without points is refused; one that opens all, or has no points, opens everything", async () => {
  const { id, version } = await at("finance_approval")
  expect(await code(sendBack("bureau", id, version, {}))).toBe("BAD_REQUEST note note")
  expect(await code(sendBack("bureau", id, version, { points: [{ path: "indicators[gone].raw", comment: "?" }] }))).toBe(
    "BAD_REQUEST points[0]",
  )
  const one = await sendBack("bureau", id, version, { points: [{ path: "goal", comment: "改" }], goal: "unit_review" })
  expect([one.state, (await read("bureau", id)).openFields]).toEqual(["unit_review", ["goal"]])
  const all = await sendBack("approver", id, one.version, { points: [{ path: "goal", comment: "都可以改" }], openAll: true })
  expect([all.state, (await read("editor", id)).openFields]).toEqual(["draft", null])
})

/** Everything a unit's people can ask for about a target, as one text. */
async function everythingFor(person: SmallPerson, id: string): Promise<string> {
  const api = as(person)
  const versions = await database.owner.selectFrom("target_version").select("number").where("target_id", "=", id).execute()
  const answers = await Promise.all([
    ...[
      api.targets.get({ id }),
      api.targets.history({ id }),
      api.targets.list({}),
      api.targets.list({ q: "机密草稿" }),
      api.targets.queue({}),
    ],
    api.review.get({ id }),
    ...versions.map(({ number }) => api.targets.version({ id, number })),
  ])
  return JSON.stringify(answers, (_, value) => (typeof value === "bigint" ? String(value) : value))
}

test("what is noted and not sent is read by nobody else; what finance notes for itself never leaves it", async () => {
  const { id, version } = await at("finance_review")
  const draft = { ...emptyReviewDraft, note: "机密草稿一", points: [{ path: "goal", comment: "机密草稿二" }] }
  await as("finance").review.saveDraft({ id, draft })
  await as("finance").review.addNote({ id, text: "机密内部备注" })
  expect((await as("finance").review.get({ id })).draft).toEqual(draft)
  const inside = await Promise.all(
    (["editor", "colleague", "approver", "department", "bureau"] as const).map((person) => everythingFor(person, id)),
  )
  expect(inside.map((answers) => [answers.includes("机密草稿"), answers.includes("机密内部备注")])).toEqual([
    [false, false],
    [false, false],
    [false, false],
    [false, false],
    [false, true],
  ])
  expect(await code(as("editor").review.saveDraft({ id, draft }))).toBe("NOT_FOUND")
  expect(await code(as("department").review.addNote({ id, text: "x" }))).toBe("NOT_FOUND")
  expect(await code(as("financeParks").review.addNote({ id, text: "x" }))).toBe("NOT_FOUND")
  await sendBack("finance", id, version, { points: [{ path: "goal", comment: "写明结果" }] })
  expect((await as("finance").review.get({ id })).draft).toBeNull()
})

const points = (each: number): FilledSheet => ({
  mode: "points",
  points: Object.fromEntries(proposedSheet.items.map(({ code: item, maxPoints }) => [item, Math.min(each, maxPoints)])),
  opinion: "目标清楚",
})

test("the sheet decides and stays with its version; from the year's limit on it is asked for", async () => {
  const sheet = { ...proposedSheet, requiredFrom: 10_000_000n }
  await saveSheetConfig(db, world.districtId, 2026, sheet)
  const { id, version } = await at("finance_review")
  const approve = (filled?: FilledSheet) =>
    transition(
      db,
      world.people.finance,
      { id, version, action: "approve", note: "", goal: "unit", key: randomUUID(), ...(filled && { sheet: filled }) },
      databaseClock,
    )
  expect([await code(approve()), await code(approve(points(8))), await code(approve({ mode: "points", points: {}, opinion: "" }))]).toEqual(
    ["CONFLICT sheet", "CONFLICT grade", `BAD_REQUEST ${proposedSheet.items.map((item) => `sheet.${item.code}`).join(" ")}`],
  )
  expect((await approve(points(15))).state).toBe("finance_approval")
  const stored = (await as("bureau").review.get({ id })).sheets?.map(({ number, sheet: kept }) => [number, kept.grade])
  expect([stored, (await as("editor").review.get({ id })).sheets]).toEqual([[[4, "excellent"]], null])
  await saveSheetConfig(db, world.districtId, 2026, { ...sheet, requiredFrom: null })
})

test("finance keeps the standard reasons; a retired one is offered no more", async () => {
  const { id } = await as("bureau").review.addReason({ text: "指标值没有依据" })
  const settings = await as("bureau").review.settings({})
  expect([settings.year, settings.reasons.map(({ text }) => text)]).toEqual([2026, ["指标值没有依据"]])
  await as("bureau").review.retireReason({ id })
  expect((await as("bureau").review.settings({})).reasons).toEqual([])
  expect(await code(as("finance").review.addReason({ text: "x" }))).toBe("NOT_FOUND")
})
