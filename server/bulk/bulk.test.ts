import { sql } from "kysely"
import { beforeAll, expect, test } from "vitest"
import { callerOf, goodContent, pathTo, type SmallPerson, type SmallWorld, smallWorld } from "#db/small-world.ts"
import { actOn, makeTarget } from "#db/target-factory.ts"
import { type TestDatabase, testDatabase } from "#db/testing.ts"
import { databaseClock } from "#server/clock.ts"
import type { State } from "#server/domain/workflow.ts"
import { createLog } from "#server/log.ts"
import { forgetPreviews, runBulk } from "./run.ts"

let databases: TestDatabase
let world: SmallWorld
beforeAll(async () => {
  databases = await testDatabase()
  world = await smallWorld(databases.app)
})

const as = (person: SmallPerson) => callerOf(databases.app, databases.public, world.people[person])
const bureau = () => as("bureau").bulk
const log = createLog("silent")
const never = new AbortController().signal
/** What the worker does with the job. */
const work = (bulkId: string, signal: AbortSignal = never) => runBulk({ bulkId }, { db: databases.app, log, signal })

let projects = 0
/** So many targets in a state, found again by the word in their names. */
function targets(word: string, count: number, state: State = "finance_approval") {
  const plans = Array.from({ length: count }, (_, place) => {
    projects += 1
    return { code: `B-${String(projects).padStart(4, "0")}`, name: `${word}${place + 1}` }
  })
  const common = { by: world.people.editor, roundId: world.rounds.open.id, content: goodContent(), acts: pathTo(world)[state] }
  return Promise.all(plans.map((project) => makeTarget(databases.app, { ...common, project })))
}

const countsOf = async (id: string) => (await bureau().get({ id })).counts
const zero = { waiting: 0, done: 0, refused: 0, moved: 0, failed: 0 }
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

/** What happened to them: each act once, with its version and its notice. */
async function approvals(ids: readonly string[]) {
  const { rows } = await sql<{ events: number; versions: number; notices: number }>`
    select count(*)::int as events, count(distinct e.version_id)::int as versions,
      (select count(*)::int from notice n where n.target_id = any(${[...ids]}::uuid[]) and n.kind = 'approved') as notices
    from target_event e where e.target_id = any(${[...ids]}::uuid[]) and e.action = 'approve' and e.to_state = 'approved'`.execute(
    databases.app,
  )
  return rows[0]
}

test("a preview says what would pass, what is refused and why, and who is told; confirming does exactly that", async () => {
  const ready = await targets("甲类", 5)
  await targets("甲类别处", 2, "finance_review")
  const { id } = await bureau().prepare({ filter: { q: "甲类" }, action: "approve", note: "同意" })
  const preview = await bureau().get({ id })
  expect([preview.state, preview.counts, preview.reasons, preview.told.map(({ name, count }) => [name, count])]).toEqual([
    "previewed",
    { ...zero, waiting: 5, refused: 2 },
    [{ state: "refused", why: "这一步不由您现在的身份办理。", count: 2 }],
    [["编辑甲", 5]],
  ])
  expect(await approvals(idsOf(ready))).toMatchObject({ events: 0 })

  await Promise.all([bureau().start({ id }), bureau().start({ id })])
  const { rows: jobs } = await sql`select from pgboss.job where name = 'bulk.run' and data->>'bulkId' = ${id}`.execute(databases.app)
  expect(jobs).toHaveLength(1)
  await work(id)
  const done = await bureau().get({ id })
  expect([done.state, done.counts]).toEqual(["done", { ...zero, done: 5, refused: 2 }])
  expect(await approvals(idsOf(ready))).toEqual({ events: 5, versions: 5, notices: 5 })
  const { rows } = await bureau().items({ id, state: "done" })
  expect(rows.map(({ projectName, targetState }) => `${projectName} ${targetState}`)).toEqual(
    [1, 2, 3, 4, 5].map((place) => `甲类${place} approved`),
  )
})

