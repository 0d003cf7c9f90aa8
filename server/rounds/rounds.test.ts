import { randomUUID } from "node:crypto"
import type { Kysely } from "kysely"
import { beforeAll, expect, test } from "vitest"
import type { DB } from "#db/schema.ts"
import { callerOf, goodContent, openRound, pathTo, type SmallPerson, type SmallWorld, smallWorld } from "#db/small-world.ts"
import { actOn, makeTarget } from "#db/target-factory.ts"
import { type TestDatabase, testDatabase } from "#db/testing.ts"
import { databaseClock, fixedClock } from "#server/clock.ts"
import { printMinute } from "#server/domain/minute.ts"
import { dutyWords } from "#server/domain/publication-duty.ts"
import type { State } from "#server/domain/workflow.ts"
import { AppError } from "#server/errors.ts"
import { findTarget } from "#server/targets/find.ts"

let database: TestDatabase
let db: Kysely<DB>
let world: SmallWorld
let codes = 0
beforeAll(async () => {
  database = await testDatabase()
  db = database.app
  world = await smallWorld(db)
})

const minute = (time: string): Date => new Date(`${time}:00+08:00`)
const close = minute("2026-09-01T17:30")
/** Calls as this person, at this minute. */
const as = (person: SmallPerson, time?: string) =>
  callerOf(db, database.public, world.people[person], time ? fixedClock(minute(time)) : databaseClock)
const at = (state: State) => {
  codes += 1
  const project = { code: `D-${codes}`, name: `期限项目${codes}` }
  return makeTarget(db, {
    by: world.people.editor,
    roundId: world.rounds.open.id,
    project,
    content: goodContent(),
    acts: pathTo(world)[state],
  })
}
const code = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "ok",
    (error: unknown) => {
      if (!(error instanceof AppError)) throw error
      return [error.code, error.details.why, ...(error.details.problems ?? []).map(({ path }) => path)].filter(Boolean).join(" ")
    },
  )
const move = (closesAt: Date) =>
  as("bureau").rounds.move({
    id: world.rounds.open.id,
    opensAt: printMinute(openRound.opensAt),
    closesAt: printMinute(closesAt),
    reason: "按上级通知",
  })
const submitAt = (id: string, version: number, time: string) =>
  code(actOn(db, id, version, { by: world.people.editor, action: "submit" }, fixedClock(minute(time))))
const answerOf = (id: string, more: { grant: boolean; note?: string; grantedUntil?: string; targetVersion?: number }) => ({
  ...{ id, key: randomUUID(), note: "", grantedUntil: null, targetVersion: null },
  ...more,
})

test("moving a round closes and reopens it at the stated minute, and the log says who and why", async () => {
  const [first, second, third] = [await at("draft"), await at("draft"), await at("draft")]
  await move(close)
  expect(await submitAt(first.id, first.version, "2026-09-01T17:29")).toBe("ok")
  expect(await submitAt(second.id, second.version, "2026-09-01T17:30")).toBe("CONFLICT closed")
  await move(minute("2026-09-02T12:00"))
  expect(await submitAt(second.id, second.version, "2026-09-02T11:59")).toBe("ok")
  expect(await submitAt(third.id, third.version, "2026-09-02T12:00")).toBe("CONFLICT closed")
  const [round] = await as("bureau").rounds.list()
  expect(round?.changes.map(({ by, reason, closesAt }) => `${by} ${reason} ${printMinute(new Date(closesAt))}`)).toEqual([
    "财政审批 按上级通知 2026-09-02T12:00",
    "财政审批 按上级通知 2026-09-01T17:30",
  ])
  expect(await code(as("sysadmin").rounds.list())).toBe("NOT_FOUND")
})

