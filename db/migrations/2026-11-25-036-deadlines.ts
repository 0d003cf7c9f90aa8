import { type Kysely, sql } from "kysely"

// Deadlines that can be moved: changes of rounds, requests of units for more time or for unlocking, targets submitted late;
// and the 批复 letters from which the two clocks of publication run.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create type request_kind as enum ('extension', 'unlock');
    create type request_state as enum ('pending', 'granted', 'refused', 'withdrawn');

    alter table target add column late boolean not null default false;
    comment on column target.late is 'first submitted after the round had closed, within an extension';

    create table round_change (
      id bigint primary key generated always as identity,
      round_id uuid not null references budget_round,
      at timestamptz not null default statement_timestamp(),
      user_id uuid not null references app_user,
      user_name text not null,
      opens_at timestamptz not null,
      closes_at timestamptz not null,
      reason text not null default ''
    );
    create index round_change_round on round_change (round_id, id);
    comment on table round_change is 'what a round was set to, by whom and why';

    create table deadline_request (
      id uuid primary key default gen_random_uuid(),
      kind request_kind not null,
      district_id uuid not null references district,
      unit_id uuid not null references org,
      round_id uuid not null references budget_round,
      target_id uuid references target,
      asked_at timestamptz not null default statement_timestamp(),
      asked_by uuid not null references app_user,
      asked_name text not null,
      reason text not null check (reason <> ''),
      wanted_until timestamptz,
      state request_state not null default 'pending',
      decided_at timestamptz,
      decided_by uuid references app_user,
      decided_name text,
      decision_note text not null default '',
      granted_until timestamptz,
      check ((kind = 'unlock') <= (target_id is not null)),
      check ((kind = 'extension') = (wanted_until is not null)),
      check ((state in ('granted', 'refused')) = (decided_by is not null)),
      check ((kind = 'extension' and state = 'granted') = (granted_until is not null))
    );
    create unique index deadline_request_extension on deadline_request (unit_id, round_id) where state = 'pending' and kind = 'extension';
    create unique index deadline_request_unlock on deadline_request (target_id) where state = 'pending' and kind = 'unlock';
    create index deadline_request_granted on deadline_request (unit_id, round_id) where state = 'granted' and kind = 'extension';
    create index deadline_request_district on deadline_request (district_id, state, asked_at);
    comment on column deadline_request.granted_until is 'the deadline of this unit in this round, where it is later than the round''s own';

    create table formal_reply (
      id uuid primary key default gen_random_uuid(),
      district_id uuid not null,
      budget_year int not null,
      org_id uuid not null references org,
      replied_on date not null,
      document text not null default '',
      user_id uuid not null references app_user,
      user_name text not null,
      at timestamptz not null default statement_timestamp(),
      replaced_at timestamptz,
      foreign key (district_id, budget_year) references budget_year
    );
    create unique index formal_reply_org on formal_reply (budget_year, org_id) where replaced_at is null;
    comment on table formal_reply is '批复: of the finance bureau to a department, of a department to its unit; publication is due 20 days later';

    grant select, insert on round_change to perf_app;
    grant select, insert, update on deadline_request, formal_reply to perf_app;
  `.execute(db)
}
