import { randomUUID } from "node:crypto"
import type { Kysely } from "kysely"
import { expect, test } from "vitest"
import type { DB } from "#db/schema.ts"
import { callerOf, goodContent, pathTo, smallWorld } from "#db/small-world.ts"
import { type ActPlan, makeTarget } from "#db/target-factory.ts"
import { testDatabase } from "#db/testing.ts"
import { type Clock, databaseClock, fixedClock } from "../clock.ts"
import type { Actor } from "../domain/roles.ts"
import { readActor } from "./sessions.ts"

const databases = await testDatabase()
const db: Kysely<DB> = databases.app
const world = await smallWorld(db)
const { editor, approver, department, departmentB, ownEditor, ownApprover, finance, parksDepartment } = world.people

const call = (actor: Actor, clock: Clock = databaseClock) => callerOf(db, databases.public, actor, clock)
const minute = (time: string) => new Date(`2031-05-0${time}+08:00`)
const at = (time: string) => fixedClock(minute(time))

/** A signed-in browser of this person: who they are at a moment, as each request asks it. */
async function browser({ userId, membershipId }: Actor) {
  const id = randomUUID()
  await db
    .insertInto("session")
    .values({ id, user_id: userId, membership_id: membershipId, expires_at: new Date("2099-01-01") })
    .execute()
  return async (clock: Clock = databaseClock): Promise<Actor> => {
    const actor = await readActor(db, id, clock)
    if (!actor) throw new Error("signed out")
    return actor
  }
}

const make = (absent: Actor, substitute: Actor, startsAt: string, endsAt: string, clock: Clock) =>
  call(absent, clock).substitutions.make({ membershipId: absent.membershipId, substituteId: substitute.userId, startsAt, endsAt })

/** Lets `substitute` stand in for `absent` from now on, and answers them doing so. */
async function standIn(absent: Actor, substitute: Actor): Promise<{ actor: Actor; end: () => Promise<unknown> }> {
  const row = { membership_id: absent.membershipId, substitute_id: substitute.userId, made_by: absent.userId }
  const { id } = await db
    .insertInto("substitution")
    .values({ ...row, starts_at: new Date("2020-01-01"), ends_at: new Date("2099-01-01") })
    .returning("id")
    .executeTakeFirstOrThrow()
  const who = await browser(substitute)
  await call(await who()).people.actAs({ membershipId: absent.membershipId })
  return { actor: await who(), end: () => call(absent).substitutions.end({ id }) }
}

let codes = 0
const newTarget = (acts: readonly ActPlan[], by: Actor = editor) => {
  codes += 1
  const project = { code: `D-${codes}`, name: `项目${codes}` }
  return makeTarget(db, { by, roundId: world.rounds.open.id, project, content: goodContent(), acts })
}
const act = (actor: Actor, { id, version }: { id: string; version: number }, action: "approve" | "accept" | "withdraw" | "undo") =>
  call(actor).targets.act({ id, version, action, key: randomUUID() })

test("a substitute has the post from the start minute to the end minute only, and it ends by itself", async () => {
  await make(department, ownApprover, "2031-05-02T09:00", "2031-05-03T17:30", at("1T12:00:00"))
  const who = await browser(ownApprover)
  const choices = async (time: string) => {
    const me = await call(await who(at(time)), at(time)).people.me()
    return me.memberships.map(({ role, onBehalfOf }) => (onBehalfOf ? `代${onBehalfOf} ${role}` : role)).join("，")
  }
  expect([
    await choices("2T08:59:59.999"),
    await choices("2T09:00:00"),
    await choices("3T17:29:59.999"),
    await choices("3T17:30:00"),
  ]).toEqual([
    "unit_approver",
    "unit_approver，代部门甲 department_reviewer",
    "unit_approver，代部门甲 department_reviewer",
    "unit_approver",
  ])
  const change = async (time: string) => call(await who(at(time)), at(time)).people.actAs({ membershipId: department.membershipId })
  await expect(change("2T08:59:59")).rejects.toMatchObject({ code: "NOT_FOUND" })
  await change("2T09:00:00")
  const acting = async (time: string) => {
    const { role, orgName, onBehalfOf } = await who(at(time))
    return `${role} ${orgName} ${onBehalfOf?.name ?? "-"}`
  }
  expect([await acting("2T08:59:59"), await acting("2T09:00:00"), await acting("3T17:29:59"), await acting("3T17:30:00")]).toEqual([
    "unit_approver 交通局（本级） -",
    "department_reviewer 交通局 部门甲",
    "department_reviewer 交通局 部门甲",
    "unit_approver 交通局（本级） -",
  ])
})