test("an extension is asked for from the locked target, decided by finance, and is the unit's own deadline; what comes in then is late", async () => {
  await move(openRound.closesAt)
  const { id, version } = await at("draft")
  await move(close)
  const night = "2026-09-03T09:00"
  expect((await as("editor", night).rounds.ofTarget({ id })).askable).toEqual(["extension"])
  const wish = { targetId: id, kind: "extension" as const, reason: "资料未齐", wantedUntil: "2026-09-05T17:30" }
  expect(await code(as("editor", night).rounds.ask({ ...wish, wantedUntil: "2026-09-01T17:30" }))).toBe("BAD_REQUEST wantedUntil")
  const { id: asked } = await as("editor", night).rounds.ask(wish)
  expect(await code(as("editor", night).rounds.ask(wish))).toBe("CONFLICT")
  expect(await code(as("parksEditor", night).rounds.ask(wish))).toBe("NOT_FOUND")
  expect(await code(as("department", night).rounds.answer(answerOf(asked, { grant: true, grantedUntil: "2026-09-04T12:00" })))).toBe(
    "NOT_FOUND",
  )
  expect(await code(as("bureau", night).rounds.answer(answerOf(asked, { grant: false })))).toBe("BAD_REQUEST note note")
  expect(await code(as("bureau", night).rounds.answer(answerOf(asked, { grant: true, grantedUntil: "2026-09-02T12:00" })))).toBe(
    "BAD_REQUEST grantedUntil",
  )
  await as("bureau", night).rounds.answer(answerOf(asked, { grant: true, grantedUntil: "2026-09-04T12:00" }))
  expect(await code(as("bureau", night).rounds.answer(answerOf(asked, { grant: true, grantedUntil: "2026-09-06T12:00" })))).toBe("CONFLICT")

  expect((await findTarget(db, world.people.editor, id, databaseClock))?.closesAt).toEqual(minute("2026-09-04T12:00"))
  const parks = await as("parksEditor").targets.options()
  expect(parks.rounds[0]?.closesAt).toEqual(close)
  expect(await submitAt(id, version, "2026-09-04T12:00")).toBe("CONFLICT closed")
  expect(await submitAt(id, version, "2026-09-04T11:59")).toBe("ok")
  expect((await findTarget(db, world.people.approver, id, databaseClock))?.late).toBe(true)
  const told = (await as("editor").rounds.requests()).map(
    (row) => `${row.askedBy} ${row.state} ${row.decidedBy} ${row.grantedUntil?.toISOString()}`,
  )
  expect(told).toEqual(["编辑甲 granted 财政审批 2026-09-04T04:00:00.000Z"])
  expect(await as("parksEditor").rounds.requests()).toEqual([])
})

test("unlocking is decided by whoever has the target, as a return in the log; what is approved is revised instead", async () => {
  await move(openRound.closesAt)
  const { id, version } = await at("department_review")
  const wish = { targetId: id, kind: "unlock" as const, reason: "单价写错了", wantedUntil: null }
  const { id: asked } = await as("editor").rounds.ask(wish)
  expect((await as("approver").rounds.requests()).map(({ mayDecide }) => mayDecide)[0]).toBe(false)
  expect(await code(as("parksDepartment").rounds.answer(answerOf(asked, { grant: true, targetVersion: version })))).toBe("NOT_FOUND")
  expect(await code(as("finance").rounds.answer(answerOf(asked, { grant: true, targetVersion: version })))).toBe("FORBIDDEN role")
  expect(await code(as("department").rounds.answer(answerOf(asked, { grant: true, targetVersion: version - 1 })))).toBe("CONFLICT")
  await as("department").rounds.answer(answerOf(asked, { grant: true, targetVersion: version, note: "同意" }))
  const target = await findTarget(db, world.people.editor, id, databaseClock)
  expect([target?.state, target?.lastReturn?.note]).toEqual(["draft", "应单位申请退回修改：单价写错了（同意）"])

  const approved = await at("approved")
  expect((await as("editor").rounds.ofTarget({ id: approved.id })).askable).toEqual([])
  expect(await code(as("editor").rounds.ask({ ...wish, targetId: approved.id }))).toBe("FORBIDDEN role")
})

test("a request may be taken back until it is answered", async () => {
  const { id } = await at("unit_review")
  const asked = await as("editor").rounds.ask({ targetId: id, kind: "unlock", reason: "想改一下", wantedUntil: null })
  expect(await code(as("parksEditor").rounds.withdraw({ id: asked.id }))).toBe("NOT_FOUND")
  await as("editor").rounds.withdraw({ id: asked.id })
  expect(await code(as("approver").rounds.answer(answerOf(asked.id, { grant: false, note: "不必" })))).toBe("CONFLICT")
})

test("the two clocks: finance replies to the department, the department to its unit; each counts 20 days of its own", async () => {
  await at("approved")
  const { orgs } = world
  const reply = (orgId: string, repliedOn: string) => ({ orgId, year: 2026, repliedOn, document: "花财预〔2026〕1号" })
  const today = "2026-02-27T10:00"
  expect(await code(as("bureau", today).rounds.reply(reply(orgs.roadsSub.id, "2026-02-09")))).toBe("NOT_FOUND")
  expect(await code(as("department", today).rounds.reply(reply(orgs.parksSub.id, "2026-02-09")))).toBe("NOT_FOUND")
  expect(await code(as("bureau", today).rounds.reply(reply(orgs.roads.id, "2026-02-28")))).toBe("BAD_REQUEST repliedOn")
  await as("bureau", today).rounds.reply(reply(orgs.roads.id, "2026-02-08"))
  await as("bureau", today).rounds.reply(reply(orgs.roads.id, "2026-02-05"))
  await as("department", today).rounds.reply(reply(orgs.roadsSub.id, "2026-02-20"))
  const seen = async (person: SmallPerson) =>
    (await as(person, today).rounds.duties({})).rows.map(({ org, repliedOn, duty }) => `${org.name} ${repliedOn} ${dutyWords(duty)}`)
  expect(await seen("bureau")).toEqual(["交通局 2026-02-05 逾期 2 天", "公路所 2026-02-20 还有 13 天"])
  expect(await seen("department")).toEqual(await seen("bureau"))
  expect(await seen("parksDepartment")).toEqual([])
  expect(await code(as("editor").rounds.duties({}))).toBe("NOT_FOUND")
})

