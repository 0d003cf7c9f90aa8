// The worker process: started, restarted and stopped by scripts/serve.ts, or by hand where the web runs elsewhere:
// APP_DATABASE_URL=… node scripts/worker.ts
import { createDb } from "#db/client.ts"
import { handlers } from "#server/jobs/handlers.ts"
import { jobs } from "#server/jobs/table.ts"
import { startWorker, type Worker } from "#server/jobs/worker.ts"
import { log } from "#server/log.ts"

const url = process.env.APP_DATABASE_URL
if (!url) throw new Error("APP_DATABASE_URL is not set")
const db = createDb(url, { max: 10 }) // two bulk acts of four lanes each, and the small jobs beside them
const starting: Promise<Worker> = startWorker({ url, db, jobs, handlers, log })

let ending = false
async function end(): Promise<void> {
  if (ending) return
  ending = true
  const worker = await starting.catch(() => undefined)
  await worker?.stop()
  await db.destroy()
  process.exit(0)
}

// Ctrl-C reaches every process of a terminal; the one that started us says when to end, once the web takes no more requests.
if (process.connected) process.on("SIGINT", () => log.debug("worker waits for its parent to end"))
else process.on("SIGINT", () => void end())
for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end())
// However it ended: kill -9 leaves no worker behind.
process.on("disconnect", () => void end())

await starting.then(
  () => log.info("worker ready"),
  (error: unknown) => {
    log.fatal({ err: error }, "worker cannot start")
    process.exit(1)
  },
)
