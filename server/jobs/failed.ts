// Jobs that were given up: what an operator sees, and the one thing there is to do about them.
import { type Kysely, sql } from "kysely"
import type { DB } from "#db/schema.ts"

export type FailedJob = { id: string; name: string; attempts: number; failedAt: Date; error: string | null; payload: unknown }

/** Newest first. They are kept for 30 days. */
export async function failedJobs(db: Kysely<DB>, limit = 100): Promise<FailedJob[]> {
  const { rows } = await sql<FailedJob>`
    select id, name, retry_count + 1 as attempts, completed_on as "failedAt", output->>'message' as error, data as payload
    from pgboss.job where state = 'failed' order by completed_on desc limit ${limit}`.execute(db)
  return rows
}

/** Gives a failed job one more try; false when there is no such failed job. */
export async function retryJob(db: Kysely<DB>, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update pgboss.job set state = 'retry', retry_limit = retry_count + 1, completed_on = null, start_after = now()
    where id = ${id}::uuid and state = 'failed'`.execute(db)
  return numAffectedRows === 1n
}
