import { randomUUID } from "node:crypto"
import type { Kysely } from "kysely"
import { expect, test } from "vitest"
import type { DB } from "#db/schema.ts"
import { callerOf, goodContent, pathTo, type SmallPerson, smallWorld } from "#db/small-world.ts"
import { type ActPlan, actOn, makeTarget } from "#db/target-factory.ts"
import { testDatabase } from "#db/testing.ts"
import { type Clock, databaseClock, fixedClock } from "../clock.ts"
import { dueMail } from "../notices/mail.ts"
import { findTarget } from "../targets/find.ts"
import { urge } from "./urge.ts"

const databases = await testDatabase()
const db: Kysely<DB> = databases.app
const world = await smallWorld(db)
const { editor, approver, department, departmentB, bureau } = world.people

const at = (minute: string): Clock => fixedClock(new Date(`${minute}:00+08:00`))
const thursday = at("2031-05-01T10:00")
const as = (person: SmallPerson, clock: Clock = thursday) => callerOf(db, databases.public, world.people[person], clock)
const urgeAs = (person: SmallPerson, id: string, clock: Clock = thursday) => as(person, clock).messages.urge({ id, key: randomUUID() })

let codes = 0
const newTarget = (acts: readonly ActPlan[]) => {
  codes += 1
  const project = { code: `U-${codes}`, name: `项目${codes}` }
  return makeTarget(db, { by: editor, roundId: world.rounds.open.id, project, content: goodContent(), acts }, thursday)
}
const urges = (id: string) => db.selectFrom("notice").selectAll().where("target_id", "=", id).where("kind", "=", "urge").execute()

test("all at the desk are told while nobody has taken it in, then the holder alone; said before, kept in the history, the target unmoved", async () => {
  const { id, version } = await newTarget(pathTo(world).department_review)
  const before = await as("editor").notices.recipients({ id, action: "urge" })
  expect(before.map(({ name }) => name)).toEqual(["部门乙", "部门甲"])
  expect(await as("editor").messages.urge({ id, key: randomUUID(), note: "今天要交" })).toEqual({ told: ["部门乙", "部门甲"] })
  const { events } = await as("editor").targets.history({ id })
  expect(events.at(-1)).toMatchObject({
    action: "urge",
    userName: "编辑甲",
    passedTo: "部门乙、部门甲",
    note: "今天要交",
    orgName: "公路所",
  })
  const after = await findTarget(db, editor, id, databaseClock)
  expect([after?.state, after?.version]).toEqual(["department_review", version])

  await actOn(db, id, version, { by: departmentB, action: "accept" })
  expect(await urgeAs("bureau", id, at("2031-05-02T09:00"))).toEqual({ told: ["部门乙"] })
})

test("an undo is still possible after an urge: nothing was decided", async () => {
  const { id, version } = await newTarget(pathTo(world).finance_review)
  await urgeAs("editor", id)
  expect((await as("department").targets.get({ id })).can).toContain("undo")
  await actOn(db, id, version, { by: department, action: "undo" })
})

test("once per item and step and working day, whoever asks; the offer says from when; another step is another matter", async () => {
  const { id, version } = await newTarget(pathTo(world).unit_review)
  await urgeAs("editor", id)
  const tooSoon = { code: "CONFLICT", details: { why: "too_soon" } }
  await expect(urgeAs("bureau", id, at("2031-05-01T23:59"))).rejects.toMatchObject(tooSoon)
  const offer = (await as("bureau", at("2031-05-01T12:00")).targets.get({ id })).urge
  expect(offer?.from).toEqual(new Date("2031-05-02T00:00:00+08:00"))
  expect(await as("bureau", at("2031-05-01T12:00")).notices.recipients({ id, action: "urge" })).toEqual([])
  await actOn(db, id, version, { by: approver, action: "approve" })
  expect((await as("bureau", at("2031-05-01T12:00")).targets.get({ id })).urge?.from).toBeNull()
  await urgeAs("editor", id, at("2031-05-01T12:30"))
  await db.updateTable("district").set({ urge_every: 2 }).execute()
  await expect(urgeAs("editor", id, at("2031-05-02T09:00"))).rejects.toMatchObject(tooSoon)
  await urgeAs("editor", id, at("2031-05-05T00:00"))
  await db.updateTable("district").set({ urge_every: 1 }).execute()
})

test("ten at once make one message and one notice; the same key again gets the first answer, another's key is refused", async () => {
  const { id } = await newTarget(pathTo(world).unit_review)
  const keys = Array.from({ length: 10 }, () => randomUUID())
  const results = await Promise.allSettled(keys.map((key) => urge(db, editor, { id, key }, thursday)))
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
  const won = keys[results.findIndex(({ status }) => status === "fulfilled")] ?? ""
  expect(await urge(db, editor, { id, key: won }, thursday)).toEqual({ told: ["审核甲"] })
  await expect(urge(db, bureau, { id, key: won }, thursday)).rejects.toMatchObject({ code: "UNPROCESSABLE_CONTENT" })
  expect(await urges(id)).toHaveLength(1)
  expect(await db.selectFrom("target_message").selectAll().where("target_id", "=", id).execute()).toHaveLength(1)
})

test("mailed at once, by item, round, step and person; it stops when the item leaves, and a new round begins anew", async () => {
  const { id, version } = await newTarget(pathTo(world).unit_review)
  const mailed = async (minute: string) =>
    (await dueMail(db, at(minute))).flatMap(({ name, urgent, lines }) =>
      lines
        .filter(({ kind, projectName }) => kind === "urge" && projectName === `项目${codes}`)
        .map(() => `${name}${urgent ? "（急）" : ""}`),
    )
  await urgeAs("editor", id, at("2031-05-01T11:00"))
  expect(await mailed("2031-05-01T11:01")).toEqual(["审核甲（急）"])
  expect(await mailed("2031-05-01T11:02")).toEqual([])
  await urgeAs("editor", id, at("2031-05-02T11:00"))
  const returned = await actOn(db, id, version, { by: approver, action: "return", note: "改" }, at("2031-05-02T11:01"))
  expect(await mailed("2031-05-02T11:02")).toEqual([])
  await actOn(db, id, returned.version, { by: editor, action: "submit" }, at("2031-05-02T11:03"))
  await urgeAs("editor", id, at("2031-05-02T11:04"))
  expect((await urges(id)).map(({ round, step, gone_at }) => `${round} ${step} ${gone_at ? "stopped" : "open"}`).sort()).toEqual([
    "1 unit_review stopped",
    "2 unit_review open",
  ])
})

test("nobody is urged where nobody is, and not by those whose turn it is or who cannot see it", async () => {
  const { id } = await newTarget(pathTo(world).unit_review)
  await expect(urgeAs("approver", id)).rejects.toMatchObject({ code: "FORBIDDEN", details: { why: "role" } })
  await expect(urgeAs("parksDepartment", id)).rejects.toMatchObject({ code: "NOT_FOUND" })
  await db.updateTable("app_user").set({ disabled_at: new Date() }).where("id", "=", approver.userId).execute()
  await expect(urgeAs("editor", id)).rejects.toMatchObject({ code: "CONFLICT", details: { why: "nobody" } })
  expect(await urges(id)).toEqual([])
  await db.updateTable("app_user").set({ disabled_at: null }).where("id", "=", approver.userId).execute()
})