test("who decides a request is told of it, and the unit of the answer; what was answered or taken back asks nobody any more", async () => {
  // In office long before the minutes of this test.
  await db.updateTable("membership").set({ valid_from: openRound.opensAt }).execute()
  await move(openRound.closesAt)
  const { id } = await at("draft")
  await move(close)
  const night = "2026-09-03T09:00"
  const told = async (person: SmallPerson) =>
    (await as(person, night).notices.list({})).rows
      .filter(({ targetId }) => targetId === id)
      .map(({ kind, byName, note }) => `${kind} ${byName} ${note}`)
  const wish = { targetId: id, kind: "extension" as const, reason: "资料未齐", wantedUntil: "2026-09-25T17:30" }
  const first = await as("editor", night).rounds.ask(wish)
  // Never submitted: finance is told of the request, and still does not see the target.
  expect([await told("bureau"), await told("finance")]).toEqual([["asked 编辑甲 资料未齐"], []])
  expect(await code(as("bureau", night).targets.get({ id }))).toBe("NOT_FOUND")
  await as("editor", night).rounds.withdraw({ id: first.id })
  expect(await told("bureau")).toEqual([])
  const second = await as("editor", night).rounds.ask(wish)
  expect(await told("bureau")).toEqual(["asked 编辑甲 资料未齐"])
  await as("bureau", night).rounds.answer(answerOf(second.id, { grant: true, grantedUntil: "2026-09-24T12:00" }))
  expect([await told("bureau"), await told("editor")]).toEqual([[], ["answered 财政审批 同意，延长到 2026-09-24 12:00"]])

  await move(openRound.closesAt)
  const held = await at("department_review")
  const asked = await as("editor").rounds.ask({ targetId: held.id, kind: "unlock", reason: "写错了", wantedUntil: null })
  const kinds = async (person: SmallPerson) =>
    (await as(person).notices.list({})).rows
      .filter(({ targetId }) => targetId === held.id)
      .map(({ kind }) => kind)
      .sort()
  expect(await kinds("department")).toEqual(["asked", "desk"])
  await as("department").rounds.answer(answerOf(asked.id, { grant: false, note: "不必" }))
  expect([await kinds("department"), await kinds("editor")]).toEqual([["desk"], ["answered"]])
})

test("a late submission is marked where it is listed and in the history", async () => {
  await move(openRound.closesAt)
  const { id, version } = await at("draft")
  await move(close)
  const { id: asked } = await as("editor", "2026-10-03T09:00").rounds.ask({
    targetId: id,
    kind: "extension",
    reason: "晚",
    wantedUntil: "2099-10-05T17:30",
  })
  await as("bureau", "2026-10-03T09:00").rounds.answer(answerOf(asked, { grant: true, grantedUntil: "2099-10-05T17:30" }))
  await as("editor", "2026-10-04T09:00").targets.act({ id, version, action: "submit", key: crypto.randomUUID() })
  const listed = (await as("approver").targets.queue({})).rows.find((row) => row.id === id)
  expect(listed?.late).toBe(true)
  const { events } = await as("approver").targets.history({ id })
  expect(events.map(({ action, late }) => `${action} ${late}`)).toEqual(["create false", "submit true"])
})

test("what 分值 add up to is set for a year that has begun, with a reason on record, and holds from the next submission", async () => {
  await move(openRound.closesAt)
  const { id, version } = await at("draft")
  await as("bureau").rounds.setWeights({ year: 2026, weightSum: 100, reason: "按上级通知" })
  const submit = as("editor").targets.act({ id, version, action: "submit", key: crypto.randomUUID() })
  await expect(submit).rejects.toMatchObject({ message: "还有 4 处需要改正，处理好后再提交。" })
  const [round] = await as("bureau").rounds.list()
  expect([round?.weightSum, round?.yearChanges.map(({ by, weightSum, reason }) => [by, weightSum, reason])]).toEqual([
    100,
    [["财政审批", 100, "按上级通知"]],
  ])
  await as("bureau").rounds.setWeights({ year: 2026, weightSum: null, reason: "恢复" })
  await as("editor").targets.act({ id, version, action: "submit", key: crypto.randomUUID() })
  await expect(as("bureau").rounds.setWeights({ year: 1999, weightSum: null, reason: "没有" })).rejects.toMatchObject({ code: "NOT_FOUND" })
})
