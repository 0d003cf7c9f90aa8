import { type Kysely, sql } from "kysely"

// Who there is: districts, organisations, people, what they may do and for how long, and their sessions.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create type org_kind as enum ('finance', 'department', 'unit');
    create type member_role as enum ('editor', 'unit_approver', 'department_reviewer', 'finance_reviewer',
      'finance_approver', 'publisher', 'system_admin', 'security_admin', 'auditor');

    create table district (
      id uuid primary key default gen_random_uuid(),
      code text not null unique,
      name text not null
    );

    create table org (
      id uuid primary key default gen_random_uuid(),
      district_id uuid not null references district,
      parent_id uuid references org,
      code text not null unique check (code ~ '^[0-9A-Za-z]{1,20}$'),
      name text not null,
      kind org_kind not null,
      own_unit boolean not null default false,
      check ((kind = 'unit') = (parent_id is not null)),
      check (not own_unit or kind = 'unit')
    );
    create index org_parent on org (parent_id);
    comment on column org.own_unit is '本级: the unit of the department itself';

    create table app_user (
      id uuid primary key default gen_random_uuid(),
      login text not null unique,
      name text not null,
      password_hash text,
      failed_logins int not null default 0,
      locked_until timestamptz,
      disabled_at timestamptz,
      created_at timestamptz not null default now()
    );

    create table membership (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references app_user,
      org_id uuid not null references org,
      role member_role not null,
      valid_from timestamptz not null default now(),
      valid_to timestamptz,
      unique (user_id, org_id, role)
    );
    create index membership_org on membership (org_id);

    create table finance_assignment (
      membership_id uuid not null references membership on delete cascade,
      department_id uuid not null references org,
      primary key (membership_id, department_id)
    );
    comment on table finance_assignment is 'the departments a finance reviewer looks after';

    create table session (
      id text primary key,
      user_id uuid not null references app_user,
      membership_id uuid references membership,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      revoked_at timestamptz
    );
    create index session_by_user on session (user_id);
    comment on column session.id is 'sha256 of the random id in the cookie: a leaked row opens nothing';
  `.execute(db)
}
