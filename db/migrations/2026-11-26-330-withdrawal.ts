import { type Kysely, sql } from "kysely"

// 撤回公开: from then on the role behind public pages cannot read those versions, whatever is asked for. A notice stays.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create type published.withdrawal_kind as enum ('personal_data', 'state_secret', 'trade_secret', 'error', 'other');
    create table published.withdrawal (
      year int not null,
      org_code text not null,
      org_name text not null,
      org_kind text not null,
      through_version int not null check (through_version > 0),
      kind published.withdrawal_kind not null,
      reason text not null check (reason <> ''),
      withdrawn_at timestamptz not null default statement_timestamp(),
      generation bigint not null default 0,
      primary key (year, org_code, through_version)
    );
    comment on table published.withdrawal is 'the notice that stays: this version and those before it are withdrawn';
    create index withdrawal_generation on published.withdrawal (generation);
    create trigger advance_generation before insert on published.withdrawal
      for each statement execute function published.advance_generation();
    create trigger stamp_generation before insert on published.withdrawal for each row execute function published.stamp_generation();

    create table withdrawal (
      year int not null,
      org_code text not null,
      through_version int not null,
      district_id uuid not null references district,
      org_id uuid not null references org,
      user_id uuid not null references app_user,
      user_name text not null,
      membership_id uuid not null references membership,
      at timestamptz not null default statement_timestamp(),
      primary key (year, org_code, through_version),
      foreign key (year, org_code, through_version) references published.withdrawal
    );
    comment on table withdrawal is 'who withdrew what; stays inside';

    alter table published.snapshot add column withdrawn boolean not null default false;
    alter table published.snapshot enable row level security;
    create policy everything on published.snapshot to perf_app using (true) with check (true);
    create policy in_public on published.snapshot for select to perf_public using (not withdrawn);

    create or replace function published.current_snapshot(asked_year int, asked_org text) returns uuid language sql stable strict
    set search_path = '' as $$
      select id from published.snapshot where year = asked_year and org_code = asked_org and not withdrawn order by version desc limit 1
    $$;

    -- As their owner: the copies that searches and project pages are made of go; the snapshot itself stays for those inside.
    create function published.take_back() returns trigger language plpgsql security definer set search_path = '' as $$
    begin
      update published.snapshot set withdrawn = true
        where year = new.year and org_code = new.org_code and version <= new.through_version and not withdrawn;
      delete from published.project p using published.snapshot s
        where s.id = p.snapshot_id and s.withdrawn and s.year = new.year and s.org_code = new.org_code;
      perform published.index_table(new.year, new.org_code);
      return null;
    end $$;
    revoke all on function published.take_back() from public;
    create trigger take_back after insert on published.withdrawal for each row execute function published.take_back();

    grant select, insert on published.withdrawal, withdrawal to perf_app;
    grant select on published.withdrawal to perf_public;
  `.execute(db)
}
