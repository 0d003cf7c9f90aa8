import { randomUUID } from "node:crypto"
import { type Kysely, sql } from "kysely"
import { beforeEach, expect, test } from "vitest"
import type { DB } from "#db/schema.ts"
import { callerOf, goodContent, pathTo, type SmallPerson, smallWorld } from "#db/small-world.ts"
import { type ActPlan, actOn, makeTarget } from "#db/target-factory.ts"
import { testDatabase } from "#db/testing.ts"
import { databaseClock } from "../clock.ts"
import { shanghaiDay } from "../domain/minute.ts"
import type { Actor } from "../domain/roles.ts"
import { readActor } from "../people/sessions.ts"

const databases = await testDatabase()
const db: Kysely<DB> = databases.app
const world = await smallWorld(db)
const { editor, colleague, approver, department, departmentB, finance, bureau } = world.people
const today = shanghaiDay(new Date())

const as = (person: SmallPerson) => callerOf(db, databases.public, world.people[person])
const leaving = (leaver: Actor, successor: Actor | null) => ({
  membershipId: leaver.membershipId,
  successorId: successor?.membershipId ?? null,
  lastDay: today,
  note: "退休",
  key: randomUUID(),
})
/** Everybody is back at their post. */
beforeEach(async () => {
  await db.updateTable("membership").set({ valid_to: null }).execute()
})

let codes = 0
const newTarget = (acts: readonly ActPlan[], by: Actor = editor) => {
  codes += 1
  const project = { code: `L-${codes}`, name: `项目${codes}` }
  return makeTarget(db, { by, roundId: world.rounds.open.id, project, content: goodContent(), acts })
}
const openOf = async (leaver: Actor) => {
  const { open } = await as("secadmin").staff.get({ id: leaver.userId })
  const [first] = open
  if (!first) throw new Error(`${leaver.userName} holds no post`)
  const { id: _, successors: __, ...counts } = first
  return counts
}
const handOvers = (id: string) =>
  db
    .selectFrom("target_event")
    .select(["user_name as by", "passed_to_name as to", "note", "from_state as from", "to_state as state", "target_at as at"])
    .where("target_id", "=", id)
    .where("action", "=", "hand_over")
    .execute()

test("an editor leaves: drafts and submissions go to the colleague, one event each, nothing moved; the post and the sessions end", async () => {
  const draft = await newTarget([])
  const returned = await newTarget([...pathTo(world).unit_review, { by: approver, action: "return", note: "改" }])
  const submitted = await newTarget(pathTo(world).department_review)
  const others = await newTarget([], colleague)
  await as("editor").rounds.ask({ targetId: submitted.id, kind: "unlock", reason: "写错了", wantedUntil: null })
  expect(await openOf(editor)).toEqual({ drafts: 2, submitted: 1, held: 0, given: 0, received: 0, requests: 1 })
  const session = { id: randomUUID(), user_id: editor.userId, membership_id: editor.membershipId, expires_at: new Date("2099-01-01") }
  await db.insertInto("session").values(session).execute()

  const asked = leaving(editor, colleague)
  expect(await as("secadmin").staff.leave(asked)).toMatchObject({ counts: { drafts: 2, submitted: 1, requests: 1 }, sessionsRevoked: 1 })
  expect(await readActor(db, session.id, databaseClock)).toBeNull()
  for (const { id, state, version } of [draft, returned, submitted])
    expect(await handOvers(id)).toEqual([{ by: "安全员", to: "编辑乙", note: "原办理人：编辑甲", from: state, state, at: version }])
  expect(await handOvers(others.id)).toEqual([])
  expect((await openOf(colleague)).drafts).toBe(3)
  expect((await as("colleague").targets.get({ id: submitted.id })).handedTo).toBe("编辑乙")

  const told = (await as("colleague").notices.list({})).rows.filter(({ kind }) => kind === "hand_over")
  expect(told.map(({ targetId }) => targetId).sort()).toEqual([draft.id, returned.id, submitted.id].sort())
  await expect(as("secadmin").staff.leave({ ...asked, key: randomUUID() })).rejects.toMatchObject({ code: "CONFLICT" })
  expect(await as("secadmin").staff.leave(asked)).toMatchObject({ counts: { drafts: 2 }, sessionsRevoked: 0 })
  expect(await handOvers(draft.id)).toHaveLength(1)
})

test("ten at once hand over once", async () => {
  const { id } = await newTarget([])
  const results = await Promise.allSettled(Array.from({ length: 10 }, () => as("secadmin").staff.leave(leaving(editor, colleague))))
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
  expect(await handOvers(id)).toHaveLength(1)
})

test("who took over is told of a return and may withdraw, and nobody who had a hand in it decides on it", async () => {
  const { id, version } = await newTarget(pathTo(world).unit_review)
  await as("secadmin").staff.leave(leaving(editor, colleague))
  // Both have become approvers since: neither the one who submitted it nor the one who took it over may pass it.
  const asApprover = async ({ userId, userName }: Actor): Promise<string[]> =>
    (await callerOf(db, databases.public, { ...approver, userId, userName }).targets.get({ id })).can
  expect([await asApprover(editor), await asApprover(colleague)].flat().filter((act) => act !== "accept")).toEqual([])
  expect((await as("colleague").targets.get({ id })).can).toContain("withdraw")
  expect(await as("approver").notices.recipients({ id, action: "return" })).toMatchObject([{ name: "编辑乙" }])
  const moved = await actOn(db, id, version, { by: colleague, action: "withdraw" })
  await actOn(db, id, moved.version, { by: colleague, action: "submit" })
  expect((await as("approver").targets.get({ id })).handedTo).toBeNull()
})

