import { type Kysely, sql } from "kysely"

// A publication at a set minute, bound to the approved versions that were previewed: the row says what was confirmed, and what came of it.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create type timed_outcome as enum ('published', 'not_published', 'cancelled');

    create table timed_publication (
      id uuid primary key default gen_random_uuid(),
      district_id uuid not null references district,
      org_id uuid not null references org,
      org_code text not null,
      year int not null,
      at timestamptz not null,
      content_hash text not null,
      version_ids uuid[] not null,
      reason text not null default '',
      user_id uuid not null references app_user,
      user_name text not null,
      membership_id uuid not null references membership,
      set_at timestamptz not null default statement_timestamp(),
      no_state_secrets boolean not null check (no_state_secrets),
      no_trade_secrets boolean not null check (no_trade_secrets),
      no_personal_data boolean not null check (no_personal_data),
      outcome timed_outcome,
      note text not null default '',
      done_at timestamptz,
      check ((outcome is null) = (done_at is null))
    );
    create unique index timed_publication_waiting on timed_publication (org_id, year) where outcome is null;
    create index timed_publication_table on timed_publication (org_id, year, set_at desc);
    comment on column timed_publication.version_ids is 'the approved versions that were previewed: with any other, nothing is published';
    comment on column timed_publication.note is 'why it was not published, or was cancelled, in words';

    grant select, insert, update (outcome, note, done_at) on timed_publication to perf_app;
  `.execute(db)
}