test("three that changed meanwhile are not decided on but listed, and a retry shows them as they are now", async () => {
  const made = await targets("乙类", 8)
  const { id } = await bureau().prepare({ filter: { q: "乙类", state: "finance_approval" }, action: "approve" })
  for (const { id: target, version } of made.slice(0, 3)) {
    const back = await actOn(databases.app, target, version, { by: world.people.bureau, action: "return", goal: "previous", note: "再核" })
    await actOn(databases.app, target, back.version, { by: world.people.finance, action: "approve" })
  }
  await bureau().start({ id })
  await work(id)
  expect(await countsOf(id)).toEqual({ ...zero, done: 5, moved: 3 })
  const moved = await bureau().items({ id, state: "moved" })
  expect(moved.rows.map(({ projectName, targetState, why }) => [projectName, targetState, why?.slice(0, 12)])).toEqual(
    [1, 2, 3].map((place) => [`乙类${place}`, "finance_approval", "在您查看之后，内容已被改"]),
  )
  expect(await approvals(idsOf(made))).toMatchObject({ events: 5 })

  const rest = await bureau().retry({ id })
  expect([(await bureau().get(rest)).restOf, await countsOf(rest.id)]).toEqual([id, { ...zero, waiting: 3 }])
  await bureau().start(rest)
  await work(rest.id)
  expect([await countsOf(rest.id), await approvals(idsOf(made))]).toEqual([
    { ...zero, done: 3 },
    { events: 8, versions: 8, notices: 8 },
  ])
  await expect(bureau().retry(rest)).rejects.toMatchObject({ code: "BAD_REQUEST", message: "没有剩下的项目，都已办理。" })
})

test("killed in the middle and taken up again, by two at once, everything is done exactly once", { timeout: 60_000 }, async () => {
  const made = await targets("丙类", 30)
  const { id } = await bureau().prepare({ filter: { q: "丙类" }, action: "approve" })
  await bureau().start({ id })
  const killed = new AbortController()
  const dying = work(id, killed.signal)
  await expect.poll(async () => (await countsOf(id)).done, { timeout: 20_000, interval: 5 }).toBeGreaterThan(0)
  killed.abort()
  await expect(dying).rejects.toThrow()
  const between = await countsOf(id)
  expect([between.done > 0, between.waiting > 0, between.done + between.waiting]).toEqual([true, true, 30])
  // Done, but the note of it was lost: what a reply cut off at COMMIT looks like to whoever comes next.
  await databases.owner.updateTable("bulk_item").set({ state: "waiting" }).where("bulk_id", "=", id).where("position", "<=", 2).execute()

  await Promise.all([work(id), work(id)])
  expect([(await bureau().get({ id })).state, await countsOf(id)]).toEqual(["done", { ...zero, done: 30 }])
  expect(await approvals(idsOf(made))).toEqual({ events: 30, versions: 30, notices: 30 })
})

