// A worker that is killed in the middle: nothing half-read is shown, nothing half-stored is there, and the next one finishes it once.
import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { sql } from "kysely"
import { afterEach, beforeAll, expect, test } from "vitest"
import { callerOf, type SmallWorld, smallWorld } from "#db/small-world.ts"
import { testDatabase } from "#db/testing.ts"
import { type Handlers, handlers } from "#server/jobs/handlers.ts"
import { makeQueues } from "#server/jobs/queues.ts"
import { type JobTable, jobs } from "#server/jobs/table.ts"
import { startWorker } from "#server/jobs/worker.ts"
import { createLog } from "#server/log.ts"

const databases = await testDatabase()
const db = databases.app
const timeout = { timeout: 180_000 }
const projects = 3_000
let world: SmallWorld
let child: ChildProcess | undefined
beforeAll(async () => {
  world = await smallWorld(db)
  await makeQueues(databases.owner)
})
afterEach(() => void child?.kill("SIGKILL"))

const caller = () => callerOf(db, databases.public, world.people.editor).imports
const head = "项目代码,项目名称,财政拨款（万元）,绩效目标,一级指标,三级指标,指标值\n"
/** Large enough that a worker can be killed in the middle of it. */
const table = (year: string) =>
  Array.from({ length: projects }, (_, at) => {
    const own = `${year}-${at},${year}道路修补${at}号,1.5,第${at}条路修补 3 公里。`
    return [`${own},产出指标,修补里程,≥3公里`, `${own},效益指标,投诉下降率,≥10%`, `${own},满意度指标,居民满意度,≥90%`].join("\n")
  }).join("\n")

async function bring(year: string): Promise<string> {
  return (await caller().upload({ roundId: world.rounds.open.id, fileName: "大表.csv", bytes: Buffer.from(head + table(year)) })).id
}
const upload = async (id: string) =>
  db.selectFrom("import_upload").select(["state", "progress"]).where("id", "=", id).executeTakeFirstOrThrow()
const targets = async () =>
  Number(
    (
      await db
        .selectFrom("target")
        .select((eb) => eb.fn.countAll().as("n"))
        .executeTakeFirstOrThrow()
    ).n,
  )

/** What is known of the upload, and the attempt of a worker that has it in hand; null: nobody has. */
async function seen(id: string) {
  const { rows } = await sql<{ attempt: number }>`
    select retry_count as attempt from pgboss.job where state = 'active' and data ->> 'id' = ${id}`.execute(db)
  return { ...(await upload(id)), attempt: rows[0]?.attempt ?? null }
}
type Seen = Awaited<ReturnType<typeof seen>>

/** Another process works until this is seen, and is then killed without a word. */
async function killedAt(id: string, moment: (now: Seen) => boolean): Promise<void> {
  child = fork(join(import.meta.dirname, "../../scripts/worker.ts"), {
    env: { ...process.env, APP_DATABASE_URL: databases.appUrl, LOG_LEVEL: "silent" },
    execArgv: [],
  })
  await expect.poll(async () => moment(await seen(id)), { timeout: 60_000, interval: 5 }).toBe(true)
  child.kill("SIGKILL")
  await once(child, "exit")
}

/** As after the half minute in which a worker gives no sign of life; then `work` goes on with what is put back. */
async function silenceNoticed(table: JobTable, work: () => Promise<void> = async () => undefined): Promise<void> {
  const options = { url: databases.appUrl, db, log: createLog("silent") }
  const worker = await startWorker({ ...options, jobs: table, handlers: handlers as Handlers<JobTable> })
  try {
    await sql`update pgboss.job set heartbeat_on = now() - interval '1 minute' where state = 'active'`.execute(databases.owner)
    await sql`update pgboss.queue set monitor_on = null`.execute(databases.owner)
    await worker.supervise()
    await work()
  } finally {
    await worker.stop()
  }
}
const finished = (id: string, state: string) =>
  silenceNoticed(jobs, () => expect.poll(async () => (await upload(id)).state, { timeout: 120_000, interval: 50 }).toBe(state))

test("killed while reading, then while storing: nothing is there in between, and in the end each project once", timeout, async () => {
  const id = await bring("2026A")
  await killedAt(id, ({ state, attempt }) => state === "reading" && attempt === 0)
  expect([(await upload(id)).state, (await caller().get({ id })).report, await targets()]).toEqual(["reading", null, 0])
  await finished(id, "ready")
  expect((await caller().get({ id })).again).toBe(true)

  await caller().confirm({ id })
  await killedAt(id, ({ state, progress }) => state === "storing" && progress > 0 && progress < 90)
  expect([(await upload(id)).state, await targets()]).toEqual(["storing", 0])
  await finished(id, "stored")
  expect(await targets()).toBe(projects)
})

test("killed twice, it is given up and says so", timeout, async () => {
  const before = await targets()
  const id = await bring("2026B")
  for (const round of [0, 1]) {
    await killedAt(id, ({ attempt }) => attempt === round)
    await silenceNoticed({}, () => expect.poll(async () => (await seen(id)).attempt, { timeout: 30_000 }).toBe(null))
  }
  const found = await caller().get({ id })
  expect([found.state, found.lost, found.report, await targets()]).toEqual(["failed", true, null, before])
})
