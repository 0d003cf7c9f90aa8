import { type Kysely, sql } from "kysely"

// Files that units bring in: read, reported, and stored once somebody confirms. The file itself is forgotten after a month.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create type import_state as enum ('waiting', 'reading', 'ready', 'refused', 'storing', 'stored', 'failed', 'cancelled');

    create table import_upload (
      id uuid primary key default gen_random_uuid(),
      unit_id uuid not null references org,
      round_id uuid not null references budget_round,
      user_id uuid not null references app_user,
      user_name text not null,
      membership_id uuid not null references membership,
      made_at timestamptz not null default statement_timestamp(),
      file_name text not null,
      file_hash text not null,
      file_size int not null,
      bytes bytea,
      options jsonb not null default '{}',
      state import_state not null default 'waiting',
      progress int not null default 0 check (progress between 0 and 100),
      report jsonb,
      plan bytea,
      marked bytea,
      failure text,
      job_id uuid,
      finished_at timestamptz
    );
    create index import_upload_unit on import_upload (unit_id, made_at);
    create index import_upload_hash on import_upload (unit_id, file_hash);
    comment on column import_upload.options is 'what the person answered: the currency unit, columns assigned by hand';
    comment on column import_upload.plan is 'gzip of what would be stored, each target with the version it was compared with';
    comment on column import_upload.marked is 'the workbook with its marked cells';

    create table import_mapping (
      unit_id uuid not null references org,
      header text not null,
      columns jsonb not null,
      primary key (unit_id, header)
    );
    comment on table import_mapping is 'columns a unit assigned by hand, by the texts of the header row they belong to';

    grant select, insert, update on import_upload, import_mapping to perf_app;
  `.execute(db)
}
