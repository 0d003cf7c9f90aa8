import { type Kysely, sql } from "kysely"

// 委托代办: who stands in for whom and when. With it what one person does to another's post: 转办, 催办, 抄送, 移交.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table substitution (
      id uuid primary key default gen_random_uuid(),
      membership_id uuid not null references membership,
      substitute_id uuid not null references app_user,
      starts_at timestamptz not null,
      ends_at timestamptz not null check (ends_at > starts_at),
      made_at timestamptz not null default statement_timestamp(),
      made_by uuid not null references app_user,
      ended_at timestamptz,
      ended_by uuid references app_user
    );
    create index substitution_membership on substitution (membership_id, ends_at);
    create index substitution_substitute on substitution (substitute_id, ends_at);
    comment on table substitution is 'holds in [starts_at, ends_at), unless it was ended before';

    alter table target add column submitted_for uuid references app_user;
    comment on column target.submitted_for is 'the absent editor in whose place submitted_by acted';

    alter table target_event add column on_behalf_of uuid references app_user;
    alter table target_event add column on_behalf_of_name text;
    alter table target_event add column passed_to uuid references app_user;
    alter table target_event add column passed_to_name text;
    alter table target_event add check ((on_behalf_of is null) = (on_behalf_of_name is null));
    comment on column target_event.on_behalf_of is 'the absent person for whom user_id acted';
    comment on column target_event.passed_to is 'to whom the target was transferred or handed over';

    create table target_message (
      id uuid primary key default gen_random_uuid(),
      target_id uuid not null references target,
      kind notice_kind not null check (kind in ('urge', 'copy')),
      round int not null,
      step target_state not null,
      user_id uuid not null references app_user,
      user_name text not null,
      membership_id uuid not null references membership,
      role member_role not null,
      on_behalf_of_name text,
      told uuid[] not null,
      told_names text[] not null,
      note text not null default '',
      at timestamptz not null,
      day date not null
    );
    create unique index target_message_daily on target_message (user_id, target_id, day) where kind = 'urge';
    create index target_message_target on target_message (target_id, at);
    comment on table target_message is '催办 and 抄送: they change no state, so they are no events of the target';

    create table people_event (
      id bigint primary key generated always as identity,
      district_id uuid not null references district,
      at timestamptz not null,
      user_id uuid not null references app_user,
      user_name text not null,
      action text not null check (action in ('end_membership', 'hand_over')),
      membership_id uuid not null references membership,
      holder_name text not null,
      role member_role not null,
      org_name text not null,
      successor_name text,
      note text not null default '',
      counts jsonb not null
    );
    create index people_event_district on people_event (district_id, id);

    grant select, insert, update on substitution to perf_app;
    grant select, insert on target_message, people_event to perf_app;
  `.execute(db)
}