test("a reviewer leaves: what was taken in goes to the colleague, who decides it; an undo of before is still possible", async () => {
  const { id, version } = await newTarget([...pathTo(world).department_review, { by: department, action: "accept" }])
  const passed = await newTarget([
    ...pathTo(world).department_review,
    { by: department, action: "accept" },
    { by: department, action: "approve" },
  ])
  expect(await openOf(department)).toMatchObject({ drafts: 0, submitted: 0, held: 1 })
  await as("secadmin").staff.leave(leaving(department, departmentB))
  expect(await handOvers(passed.id)).toEqual([])
  const view = await as("departmentB").targets.get({ id })
  expect([view.acceptedBy, view.can.includes("approve")]).toEqual(["部门乙", true])
  await actOn(db, id, version, { by: departmentB, action: "approve" })
})

test("the departments of a finance reviewer are looked after by the successor too", async () => {
  const { id } = await newTarget([...pathTo(world).finance_review, { by: finance, action: "accept" }])
  await expect(as("financeParks").targets.get({ id })).rejects.toMatchObject({ code: "NOT_FOUND" })
  await as("secadmin").staff.leave(leaving(finance, world.people.financeParks))
  expect((await as("financeParks").targets.get({ id })).can).toContain("approve")
})

test("substitutions end with the post; a last day to come keeps the post and the sessions until then", async () => {
  const row = { starts_at: new Date("2020-01-01"), ends_at: new Date("2099-01-01"), made_by: editor.userId }
  await db
    .insertInto("substitution")
    .values({ ...row, membership_id: editor.membershipId, substitute_id: colleague.userId })
    .execute()
  await db
    .insertInto("substitution")
    .values({ ...row, membership_id: approver.membershipId, substitute_id: editor.userId })
    .execute()
  expect(await openOf(editor)).toMatchObject({ given: 1, received: 1 })
  const later = { ...leaving(editor, colleague), lastDay: "2098-12-31" }
  await as("secadmin").staff.leave(later)
  const until = (await as("secadmin").staff.get({ id: editor.userId })).posts[0]
  expect([until?.holds, until?.to?.toISOString()]).toEqual([true, "2098-12-31T16:00:00.000Z"])
  expect(await openOf(editor)).toMatchObject({ given: 1, received: 1 })
  await as("secadmin").staff.leave(leaving(editor, null))
  const { rows } = await sql<{ open: number }>`select count(*)::int as open from substitution where ended_at is null`.execute(db)
  expect(rows[0]?.open).toBe(0)
})

test("refused at the field: a successor of another post, a day that has passed; one's own post; another district is not there", async () => {
  const refused = (path: string) => ({ code: "BAD_REQUEST", details: { problems: [{ path }] } })
  const leave = (asked: Partial<ReturnType<typeof leaving>>) => as("secadmin").staff.leave({ ...leaving(editor, colleague), ...asked })
  await expect(leave({ successorId: approver.membershipId })).rejects.toMatchObject(refused("successorId"))
  await expect(leave({ successorId: editor.membershipId })).rejects.toMatchObject(refused("successorId"))
  await expect(leave({ lastDay: "2020-01-01" })).rejects.toMatchObject(refused("lastDay"))
  await expect(leave({ membershipId: world.people.secadmin.membershipId, successorId: null })).rejects.toMatchObject({ code: "FORBIDDEN" })
  expect((await as("secadmin").staff.get({ id: editor.userId })).posts[0]?.holds).toBe(true)
})

test("a post is granted with dates and on record; the rules of posts answer with their sentence; what a target says is nowhere", async () => {
  const org = world.orgs.roadsSub.id
  const post = {
    userId: bureau.userId,
    orgId: org,
    role: "editor" as const,
    firstDay: "2026-01-01",
    lastDay: "2026-12-31",
    departmentIds: [],
    note: "借调",
  }
  await as("secadmin").staff.grant(post)
  const person = await as("secadmin").staff.get({ id: bureau.userId })
  expect(person.posts.map(({ role, orgName, to }) => `${role} ${orgName} ${to?.toISOString() ?? ""}`)).toContain(
    "editor 公路所 2026-12-31T16:00:00.000Z",
  )
  expect(person.events[0]).toMatchObject({ action: "grant", by: "安全员", orgName: "公路所", note: "借调" })
  await expect(as("secadmin").staff.grant({ ...post, role: "auditor", orgId: world.orgs.finance.id })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  })
  await newTarget(pathTo(world).unit_review)
  const all = JSON.stringify([await as("secadmin").staff.get({ id: editor.userId }), await as("secadmin").staff.list({ q: "公路" })])
  expect(["项目", "修补", "道路里程"].filter((word) => all.includes(word))).toEqual([])
})
