import { TRPCError } from "@trpc/server"
import { sql } from "kysely"
import { beforeEach, expect, test } from "vitest"
import { callerOf, goodContent, pathTo, type SmallPerson, type SmallWorld, smallWorld } from "#db/small-world.ts"
import { actOn, makeTarget } from "#db/target-factory.ts"
import { type TestDatabase, testDatabase } from "#db/testing.ts"
import { fixedClock } from "#server/clock.ts"
import { publishTimed } from "./timed.ts"

let databases: TestDatabase
let world: SmallWorld
let target: { id: string; version: number }
const set = new Date("2027-03-01T09:00:00+08:00")
const due = new Date("2027-03-02T09:00:00+08:00")
const table = { year: 2026, orgCode: "401002" }
const review = { noStateSecrets: true, noTradeSecrets: true, noPersonalData: true } as const

beforeEach(async () => {
  databases = await testDatabase()
  world = await smallWorld(databases.app)
  const plan = { by: world.people.editor, roundId: world.rounds.open.id, project: { code: "P1", name: "项目甲" } }
  target = await makeTarget(databases.app, { ...plan, content: goodContent(), acts: pathTo(world).approved })
})

const as = (person: SmallPerson | null, at = set) =>
  callerOf(databases.app, databases.public, person && world.people[person], fixedClock(at))
const setFor = async (at = "2027-03-02T09:00", reason = "") => {
  const { contentHash } = await as("publisher").publishing.preview(table)
  await as("publisher").publishing.setTimed({ ...table, contentHash, review, reason, at })
  const { timed } = await as("publisher").publishing.preview(table)
  return timed?.id ?? ""
}
const outcome = async () => {
  const { timed } = await as("publisher").publishing.preview(table)
  return [timed?.outcome, timed?.note]
}
const run = (id: string, at = due) => publishTimed(databases.app, id, fixedClock(at))
const published = async () => (await as(null).published.tables()).tables.map(({ version }) => version)
const refusal = async (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "ok",
    (error: unknown) => (error instanceof TRPCError ? `${error.code} ${error.message}` : Promise.reject(error)),
  )

test("published at its minute, not before, once; the job waits in the queue for that minute", async () => {
  const id = await setFor()
  const { rows } = await sql<{ startAfter: Date }>`select start_after as "startAfter" from pgboss.job where id = ${id}`.execute(
    databases.app,
  )
  expect(rows).toEqual([{ startAfter: due }])
  await expect(run(id, set)).rejects.toThrow("is not due")
  expect([await published(), await outcome()]).toEqual([[], [null, ""]])
  await Promise.allSettled([run(id), run(id)]) // one of them may be told that it was done meanwhile: the queue asks again
  expect(await run(id)).toEqual({ outcome: "published" })
  expect([await published(), await outcome()]).toEqual([[1], ["published", ""]])
})

test("bound to the approved versions: approved anew since, even with the same words, nothing is published and the publisher is told", async () => {
  const id = await setFor()
  const { editor } = world.people
  let { version } = await actOn(databases.app, target.id, target.version, { by: editor, action: "revise", note: "核对" })
  for (const act of pathTo(world).approved) version = (await actOn(databases.app, target.id, version, act)).version
  expect(await run(id)).toEqual({ outcome: "not_published" })
  expect([await published(), await outcome()]).toEqual([
    [],
    ["not_published", "定时以后批复内容有变化，没有公开。请重新核对预览后再公开。"],
  ])
  expect((await as("publisher").publishing.tables()).find(({ org }) => org.code === "401002")?.timed).toEqual({
    at: due,
    outcome: "not_published",
  })
  await setFor("2027-03-03T09:00")
})

test("a project that became 涉密 since, or a publisher who left, stops it", async () => {
  const secret = await setFor()
  await databases.owner.updateTable("project").set({ secret: true }).execute()
  await run(secret)
  expect((await outcome())[0]).toBe("not_published")
  await databases.owner.updateTable("project").set({ secret: false }).execute()
  const left = await setFor()
  await databases.owner.updateTable("membership").set({ valid_to: set }).where("id", "=", world.people.publisher.membershipId).execute()
  await run(left)
  expect(await outcome()).toEqual(["not_published", "定时公开由 公开员 设定，其公开管理员身份已经失效，没有公开。"])
  expect(await published()).toEqual([])
})

test("cancelled, or published by hand before: the job does nothing", async () => {
  const cancelled = await setFor()
  expect(await refusal(setFor())).toBe("CONFLICT 这张表已经定了公开的时间。要改时间，请先取消原来的定时公开。")
  await as("publisher").publishing.cancelTimed({ id: cancelled })
  expect(await refusal(as("publisher").publishing.cancelTimed({ id: cancelled }))).toMatch(/^CONFLICT/)
  expect([await run(cancelled), await published()]).toEqual([{ outcome: "cancelled" }, []])
  const early = await setFor()
  const { contentHash } = await as("publisher").publishing.preview(table)
  await as("publisher").publishing.publish({ ...table, contentHash, review, reason: "" })
  expect([await run(early), await published(), await outcome()]).toEqual([
    { outcome: "cancelled" },
    [1],
    ["cancelled", "公开员 已提前公开。"],
  ])
})

test("a minute that has passed, or is far away, or no minute at all is refused with a sentence", async () => {
  const { contentHash } = await as("publisher").publishing.preview(table)
  const plan = { ...table, contentHash, review, reason: "" }
  for (const at of ["2027-03-01T09:00", "2029-01-01T09:00"])
    expect(await refusal(as("publisher").publishing.setTimed({ ...plan, at }))).toBe("BAD_REQUEST 有内容需要改正，见下方各处提示。")
  expect(await refusal(as("publisher").publishing.setTimed({ ...plan, at: "2027-02-30T09:00" }))).toMatch(/^BAD_REQUEST/)
})
