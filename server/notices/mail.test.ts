import type { Kysely } from "kysely"
import { expect, test } from "vitest"
import type { DB } from "#db/schema.ts"
import { goodContent, pathTo, smallWorld } from "#db/small-world.ts"
import { type ActPlan, actOn, makeTarget } from "#db/target-factory.ts"
import { testDatabase } from "#db/testing.ts"
import { type Clock, fixedClock } from "../clock.ts"
import { dueMail, type Mail, sendDueMail } from "./mail.ts"

const db: Kysely<DB> = (await testDatabase()).app
const world = await smallWorld(db)
const { editor, approver, department } = world.people

let codes = 0
const newTarget = (acts: readonly ActPlan[], clock: Clock) => {
  codes += 1
  const project = { code: `M-${codes}`, name: `项目${codes}` }
  return makeTarget(db, { by: editor, roundId: world.rounds.open.id, project, content: goodContent(), acts }, clock)
}
const at = (time: string) => fixedClock(new Date(`2030-03-0${time}+08:00`))
const words = (mails: readonly Mail[]) =>
  mails.map(({ name, urgent, lines }) => `${name}${urgent ? "（急）" : ""}: ${lines.map((line) => line.projectName).join("、")}`)

/** What goes out when the timer runs at this minute. */
async function sentAt(clock: Clock): Promise<string[]> {
  const sent: Mail[] = []
  await sendDueMail(db, clock, async (mail) => void sent.push(mail))
  return words(sent)
}

test("the digest goes once a day from eight o'clock, what was returned goes at once, and nothing goes twice", async () => {
  await newTarget(pathTo(world).unit_review, at("1T06:00:00"))
  const back = await newTarget([{ by: editor, action: "submit" }], at("1T06:30:00"))
  expect(await sentAt(at("1T07:59:00"))).toEqual([])
  expect(await sentAt(at("1T08:00:00"))).toEqual(["审核甲: 项目1、项目2"])
  expect(await sentAt(at("1T08:15:00"))).toEqual([])

  await actOn(db, back.id, back.version, { by: approver, action: "return", note: "改" }, at("1T09:00:00"))
  await newTarget(pathTo(world).unit_review, at("1T09:05:00"))
  expect(await sentAt(at("1T09:06:00"))).toEqual(["编辑甲（急）: 项目2"])
  expect(await sentAt(at("1T23:59:00"))).toEqual([])
  expect(await sentAt(at("2T08:30:00"))).toEqual(["审核甲: 项目3"])
})

test("what failed goes again after ten minutes under the same key; what was sent, read or has left the step does not", async () => {
  const sent: Mail[] = []
  const failing = async () => Promise.reject(new Error("no connection"))
  const keeping = async (mail: Mail) => void sent.push(mail)
  await sendDueMail(db, at("3T00:00:00"), keeping)
  const { id, version } = await newTarget(pathTo(world).department_review, at("3T10:00:00"))
  sent.length = 0
  expect(await sendDueMail(db, at("3T10:01:00"), failing)).toMatchObject({ sent: 0 })
  expect(await sendDueMail(db, at("3T10:05:00"), keeping)).toEqual({ sent: 0, failed: 0 })
  expect((await sendDueMail(db, at("3T10:12:00"), keeping)).failed).toBe(0)
  expect(words(sent)).toEqual(expect.arrayContaining([`部门乙: 项目${codes}`, `部门甲: 项目${codes}`]))
  expect(new Set(sent.map(({ key }) => key)).size).toBe(sent.length)
  expect(await sendDueMail(db, at("3T10:30:00"), keeping)).toEqual({ sent: 0, failed: 0 })

  const moved = await actOn(db, id, version, { by: department, action: "return", note: "改", goal: "previous" }, at("4T09:00:00"))
  await actOn(db, id, moved.version, { by: department, action: "undo" }, at("4T09:00:30"))
  expect(words(await dueMail(db, at("4T09:01:00"))).filter((line) => line.includes("审核甲（急）"))).toEqual([])
})

test("on its last day a round reminds of drafts that were never handed in, once, and again where it was extended", async () => {
  const morning = (time: string) => fixedClock(new Date(`2099-12-31T${time}+08:00`))
  const reminders = async (clock: Clock) => (await dueMailOf(clock)).filter((line) => line.includes("草案"))
  const dueMailOf = async (clock: Clock) => {
    const lines: string[] = []
    await sendDueMail(db, clock, async (mail) => {
      lines.push(...mail.lines.filter((line) => line.kind === "deadline").map((line) => `${mail.name} ${line.projectName}`))
    })
    return lines
  }
  const plan = { by: editor, roundId: world.rounds.open.id, project: { code: "M-D", name: "草案" }, content: goodContent() }
  await makeTarget(db, plan, morning("08:00:00"))
  expect(await reminders(fixedClock(new Date("2099-12-30T23:59:00+08:00")))).toEqual([])
  expect((await reminders(morning("09:00:00"))).sort()).toEqual(["编辑乙 草案", "编辑甲 草案"])
  expect(await reminders(morning("09:30:00"))).toEqual([])
  await db
    .updateTable("budget_round")
    .set({ closes_at: new Date("2100-01-02T17:30:00+08:00") })
    .execute()
  expect(await reminders(fixedClock(new Date("2100-01-01T09:00:00+08:00")))).toEqual([])
  expect((await reminders(fixedClock(new Date("2100-01-02T09:00:00+08:00")))).sort()).toEqual(["编辑乙 草案", "编辑甲 草案"])
})