test("what a substitute does carries both names, in the log and in notices; the desk is the absent one's", async () => {
  const target = await newTarget(pathTo(world).department_review)
  const { actor, end } = await standIn(department, ownEditor)
  expect((await call(actor).targets.queue({})).rows.map(({ id }) => id)).toContain(target.id)
  await act(actor, target, "approve")
  const { events } = await call(finance).targets.history({ id: target.id })
  expect(events.at(-1)).toMatchObject({ userName: "本级编辑", onBehalfOf: "部门甲", role: "department_reviewer", action: "approve" })
  const { rows } = await call(finance).notices.list({})
  expect(rows.find(({ targetId }) => targetId === target.id)?.byName).toBe("本级编辑（代部门甲）")
  await end()
})

test("a substitute is told beside the absent one while it lasts, and not a minute longer", async () => {
  const { actor, end } = await standIn(department, ownEditor)
  const { id } = await newTarget(pathTo(world).department_review)
  const own = async () => (await call(ownEditor).notices.list({})).rows.filter(({ targetId }) => targetId === id)
  expect((await own()).map(({ kind, onBehalfOf }) => ({ kind, onBehalfOf }))).toEqual([{ kind: "desk", onBehalfOf: "部门甲" }])
  expect((await call(department).notices.list({})).rows.map(({ targetId }) => targetId)).toContain(id)
  await end()
  expect(await own()).toEqual([])
  await expect(call(actor).people.me()).rejects.toMatchObject({ code: "NOT_FOUND" })
})

test("nobody decides on a submission of their own, or of the one they stand in for; what the absent one accepted they may", async () => {
  const byEditor = await newTarget(pathTo(world).unit_review)
  const asApprover = await standIn(approver, editor)
  await expect(act(asApprover.actor, byEditor, "approve")).rejects.toMatchObject({ code: "FORBIDDEN", details: { why: "own" } })
  expect((await call(asApprover.actor).targets.queue({})).rows.map(({ id }) => id)).not.toContain(byEditor.id)
  await asApprover.end()

  // 部门甲 also is an editor of the unit, and submitted this one.
  const membership = { user_id: department.userId, org_id: world.orgs.roadsSub.id, role: "editor" as const }
  const { id } = await db.insertInto("membership").values(membership).returning("id").executeTakeFirstOrThrow()
  const departmentAsEditor = { ...editor, userId: department.userId, userName: department.userName, membershipId: id }
  const acts = [
    { by: departmentAsEditor, action: "submit" },
    { by: approver, action: "approve" },
  ] as const
  const byAbsent = await newTarget(acts, departmentAsEditor)
  const accepted = await newTarget([...pathTo(world).department_review, { by: department, action: "accept" }])
  const asDepartment = await standIn(department, ownApprover)
  await expect(act(asDepartment.actor, byAbsent, "approve")).rejects.toMatchObject({ details: { why: "own" } })
  expect((await act(asDepartment.actor, accepted, "approve")).state).toBe("finance_review")
  await asDepartment.end()
  await db.updateTable("membership").set({ valid_to: databaseClock }).where("id", "=", id).execute()
})

test("what a substitute submits is submitted for the absent one: neither decides on it, either withdraws it", async () => {
  const asEditor = await standIn(editor, approver)
  const { id, version } = await newTarget([])
  const submit = { id, version, action: "submit", key: randomUUID() } as const
  const submitted = await call(asEditor.actor).targets.act(submit)
  expect(await call(asEditor.actor).targets.act(submit)).toEqual(submitted)
  await expect(act(approver, { id, version: submitted.version }, "approve")).rejects.toMatchObject({ details: { why: "own" } })
  expect((await call(editor).targets.get({ id })).can).toContain("withdraw")
  expect((await act(asEditor.actor, { id, version: submitted.version }, "withdraw")).state).toBe("draft")
  await asEditor.end()
})

