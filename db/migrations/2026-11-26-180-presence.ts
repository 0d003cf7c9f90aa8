import { type Kysely, sql } from "kysely"

// Who has a draft open now: a lease of some seconds, renewed by the open window. Worth nothing after a restart, so it is not logged.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create unlogged table target_presence (
      target_id uuid not null references target on delete cascade,
      tab uuid not null,
      user_id uuid not null references app_user on delete cascade,
      field text,
      seen_at timestamptz not null default statement_timestamp(),
      primary key (target_id, tab)
    );
    comment on column target_presence.tab is 'one open window';
    comment on column target_presence.field is 'the path of the field one is in';
    grant select, insert, update, delete on target_presence to perf_app;
  `.execute(db)
}
