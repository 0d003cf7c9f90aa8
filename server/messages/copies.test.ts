import { randomUUID } from "node:crypto"
import type { Kysely } from "kysely"
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
const { editor, approver, department, finance, parksEditor, parksDepartment, publisher } = world.people
const as = (person: SmallPerson) => callerOf(db, databases.public, world.people[person])

let codes = 0
const newTarget = (acts: readonly ActPlan[], goal?: string) => {
  codes += 1
  const project = { code: `C-${codes}`, name: `项目${codes}` }
  return makeTarget(db, { by: editor, roundId: world.rounds.open.id, project, content: goodContent(goal), acts })
}
const copy = (by: SmallPerson, id: string, reader: { membershipId: string } | { orgId: string }, key = randomUUID()) =>
  as(by).messages.copy({ id, reader, note: "请阅", key })
const post = ({ membershipId }: { membershipId: string }) => ({ membershipId })
const notThere = { code: "NOT_FOUND" }

test("a copied post reads this one target, and reaches nothing else of it by any other door", async () => {
  const { id, version } = await newTarget(pathTo(world).department_review)
  await expect(as("parksEditor").messages.readCopied({ id })).rejects.toMatchObject(notThere)
  expect(await copy("department", id, post(parksEditor))).toEqual({ told: ["园林编辑"] })
  const read = await as("parksEditor").messages.readCopied({ id })
  expect([read.content.goal, read.copies.map(({ by, note }) => `${by} ${note}`)]).toEqual([goodContent().goal, ["部门甲 请阅"]])
  expect(Object.keys(read).sort()).toEqual(["content", "copies", "frame", "id", "number", "versions"])
  expect((await as("parksEditor").messages.copied({})).rows.map(({ targetId }) => targetId)).toContain(id)
  const parks = as("parksEditor")
  const key = randomUUID()
  for (const call of [
    () => parks.targets.get({ id }),
    () => parks.targets.history({ id }),
    () => parks.targets.version({ id, number: 1 }),
    () => parks.review.get({ id }),
    () => parks.rounds.ofTarget({ id }),
    () => parks.messages.copies({ id }),
    () => parks.messages.urge({ id, key }),
    () => parks.targets.act({ id, version, action: "withdraw", key }),
    () => parks.rounds.ask({ targetId: id, kind: "unlock", reason: "x", wantedUntil: null }),
  ])
    await expect(call()).rejects.toMatchObject(notThere)
  await expect(callerOf(db, databases.public, parksDepartment).targets.act({ id, version, action: "approve", key })).rejects.toMatchObject(
    notThere,
  )
  expect((await parks.targets.list({})).rows).toEqual([])
})

test("the version as it was copied, and later ones that were decided on: never a draft, never what was only submitted since", async () => {
  const { id, version } = await newTarget(pathTo(world).department_review, "第一稿，修补道路 30 公里。")
  await copy("department", id, post(publisher))
  const seen = async () => {
    const { versions, content } = await as("publisher").messages.readCopied({ id })
    return `${versions.map(({ number, action }) => `${number} ${action}`).join("，")}：${content.goal.slice(0, 3)}`
  }
  // Copied at the unit approver's version, the second; the first, of the submission, is none of it.
  expect(await seen()).toBe("2 approve：第一稿")
  let at = (await actOn(db, id, version, { by: department, action: "return", note: "改" })).version
  at = (await saveTarget(db, editor, { id, version: at, content: goodContent("第二稿，修补道路 40 公里。") }, databaseClock)).version
  expect(await seen()).toBe("3 return，2 approve：第一稿")
  at = (await actOn(db, id, at, { by: editor, action: "submit" })).version
  expect(await seen()).toBe("3 return，2 approve：第一稿")
  await expect(as("publisher").messages.readCopied({ id, number: 4 })).rejects.toMatchObject(notThere)
  await expect(as("publisher").messages.readCopied({ id, number: 1 })).rejects.toMatchObject(notThere)
  await actOn(db, id, at, { by: approver, action: "approve" })
  expect(await seen()).toBe("5 approve，3 return，2 approve：第二稿")
})

test("a whole org reads, its administrators never; taking back ends it, stops the notice, and is in the history", async () => {
  const { id } = await newTarget(pathTo(world).unit_review)
  const { told } = await copy("approver", id, { orgId: world.orgs.finance.id })
  expect([...told].sort()).toEqual(["公开员", "财政乙", "财政审批", "财政甲"].sort())
  expect((await as("financeParks").messages.readCopied({ id })).id).toBe(id)
  for (const admin of ["sysadmin", "secadmin", "auditor"] as const)
    await expect(as(admin).messages.readCopied({ id })).rejects.toMatchObject(notThere)
  const noticed = async () => (await as("financeParks").notices.list({})).rows.filter(({ targetId }) => targetId === id).length
  expect(await noticed()).toBe(1)

  const [row] = (await as("approver").messages.copies({ id })).rows
  await expect(as("department").messages.endCopy({ copyId: row?.id ?? "", key: randomUUID() })).rejects.toMatchObject({ code: "FORBIDDEN" })
  await as("approver").messages.endCopy({ copyId: row?.id ?? "", key: randomUUID() })
  await expect(as("financeParks").messages.readCopied({ id })).rejects.toMatchObject(notThere)
  expect([await noticed(), (await as("financeParks").messages.copied({})).rows.length]).toEqual([0, 0])
  const { events } = await as("approver").targets.history({ id })
  expect(events.slice(-2).map(({ action, passedTo }) => `${action} ${passedTo}`)).toEqual(["copy 财政局", "end_copy 财政局"])
  await copy("approver", id, { orgId: world.orgs.finance.id })
  expect((await as("financeParks").messages.readCopied({ id })).id).toBe(id)
})

test("refused with a sentence at the reader: twice, oneself, an administrator; 涉密 and what was never submitted are copied to nobody", async () => {
  const { id } = await newTarget(pathTo(world).finance_review)
  const atReader = { code: "BAD_REQUEST", details: { problems: [{ path: "reader" }] } }
  const key = randomUUID()
  await copy("finance", id, post(parksEditor), key)
  expect(await copy("finance", id, post(parksEditor), key)).toEqual({ told: [] })
  await expect(copy("finance", id, post(parksEditor))).rejects.toMatchObject(atReader)
  await expect(copy("finance", id, post(finance))).rejects.toMatchObject(atReader)
  await expect(copy("finance", id, post(world.people.auditor))).rejects.toMatchObject(atReader)
  await expect(copy("financeParks", id, post(publisher))).rejects.toMatchObject(notThere)
  const draft = await newTarget([])
  await expect(copy("approver", draft.id, post(publisher))).rejects.toMatchObject({ code: "CONFLICT" })
  const secret = await newTarget(pathTo(world).finance_review)
  await db.updateTable("project").set({ secret: true }).where("code", "=", `C-${codes}`).execute()
  await expect(copy("finance", secret.id, post(publisher))).rejects.toMatchObject({ code: "CONFLICT", message: "涉密项目不能抄送。" })
})

test("whom one may choose: people and orgs of the district by name, with how many an org would tell", async () => {
  const { people, orgs } = await as("department").messages.readers({ q: "园林" })
  expect([people.map(({ name }) => name), orgs.map(({ name, people }) => `${name} ${people}`)]).toEqual([
    ["园林编辑", "园林部门"],
    ["园林局 1"],
  ])
  expect((await as("department").messages.readers({ q: "部门甲" })).people).toEqual([])
  expect((await as("department").messages.readers({ q: "审计" })).people).toEqual([])
})
