// One queue per line of the table. Made by the migrator, so that a job can be enqueued before any worker ever ran.
import { type Kysely, sql } from "kysely"
import { type Job, type JobTable, jobs } from "./table.ts"

/** Of a job whose worker died without a word: after this many seconds without a sign of life it is tried again. */
export const heartbeatSeconds = 30
const day = 86_400
const hour = 3_600

const rowOf = ([name, { retries, retryDelay, expiresIn }]: [string, Job]) => ({
  name,
  retry_limit: retries,
  retry_delay: retryDelay,
  expire_seconds: expiresIn,
})

/** Brings pgboss.queue to what the table says; `db` may write there. Jobs already waiting keep the rules they were enqueued under. */
export async function makeQueues<Schema>(db: Kysely<Schema>, table: JobTable = jobs): Promise<void> {
  const rows = JSON.stringify(Object.entries(table).map(rowOf))
  await sql`
    insert into pgboss.queue as q (name, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds,
      retention_seconds, deletion_seconds, heartbeat_seconds, partition, table_name)
    select name, 'standard', retry_limit, retry_delay, retry_delay > 0, ${hour}, expire_seconds, ${60 * day}, ${30 * day},
      ${heartbeatSeconds}, false, 'job_common'
    from jsonb_to_recordset(${rows}::jsonb) as row(name text, retry_limit int, retry_delay int, expire_seconds int)
    on conflict (name) do update set retry_limit = excluded.retry_limit, retry_delay = excluded.retry_delay,
      retry_backoff = excluded.retry_backoff, expire_seconds = excluded.expire_seconds, updated_on = now()
    where (q.retry_limit, q.retry_delay, q.expire_seconds)
      is distinct from (excluded.retry_limit, excluded.retry_delay, excluded.expire_seconds)`.execute(db)
}