test("no chains: a post one only stands in for cannot be passed on, nor given twice", async () => {
  const now = at("1T12:00:00")
  const asDepartment = await standIn(department, ownApprover)
  const passOn = call(asDepartment.actor, now).substitutions.make({
    membershipId: department.membershipId,
    substituteId: ownEditor.userId,
    startsAt: "2031-05-05T09:00",
    endsAt: "2031-05-06T09:00",
  })
  await expect(passOn).rejects.toMatchObject({ code: "NOT_FOUND" })
  // Standing in for 本级审核 gives their own post, not those they stand in for.
  const second = await standIn(ownApprover, ownEditor)
  const mine = (await call(second.actor).people.me()).memberships
  expect(mine.map(({ role, onBehalfOf }) => `${role} ${onBehalfOf ?? "-"}`)).toEqual(["editor -", "unit_approver 本级审核"])
  await second.end()
  await asDepartment.end()
})

test("who may stand in: a valid colleague of the same house; times are named where they are wrong", async () => {
  const now = at("7T12:00:30")
  const { choices } = await call(department, now).substitutions.list()
  expect(choices.map(({ role, people }) => `${role}: ${people.map(({ name }) => name).sort()}`)).toEqual([
    "department_reviewer: 本级审核,本级编辑,部门乙",
  ])
  const problem = (attempt: Promise<unknown>) =>
    attempt.then(
      () => "made",
      (error: { details?: { problems?: { path: string }[] } }) =>
        error.details?.problems?.map(({ path }) => path).join(",") ?? String(error),
    )
  const [from, to] = ["2031-05-08T09:00", "2031-05-09T09:00"]
  expect([
    await problem(make(department, parksDepartment, from, to, now)),
    await problem(make(department, editor, from, to, now)),
    await problem(make(department, department, from, to, now)),
    await problem(make(department, departmentB, "2031-05-07T10:59", to, now)),
    await problem(make(department, departmentB, to, from, now)),
    await problem(make(department, departmentB, "2031-05-07T12:00", to, now)),
    await problem(make(department, ownEditor, from, "2031-05-09T10:00", now)),
    await problem(make(department, ownEditor, to, "2031-05-09T10:00", now)),
  ]).toEqual(["substituteId", "substituteId", "substituteId", "startsAt", "endsAt", "made", "startsAt", "made"])
})

test("a form that lay open for less than an hour begins now, not in hindsight; an earlier start is refused", async () => {
  const { choices } = await call(approver, at("8T12:00:30")).substitutions.list()
  const substituteId = choices[0]?.people[0]?.userId ?? ""
  const from = (startsAt: string) =>
    call(approver, at("8T12:00:30")).substitutions.make({
      membershipId: approver.membershipId,
      substituteId,
      startsAt,
      endsAt: "2031-05-09T12:00",
    })
  await expect(from("2031-05-08T11:00")).rejects.toMatchObject({ code: "BAD_REQUEST" })
  const { id } = await from("2031-05-08T11:30")
  const made = await db.selectFrom("substitution").select("starts_at").where("id", "=", id).executeTakeFirstOrThrow()
  expect(made.starts_at.toISOString()).toBe("2031-05-08T04:00:00.000Z")
})

test("both may end it, once; whoever has left, or is shut out, neither represents nor is represented", async () => {
  const first = await standIn(finance, world.people.publisher)
  const other = call(parksDepartment)
  const { rows } = await call(world.people.publisher).substitutions.list()
  const id = rows.find(({ phase, given }) => phase === "running" && !given)?.id ?? ""
  await expect(other.substitutions.end({ id })).rejects.toMatchObject({ code: "NOT_FOUND" })
  await call(world.people.publisher).substitutions.end({ id })
  await expect(first.end()).rejects.toMatchObject({ code: "NOT_FOUND" })

  await standIn(finance, world.people.publisher)
  const who = await browser({ ...world.people.publisher, membershipId: finance.membershipId })
  const shut = (disabled_at: Date | null) => db.updateTable("app_user").set({ disabled_at }).where("id", "=", finance.userId).execute()
  expect((await who()).onBehalfOf?.name).toBe("财政甲")
  await shut(new Date())
  expect((await who()).onBehalfOf).toBeNull()
  await shut(null)
})
