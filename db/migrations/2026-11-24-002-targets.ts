import { type Kysely, sql } from "kysely"

// The work: years and rounds, projects, their targets and indicators, and the history nobody can rewrite.
// Amounts are 分 in bigint.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create type indicator_tree as enum ('costUnderOutput', 'costCategory');
    create type round_kind as enum ('first', 'second', 'midyear');
    create type project_kind as enum ('department', 'transfer');
    create type target_state as enum ('draft', 'unit_review', 'department_review', 'finance_review', 'finance_approval', 'approved');
    create type indicator_category as enum ('output', 'benefit', 'satisfaction', 'cost');
    create type indicator_better as enum ('higher', 'lower', 'exact');

    create table budget_year (
      district_id uuid not null references district,
      year int not null check (year between 2000 and 2100),
      indicator_tree indicator_tree not null,
      primary key (district_id, year)
    );

    create table budget_round (
      id uuid primary key default gen_random_uuid(),
      district_id uuid not null,
      budget_year int not null,
      kind round_kind not null,
      name text not null,
      opens_at timestamptz not null,
      closes_at timestamptz not null check (closes_at > opens_at),
      foreign key (district_id, budget_year) references budget_year,
      unique (district_id, budget_year, kind)
    );
    comment on table budget_round is '申报轮次: open for first submissions in [opens_at, closes_at)';

    create table project (
      id uuid primary key default gen_random_uuid(),
      district_id uuid not null references district,
      unit_id uuid not null references org,
      code text not null unique check (code ~ '^[0-9A-Za-z-]{1,40}$'),
      name text not null check (name <> ''),
      kind project_kind not null default 'department',
      continuing boolean not null default false,
      secret boolean not null default false
    );
    create index project_unit on project (unit_id);
    comment on column project.secret is '涉密: excluded from every public byte and count';

    create table target (
      id uuid primary key default gen_random_uuid(),
      district_id uuid not null references district,
      department_id uuid not null references org,
      unit_id uuid not null references org,
      project_id uuid not null references project,
      round_id uuid not null references budget_round,
      budget_year int not null,
      state target_state not null default 'draft',
      round int not null default 0,
      version int not null default 1,
      goal text not null default '',
      fiscal bigint not null default 0 check (fiscal >= 0),
      special_account bigint not null default 0 check (special_account >= 0),
      other bigint not null default 0 check (other >= 0),
      total bigint not null generated always as (fiscal + special_account + other) stored,
      submitted_by uuid references app_user,
      submitted_at timestamptz,
      accepted_by uuid references app_user,
      taken_up boolean not null default false,
      deadline_bound boolean not null default true,
      submitted_version_id uuid,
      approved_version_id uuid,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      updated_by uuid references app_user,
      unique (project_id, budget_year)
    );
    create index target_unit on target (unit_id, budget_year, state);
    create index target_department on target (department_id, budget_year, state);
    create index target_district on target (district_id, budget_year, state);
    comment on column target.version is 'counts every change; a save or decision names the one it was made on';
    comment on column target.round is 'how many times it was submitted';
    comment on column target.submitted_version_id is 'what reviewers see while the unit works on a returned draft';

    create table indicator (
      target_id uuid not null references target,
      id uuid not null,
      position int not null,
      category indicator_category not null,
      subcategory text,
      name text not null,
      value_raw text not null,
      better indicator_better not null,
      primary key (target_id, id)
    );

    create table target_version (
      id uuid primary key default gen_random_uuid(),
      target_id uuid not null references target,
      number int not null,
      target_at int not null,
      content jsonb not null,
      content_hash text not null,
      total bigint not null,
      fiscal bigint not null,
      special_account bigint not null,
      other bigint not null,
      made_at timestamptz not null default statement_timestamp(),
      unique (target_id, number)
    );
    comment on column target_version.target_at is 'target.version once this version was stored';
    alter table target add foreign key (submitted_version_id) references target_version;
    alter table target add foreign key (approved_version_id) references target_version;

    create table target_event (
      id bigint primary key generated always as identity,
      target_id uuid not null references target,
      at timestamptz not null default statement_timestamp(),
      user_id uuid references app_user,
      user_name text not null,
      membership_id uuid references membership,
      role member_role,
      org_name text not null,
      action text not null,
      from_state target_state,
      to_state target_state not null,
      note text not null default '',
      round int not null,
      target_at int not null,
      version_id uuid references target_version,
      before jsonb,
      request_key uuid,
      request_hash text,
      unique (user_id, request_key)
    );
    create index target_event_target on target_event (target_id, id);
    create index target_event_user on target_event (user_id, id);
    comment on column target_event.target_at is 'target.version once this had happened: it can be undone while that is still so';
    comment on column target_event.before is 'the columns of target that an undo puts back';
    comment on column target_event.request_key is 'one act of a person has one key: the second arrival gets the first answer';
  `.execute(db)
}
