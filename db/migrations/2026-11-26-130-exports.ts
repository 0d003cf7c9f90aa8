import { type Kysely, sql } from "kysely"

// Exports: what somebody asked for, how far the worker is, and the file in pieces until it expires. The row stays: who took what out, and when.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create type export_state as enum ('waiting', 'running', 'done', 'failed', 'cancelled');

    create table export_file (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references app_user,
      membership_id uuid not null references membership,
      form text not null check (form in ('xlsx', 'csv', 'json', 'txt')),
      filter jsonb not null,
      state export_state not null default 'waiting',
      written int not null default 0,
      total int,
      bytes bigint not null default 0,
      made_at timestamptz not null default statement_timestamp(),
      ended_at timestamptz,
      expires_at timestamptz
    );
    create index export_file_user on export_file (user_id, membership_id, made_at desc);
    create index export_file_expiring on export_file (expires_at);
    comment on column export_file.written is 'targets written so far, of total';

    create table export_piece (
      export_id uuid not null references export_file,
      place int not null,
      data bytea not null,
      primary key (export_id, place)
    );
    alter table export_piece alter column data set storage external;
    comment on table export_piece is 'a file cut into pieces of 256 KiB; deleted when it expires';

    grant select, insert, update on export_file to perf_app;
    grant select, insert, delete on export_piece to perf_app;
  `.execute(db)
}
