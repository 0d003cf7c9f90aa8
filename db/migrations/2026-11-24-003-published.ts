import { type Kysely, sql } from "kysely"

// What the public reads is a copy in a schema of its own. Nothing else is visible to the role behind public pages.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create schema published;

    create table published.snapshot (
      id uuid primary key default gen_random_uuid(),
      year int not null,
      org_code text not null,
      org_name text not null,
      org_kind text not null check (org_kind in ('department', 'unit')),
      version int not null check (version > 0),
      reason text not null default '',
      published_at timestamptz not null default statement_timestamp(),
      content jsonb not null,
      content_hash text not null,
      project_count int not null,
      indicator_count int not null,
      total bigint not null,
      fiscal bigint not null,
      special_account bigint not null,
      other bigint not null,
      unique (year, org_code, version),
      check (version = 1 or reason <> '')
    );
    comment on column published.snapshot.reason is 'why it was corrected (更正): required from version 2 on';

    create table published.project (
      snapshot_id uuid not null references published.snapshot,
      position int not null,
      code text not null,
      name text not null,
      primary key (snapshot_id, position)
    );
    create index project_code on published.project (code);

    create table publication (
      snapshot_id uuid primary key references published.snapshot,
      district_id uuid not null references district,
      org_id uuid not null references org,
      user_id uuid references app_user,
      user_name text not null,
      membership_id uuid references membership,
      at timestamptz not null default statement_timestamp(),
      no_state_secrets boolean not null check (no_state_secrets),
      no_trade_secrets boolean not null check (no_trade_secrets),
      no_personal_data boolean not null check (no_personal_data)
    );
    comment on table publication is '公开审查: who published what after checking it (政府信息公开条例 第17条); stays inside';

    create table publication_source (
      snapshot_id uuid not null references published.snapshot,
      target_id uuid not null references target,
      version_id uuid not null references target_version,
      primary key (snapshot_id, target_id)
    );
    create index publication_source_version on publication_source (version_id);
  `.execute(db)
}
