import { readFile } from "node:fs/promises"
import { type Kysely, sql } from "kysely"

// Work for later: the queue's own schema, and what the application may do there. Its tables belong to pg-boss; their form is never ours to change.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(await readFile(`${import.meta.dirname}/2026-11-25-050-jobs.sql`, "utf8")).execute(db)
  await sql`
    revoke all on all functions in schema pgboss from public;
    grant usage on schema pgboss to perf_app;
    grant execute on function pgboss.job_now(), pgboss.create_queue(text, jsonb) to perf_app;
    grant select, insert, update, delete on pgboss.job, pgboss.job_common, pgboss.job_dependency, pgboss.schedule, pgboss.instance to perf_app;
    grant select, insert, update on pgboss.queue to perf_app;
    grant select, update on pgboss.version to perf_app;
    grant select on pgboss.subscription, pgboss.bam to perf_app;

    grant delete on session to perf_app;
  `.execute(db)
}
