import { type Kysely, sql } from "kysely"

// What the checks said of a version when it was submitted (or loaded as history), and what the unit answered: history, like the version.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table target_finding (
      version_id uuid not null references target_version,
      code text not null,
      path text not null,
      severity text not null check (severity in ('error', 'warning', 'hint')),
      message text not null,
      answer text,
      primary key (version_id, code, path)
    );
    comment on table target_finding is 'errors stand here only for published history, which is loaded as it is';
    grant select, insert on target_finding to perf_app;
  `.execute(db)
}