test("a stop leaves the rest, going on does it, and neither can be done at the wrong moment", { timeout: 60_000 }, async () => {
  const made = await targets("丁类", 30)
  const { id } = await bureau().prepare({ filter: { q: "丁类" }, action: "return", note: "请补充依据" })
  await expect(bureau().stop({ id })).rejects.toMatchObject({ code: "CONFLICT" })
  await bureau().start({ id })
  const working = work(id)
  await expect.poll(async () => (await countsOf(id)).done, { timeout: 20_000, interval: 5 }).toBeGreaterThan(0)
  await bureau().stop({ id })
  await working
  const stopped = await bureau().get({ id })
  expect([stopped.state, stopped.counts.waiting > 0]).toEqual(["stopped", true])
  await work(id)
  expect(await countsOf(id)).toEqual(stopped.counts)
  await expect(bureau().retry({ id })).rejects.toMatchObject({ code: "CONFLICT" })

  await bureau().resume({ id })
  await work(id)
  expect(await countsOf(id)).toEqual({ ...zero, done: 30 })
  await expect(bureau().resume({ id })).rejects.toMatchObject({ code: "CONFLICT" })
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from target t where t.id = any(${idsOf(made)}::uuid[]) and t.returned and t.state = 'draft'`.execute(
    databases.app,
  )
  expect(rows[0]?.n).toBe(30)
})

test("an empty choice says so, and what is missing is named at its field", async () => {
  await expect(bureau().prepare({ filter: { q: "没有这个" }, action: "approve" })).rejects.toMatchObject({
    code: "BAD_REQUEST",
    message: "没有符合条件的项目，没有什么可以办理。",
  })
  const problems = (path: string) => ({ code: "BAD_REQUEST", details: { problems: [{ path }] } })
  await expect(bureau().prepare({ filter: {}, action: "return", note: " " })).rejects.toMatchObject(problems("note"))
  await expect(bureau().prepare({ filter: {}, action: "transfer" })).rejects.toMatchObject(problems("colleague"))
})

test("only what one sees is chosen, only finance approval may, and somebody else's act does not exist", async () => {
  const draft = await targets("戊类", 1, "draft")
  await targets("戊类送审", 1, "finance_approval")
  const { id } = await bureau().prepare({ filter: { q: "戊类" }, action: "approve" })
  const { rows } = await bureau().items({ id })
  expect([rows.map(({ projectName }) => projectName), idsOf(rows).includes(draft[0]?.id ?? "")]).toEqual([["戊类送审1"], false])
  for (const person of ["editor", "department", "finance", "publisher", "sysadmin"] as const) {
    const { bulk } = as(person)
    const calls = [
      () => bulk.prepare({ filter: {}, action: "approve" }),
      () => bulk.get({ id }),
      () => bulk.start({ id }),
      () => bulk.items({ id }),
    ]
    for (const call of calls) await expect(call()).rejects.toMatchObject({ code: "NOT_FOUND" })
  }
  const { bureau: holder, finance } = world.people
  const other = callerOf(databases.app, databases.public, {
    ...holder,
    userId: finance.userId,
    onBehalfOf: { userId: holder.userId, name: "财政审批" },
  })
  const calls = [other.bulk.get, other.bulk.items, other.bulk.start, other.bulk.stop, other.bulk.resume, other.bulk.retry]
  for (const call of calls) await expect(call({ id })).rejects.toMatchObject({ code: "NOT_FOUND" })
  expect(await other.bulk.list()).toEqual([])
})

test("a transfer shows beforehand what the colleague could not take over", async () => {
  const made = await targets("己类", 2)
  const org = { org_id: world.people.bureau.orgId, role: "finance_approver" as const }
  const user = await databases.owner
    .insertInto("app_user")
    .values({ login: "bureau2", name: "财政审批乙" })
    .returning("id")
    .executeTakeFirstOrThrow()
  await databases.owner
    .insertInto("membership")
    .values({ ...org, user_id: user.id })
    .execute()
  await databases.owner
    .updateTable("target")
    .set({ submitted_for: user.id })
    .where("id", "=", made[0]?.id ?? "")
    .execute()
  const { colleagues } = await bureau().options({ filter: { q: "己类" } })
  expect(colleagues.map(({ name }) => name)).toEqual(["财政审批乙"])
  const { id } = await bureau().prepare({ filter: { q: "己类" }, action: "transfer", colleague: user.id })
  expect(await bureau().get({ id })).toMatchObject({
    colleagueName: "财政审批乙",
    counts: { waiting: 1, refused: 1 },
    reasons: [{ why: "这位同事不能办理这个项目。", count: 1 }],
    told: [{ name: "财政审批乙", count: 1 }],
  })
  await bureau().start({ id })
  await work(id)
  expect([await countsOf(id), (await as("bureau").targets.get({ id: made[1]?.id ?? "" })).acceptedBy]).toEqual([
    { ...zero, done: 1, refused: 1 },
    "财政审批乙",
  ])
})

test("who loses the post while it runs decides nothing more, and is told why", async () => {
  const made = await targets("庚类", 2)
  const { id } = await bureau().prepare({ filter: { q: "庚类" }, action: "approve" })
  await bureau().start({ id })
  const { membershipId } = world.people.bureau
  await databases.owner
    .updateTable("membership")
    .set({ valid_to: new Date("2021-01-01") })
    .where("id", "=", membershipId)
    .execute()
  await work(id)
  await databases.owner.updateTable("membership").set({ valid_to: null }).where("id", "=", membershipId).execute()
  expect(await bureau().get({ id })).toMatchObject({
    state: "stopped",
    why: "您办理时的身份已经失效，余下的没有办理。",
    counts: { waiting: 2 },
  })
  expect(await approvals(idsOf(made))).toMatchObject({ events: 0 })
})

test("previews that nobody confirmed are forgotten after a day, what was done is kept", async () => {
  const { id } = await bureau().prepare({ filter: {}, action: "approve" })
  const before = (await bureau().list()).length
  await databases.owner.updateTable("bulk_act").set({ made_at: sql`now() - interval '2 days'` }).execute()
  expect((await forgetPreviews(databases.app, databaseClock)).forgotten).toBeGreaterThan(0)
  const left = await bureau().list()
  expect([left.length < before, left.some((row) => row.id === id), left.every(({ state }) => state !== "previewed")]).toEqual([
    true,
    false,
    true,
  ])
})

test("催办: whoever has each target is reminded once, what waits for nobody or was urged already is refused", async () => {
  const waiting = await targets("催办", 3, "department_review")
  await targets("催办后", 1, "finance_review")
  await targets("催办完", 1, "approved")
  const { id } = await bureau().prepare({ filter: { q: "催办" }, action: "urge", note: "请抓紧" })
  const preview = await bureau().get({ id })
  const told = preview.told.map(({ name, count }) => `${name} ${count}`)
  expect([preview.counts, preview.reasons.map(({ why, count }) => `${count} ${why}`), told]).toEqual([
    { ...zero, waiting: 4, refused: 1 },
    ["1 该项目现在的状态不能这样办理，请刷新后再看。"],
    ["部门乙 3", "部门甲 3", "财政甲 1"],
  ])
  await bureau().start({ id })
  await Promise.all([work(id), work(id)])
  expect(await countsOf(id)).toEqual({ ...zero, done: 4, refused: 1 })
  const sent = await databases.app
    .selectFrom("target_message")
    .where("kind", "=", "urge")
    .where("target_id", "in", idsOf(waiting))
    .select(["told_names as told", "note"])
    .execute()
  expect(sent).toEqual(waiting.map(() => ({ told: ["部门乙", "部门甲"], note: "请抓紧" })))
  const states = await databases.app.selectFrom("target").where("id", "in", idsOf(waiting)).select("state").execute()
  expect(states.map(({ state }) => state)).toEqual(waiting.map(() => "department_review"))

  const again = await bureau().prepare({ filter: { q: "催办", state: "department_review" }, action: "urge" })
  const second = await bureau().get(again)
  expect([second.counts, second.reasons.map(({ why }) => why), second.told]).toEqual([
    { ...zero, refused: 3 },
    ["这一步已经催办过，还没有到可以再次催办的时间。"],
    [],
  ])
})

test("催办 reminds those who took a target in, and the whole desk where nobody did", async () => {
  const [taken, free] = await targets("经手", 2, "department_review")
  if (!taken || !free) throw new Error("two were made")
  await actOn(databases.app, taken.id, taken.version, { by: world.people.department, action: "accept" })
  const { id } = await bureau().prepare({ filter: { q: "经手" }, action: "urge" })
  const single = await Promise.all([taken, free].map((target) => as("bureau").notices.recipients({ id: target.id, action: "urge" })))
  const expected = Map.groupBy(single.flat(), ({ name }) => name)
  expect((await bureau().get({ id })).told.map(({ name, count }) => [name, count])).toEqual(
    [...expected].map(([name, each]) => [name, each.length]).toSorted((a, b) => Number(b[1]) - Number(a[1])),
  )
})
