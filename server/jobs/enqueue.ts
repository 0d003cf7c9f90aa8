// Putting work aside: a row in the caller's own transaction, so that it is done if and only if what it follows from was stored.
import { randomUUID } from "node:crypto"
import { sql, type Transaction } from "kysely"
import type { DB } from "#db/schema.ts"
import { type JobTable, jobs, type PayloadInput } from "./table.ts"

export type EnqueueOptions = {
  /** Not before this moment; at once when left out. */
  startAfter?: Date
  /** A UUID of the caller's: the same work asked for twice is done once, as long as the first is remembered (30 days after its end). */
  id?: string
}

/**
 * The enqueue of a table of jobs. One statement of our own, since pg-boss's send wants a started instance and a look at the queue first;
 * it writes what send writes (migration 050 pins the form of the table, worker.test.ts proves that pg-boss takes it up).
 */
export const enqueuer =
  <Table extends JobTable>(table: Table) =>
  /** Answers the job's id. Throws when the payload is not what the table says, or when no such queue was migrated. */
  async <Name extends keyof Table & string>(
    trx: Transaction<DB>,
    name: Name,
    payload: PayloadInput<Table, Name>,
    { startAfter, id = randomUUID() }: EnqueueOptions = {},
  ): Promise<string> => {
    table[name]?.payload.parse(payload)
    const { rows } = await sql<{ known: boolean }>`
      with put as (
        insert into pgboss.job (id, name, data, start_after, keep_until, policy, retry_limit, retry_delay, retry_backoff,
          retry_delay_max, expire_seconds, deletion_seconds, heartbeat_seconds)
        select ${id}::uuid, q.name, ${JSON.stringify(payload)}::jsonb, due.at, due.at + make_interval(secs => q.retention_seconds), q.policy,
          q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max, q.expire_seconds, q.deletion_seconds, q.heartbeat_seconds
        from pgboss.queue q, (select coalesce(${startAfter?.toISOString() ?? null}::timestamptz, pgboss.job_now()) as at) as due
        where q.name = ${name}
        on conflict do nothing
      )
      select exists (select from pgboss.queue where name = ${name}) as known`.execute(trx)
    if (!rows[0]?.known) throw new Error(`no queue ${name}: migrate first`)
    return id
  }

/** Call inside the transaction that stores what the work follows from. */
export const enqueue = enqueuer(jobs)
