import { type Kysely, sql } from "kysely"

// What reviewers ask of a unit: return points bound to fields, their notes before they are sent, notes that stay inside finance,
// standard reasons, and the review sheet with its configuration per year.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create type point_state as enum ('open', 'answered', 'closed');
    create type sheet_criterion as enum ('completeness', 'relevance', 'appropriateness', 'feasibility');

    alter table target add column open_fields text[];
    comment on column target.open_fields is 'what a return opened for editing; null: everything';
    alter table target_version add column sheet jsonb;
    comment on column target_version.sheet is 'the review sheet filled in with this decision, in the words of its time';

    create table return_point (
      id uuid primary key default gen_random_uuid(),
      target_id uuid not null references target,
      event_id bigint not null references target_event,
      position int not null,
      round int not null,
      raised_by member_role not null,
      path text not null,
      label text not null,
      comment text not null,
      state point_state not null default 'open',
      answer text not null default '',
      retracted boolean not null default false
    );
    create index return_point_target on return_point (target_id) where not retracted;
    comment on column return_point.label is 'what the field was called when it was named';
    comment on column return_point.retracted is 'its return was undone';

    create table return_point_event (
      id bigint primary key generated always as identity,
      point_id uuid not null references return_point,
      at timestamptz not null default statement_timestamp(),
      user_id uuid not null references app_user,
      user_name text not null,
      role member_role not null,
      org_name text not null,
      action text not null check (action in ('raise', 'answer', 'close', 'reopen', 'retract')),
      text text not null default '',
      target_event_id bigint references target_event
    );
    create index return_point_event_point on return_point_event (point_id, id);

    comment on column return_point_event.target_event_id is 'the return, or the undo of one, that did it';

    create table review_draft (
      target_id uuid not null references target,
      user_id uuid not null references app_user,
      role member_role not null,
      content jsonb not null,
      updated_at timestamptz not null default statement_timestamp(),
      primary key (target_id, user_id, role)
    );
    comment on table review_draft is 'what a reviewer has written and not sent: nobody else reads it';

    create table internal_note (
      id uuid primary key default gen_random_uuid(),
      target_id uuid not null references target,
      user_id uuid not null references app_user,
      user_name text not null,
      role member_role not null,
      at timestamptz not null default statement_timestamp(),
      text text not null check (text <> '')
    );
    create index internal_note_target on internal_note (target_id, at);
    comment on table internal_note is 'never leaves finance';

    create table standard_reason (
      id uuid primary key default gen_random_uuid(),
      district_id uuid not null references district,
      position int not null,
      text text not null check (text <> ''),
      retired_at timestamptz
    );
    create index standard_reason_district on standard_reason (district_id, position);

    create table review_sheet (
      district_id uuid not null,
      budget_year int not null,
      excellent int not null,
      good int not null,
      fair int not null,
      required_from bigint,
      primary key (district_id, budget_year),
      foreign key (district_id, budget_year) references budget_year,
      check (excellent > good and good > fair and fair > 0)
    );
    comment on column review_sheet.required_from is '分: from this total on a target cannot pass finance review without the sheet';

    create table review_sheet_item (
      district_id uuid not null,
      budget_year int not null,
      code text not null check (code ~ '^[a-z_]{1,40}$'),
      position int not null,
      criterion sheet_criterion not null,
      label text not null,
      max_points int not null check (max_points between 1 and 100),
      primary key (district_id, budget_year, code),
      foreign key (district_id, budget_year) references review_sheet
    );

    grant select, insert, update on return_point to perf_app;
    grant select, insert on return_point_event, internal_note to perf_app;
    grant select, insert, update, delete on review_draft to perf_app;
    grant select, insert, update on standard_reason, review_sheet to perf_app;
    grant select, insert, update, delete on review_sheet_item to perf_app;
  `.execute(db)
}
