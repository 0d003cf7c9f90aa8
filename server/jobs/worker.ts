// Fetches jobs and runs their handlers. Lives in a process of its own (scripts/worker.ts), so that heavy work never makes a page wait.
import type { Kysely } from "kysely"
import { type JobResult, type JobWithMetadata, PgBoss } from "pg-boss"
import type { Logger } from "pino"
import type { DB } from "#db/schema.ts"
import { databaseClock } from "#server/clock.ts"
import { describeError } from "#server/log-error.ts"
import type { Handler, Handlers } from "./handlers.ts"
import type { Job, JobTable } from "./table.ts"

export type WorkerOptions<Table extends JobTable> = {
  /** perf_app's address, for pg-boss; it needs no LISTEN, so a pooler may stand between. */
  url: string
  /** For the handlers. */
  db: Kysely<DB>
  jobs: Table
  handlers: Handlers<Table>
  log: Logger
}
export type Worker = {
  /** Takes no more jobs and lets those under way finish, for ten seconds; the rest are tried again by whoever comes next. */
  stop(): Promise<void>
  /** What happens by itself every 15 seconds: jobs that took too long, or whose worker died, are put back. */
  supervise(): Promise<void>
}

const timezone = "Asia/Shanghai"
const pollSeconds = 0.5
const superviseSeconds = 15
const patience = 10_000

const openBoss = (url: string): PgBoss =>
  new PgBoss({
    connectionString: url,
    application_name: "performance-targets-worker",
    max: 4,
    migrate: false, // the migrator owns the schema (db/migrations, 050)
    reindex: false, // so does its upkeep: REINDEX is the owner's
    monitorVacuum: false,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
    openTelemetry: { enabled: false },
  })

type Running = { name: string; definition: Job; handler: Handler<JobTable, string>; options: Pick<WorkerOptions<JobTable>, "db" | "log"> }

/** What stands in the job's row and in the log: the kind of failure and where, never what somebody typed. */
async function runOne({ name, definition, handler, options }: Running, found: JobWithMetadata<unknown>): Promise<JobResult> {
  const { id, retryCount: attempt, retryLimit, signal } = found
  const log = options.log.child({ job: name, jobId: id, attempt })
  const began = performance.now()
  try {
    const payload = definition.payload.parse(found.data)
    const output = await handler(payload, { id, attempt, db: options.db, clock: databaseClock, log, signal })
    log.info({ ms: Math.round(performance.now() - began) }, "job done")
    return { id, status: "completed", output }
  } catch (error) {
    const last = attempt >= retryLimit
    log[last ? "error" : "warn"]({ err: error }, last ? "job given up" : "job failed, will be tried again")
    return { id, status: "failed", output: describeError(error) }
  }
}

async function keepSchedules(boss: PgBoss, jobs: JobTable): Promise<void> {
  for (const { name, key } of await boss.getSchedules()) if (!jobs[name]?.cron) await boss.unschedule(name, key)
  for (const [name, { cron }] of Object.entries(jobs))
    if (cron) await boss.schedule(name, cron.at, cron.payload as object, { tz: timezone })
}

/** Works until stopped. Throws when the database is not there or was not migrated. */
export async function startWorker<Table extends JobTable>({ url, db, jobs, handlers, log }: WorkerOptions<Table>): Promise<Worker> {
  const boss = openBoss(url)
  boss.on("error", (error) => log.error({ err: error }, "queue"))
  boss.on("warning", ({ message }) => log.warn({ message }, "queue"))
  await boss.start()
  await keepSchedules(boss, jobs)
  for (const [name, definition] of Object.entries(jobs) as [keyof Table & string, Job][]) {
    const running: Running = { name, definition, handler: handlers[name] as Handler<JobTable, string>, options: { db, log } }
    const options = {
      batchSize: definition.together,
      pollingIntervalSeconds: pollSeconds,
      includeMetadata: true,
      perJobResults: true,
    } as const
    await boss.work(name, options, (found) => Promise.all(found.map((one) => runOne(running, one))))
  }
  return {
    stop: () => boss.stop({ timeout: patience }),
    supervise: () => boss.supervise(),
  }
}
