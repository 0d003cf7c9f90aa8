import { type Kysely, sql } from "kysely"

// 抄送: a post or an org reads one target, from the version it was copied at, until that is taken back.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table target_copy (
      id uuid primary key,
      target_id uuid not null references target,
      membership_id uuid references membership,
      org_id uuid references org,
      reader_name text not null,
      from_number int not null,
      note text not null default '',
      made_at timestamptz not null,
      made_by uuid not null references app_user,
      made_name text not null,
      made_role member_role not null,
      made_org_id uuid not null references org,
      ended_at timestamptz,
      ended_by uuid references app_user,
      check (num_nonnulls(membership_id, org_id) = 1),
      check ((ended_at is null) = (ended_by is null))
    );
    create unique index target_copy_post on target_copy (membership_id, target_id) where ended_at is null;
    create unique index target_copy_org on target_copy (org_id, target_id) where ended_at is null;
    create index target_copy_target on target_copy (target_id, made_at);
    comment on column target_copy.from_number is 'the version shown; of later ones those that were decided on';
    grant select, insert, update on target_copy to perf_app;

    drop index target_message_urge;
    alter table target_message drop constraint target_message_kind_check;
    alter table target_message alter column kind type text using kind::text;
    alter table target_message add check (kind in ('urge', 'copy', 'end_copy'));
    create index target_message_urge on target_message (target_id, round, step, at) where kind = 'urge';
  `.execute(db)
}
