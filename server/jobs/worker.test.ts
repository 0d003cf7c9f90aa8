import { sql, type Transaction } from "kysely"
import { PgBoss } from "pg-boss"
import { afterAll, beforeAll, expect, test } from "vitest"
import { z } from "zod"
import type { DB } from "#db/schema.ts"
import { testDatabase } from "#db/testing.ts"
import { createLog } from "#server/log.ts"
import { enqueuer } from "./enqueue.ts"
import { failedJobs, retryJob } from "./failed.ts"
import type { Handlers } from "./handlers.ts"
import { makeQueues } from "./queues.ts"
import { job } from "./table.ts"
import { startWorker, type Worker } from "./worker.ts"

const word = z.strictObject({ word: z.string().max(20) })
const table = {
  note: job({ payload: word }),
  flaky: job({ payload: word, retries: 2, retryDelay: 0 }),
  hopeless: job({ payload: word, retries: 2, retryDelay: 0 }),
  orphan: job({ payload: word, retryDelay: 0 }),
  nightly: job({ payload: z.strictObject({}), cron: { at: "30 3 * * *", payload: {} } }),
}

const runs: string[] = []
const handlers: Handlers<typeof table> = {
  note: async ({ word }, { attempt }) => ({ length: runs.push(`note ${word} ${attempt}`) }),
  flaky: async ({ word }, { attempt }) => {
    runs.push(`flaky ${word} ${attempt}`)
    if (attempt === 0) throw new Error("not yet")
  },
  hopeless: async ({ word }, { attempt }) => {
    runs.push(`hopeless ${word} ${attempt}`)
    throw Object.assign(new Error(`invalid input syntax: "${word}"`), { code: "22P02" })
  },
  orphan: async ({ word }, { attempt }) => void runs.push(`orphan ${word} ${attempt}`),
  nightly: async () => undefined,
}

const db = await testDatabase()
const enqueue = enqueuer(table)
const inTrx = <Result>(work: (trx: Transaction<DB>) => Promise<Result>): Promise<Result> => db.app.transaction().execute(work)
const ran = (name: string) => () => runs.filter((run) => run.startsWith(name))
const stateOf = (id: string) => async () => {
  const { rows } = await sql<{ state: string }>`select state::text from pgboss.job where id = ${id}`.execute(db.app)
  return rows[0]?.state
}
const within = { timeout: 10_000, interval: 50 }

let worker: Worker
beforeAll(async () => {
  await makeQueues(db.owner, table)
  worker = await startWorker({ url: db.appUrl, db: db.app, jobs: table, handlers, log: createLog("silent") })
})
afterAll(() => worker.stop())

test("a job is done when the transaction it was enqueued in commits, and never when that is undone", async () => {
  const undone = inTrx(async (trx) => {
    await enqueue(trx, "note", { word: "undone" })
    throw new Error("changed my mind")
  })
  await expect(undone).rejects.toThrow("changed my mind")
  const id = await inTrx((trx) => enqueue(trx, "note", { word: "kept" }))
  await expect.poll(stateOf(id), within).toBe("completed")
  expect(ran("note")()).toEqual(["note kept 0"])
})

test("asked for twice under one id, it is done once", async () => {
  const id = crypto.randomUUID()
  for (const word of ["first", "second"]) await inTrx((trx) => enqueue(trx, "note", { word }, { id }))
  await expect.poll(stateOf(id), within).toBe("completed")
  expect(ran("note first")().concat(ran("note second")())).toEqual(["note first 0"])
})

test("a job for later waits for its moment", async () => {
  const id = await inTrx((trx) => enqueue(trx, "note", { word: "later" }, { startAfter: new Date(Date.now() + 3_600_000) }))
  const marker = await inTrx((trx) => enqueue(trx, "note", { word: "now" }))
  await expect.poll(stateOf(marker), within).toBe("completed")
  expect(await stateOf(id)()).toBe("created")
})

test("a payload that is not what the table says is refused where it arises", async () => {
  await expect(inTrx((trx) => enqueue(trx, "note", { word: "x".repeat(21) }))).rejects.toThrow("Too big")
  const unknown = enqueuer({ stranger: job({ payload: word }) })
  await expect(inTrx((trx) => unknown(trx, "stranger", { word: "x" }))).rejects.toThrow("no queue stranger")
})

test("a handler that throws is tried again", async () => {
  const id = await inTrx((trx) => enqueue(trx, "flaky", { word: "a" }))
  await expect.poll(stateOf(id), within).toBe("completed")
  expect(ran("flaky")()).toEqual(["flaky a 0", "flaky a 1"])
})

test("retries end, and the failure can be seen, without what somebody typed, and asked for once more", async () => {
  const id = await inTrx((trx) => enqueue(trx, "hopeless", { word: "secret" }))
  await expect.poll(stateOf(id), within).toBe("failed")
  expect(ran("hopeless")()).toEqual(["hopeless secret 0", "hopeless secret 1", "hopeless secret 2"])
  expect(await failedJobs(db.app)).toMatchObject([{ id, name: "hopeless", attempts: 3, error: 'invalid input syntax: "…"' }])

  expect(await retryJob(db.app, id)).toBe(true)
  await expect.poll(stateOf(id), within).toBe("failed")
  expect(ran("hopeless")()).toHaveLength(4)
})

test("a job whose worker was killed is taken up by the next one", async () => {
  const killed = new PgBoss({ connectionString: db.appUrl, migrate: false, supervise: false, schedule: false, registerInstance: false })
  await worker.stop()
  await killed.start()
  const id = await inTrx((trx) => enqueue(trx, "orphan", { word: "b" }))
  await killed.fetch("orphan")
  await killed.stop({ graceful: false })
  expect(await stateOf(id)()).toBe("active")

  worker = await startWorker({ url: db.appUrl, db: db.app, jobs: table, handlers, log: createLog("silent") })
  await sql`update pgboss.job set heartbeat_on = now() - interval '1 minute' where id = ${id}`.execute(db.owner)
  await sql`update pgboss.queue set monitor_on = null`.execute(db.owner)
  await worker.supervise()
  await expect.poll(stateOf(id), within).toBe("completed")
  expect(ran("orphan")()).toEqual(["orphan b 1"])
})

test("what happens by itself stands in the schedule, in Beijing time", async () => {
  const { rows } = await sql`select name, cron, timezone from pgboss.schedule`.execute(db.app)
  expect(rows).toEqual([{ name: "nightly", cron: "30 3 * * *", timezone: "Asia/Shanghai" }])
})

test("the migrations make exactly the tables of the installed pg-boss", async () => {
  const boss = new PgBoss({ connectionString: db.ownerUrl, migrate: false, supervise: false, schedule: false, registerInstance: false })
  await boss.start() // refuses a schema older than itself
  const drift = await boss.detectSchemaDrift()
  await boss.stop()
  expect(drift).toMatchObject({ ok: true })
})
