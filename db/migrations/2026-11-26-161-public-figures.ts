import { type Kysely, sql } from "kysely"

// What public overviews add up, counted once per snapshot; and by which day whom the law obliges to publish.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table published.snapshot
      add column output_count int not null default 0,
      add column benefit_count int not null default 0,
      add column satisfaction_count int not null default 0,
      add column cost_count int not null default 0;

    create function published.count_categories() returns trigger language plpgsql set search_path = '' as $$
    begin
      select count(*) filter (where category = 'output'), count(*) filter (where category = 'benefit'),
        count(*) filter (where category = 'satisfaction'), count(*) filter (where category = 'cost')
      into new.output_count, new.benefit_count, new.satisfaction_count, new.cost_count
      from (
        select i ->> 'category' as category
        from jsonb_array_elements(new.content -> 'units') as u, jsonb_array_elements(u -> 'projects') as p,
          jsonb_array_elements(p -> 'indicators') as i
      ) as indicator;
      return new;
    end $$;
    create trigger count_categories before insert or update on published.snapshot for each row execute function published.count_categories();
    update published.snapshot set version = version;

    create table published.duty (
      year int not null,
      org_code text not null,
      org_name text not null,
      org_kind text not null,
      replied_on date not null,
      primary key (year, org_code)
    );
    comment on table published.duty is 'who must publish within 20 days of the 批复 it got; a copy without who recorded it';

    -- As their owner: a copy of the day alone, made whenever a 批复 is recorded or replaced.
    create function published.copy_reply() returns trigger language plpgsql security definer set search_path = '' as $$
    begin
      insert into published.duty (year, org_code, org_name, org_kind, replied_on)
      select new.budget_year, o.code, o.name, o.kind::text, new.replied_on from public.org o where o.id = new.org_id
      on conflict (year, org_code) do update set org_name = excluded.org_name, org_kind = excluded.org_kind, replied_on = excluded.replied_on;
      update published.generation set number = number + 1;
      return null;
    end $$;
    revoke all on function published.copy_reply() from public;
    create trigger copy_reply after insert on public.formal_reply for each row execute function published.copy_reply();

    insert into published.duty (year, org_code, org_name, org_kind, replied_on)
    select r.budget_year, o.code, o.name, o.kind::text, r.replied_on
    from public.formal_reply r join public.org o on o.id = r.org_id where r.replaced_at is null;

    -- A unit's table that is no longer in force leaves its projects to its department's table, where they stand too.
    create or replace function published.index_table(asked_year int, asked_org text) returns void language plpgsql set search_path = '' as $$
    declare
      own uuid := published.current_snapshot(asked_year, asked_org);
      above text := (
        select department_code from published.snapshot where year = asked_year and org_code = asked_org order by version desc limit 1
      );
    begin
      delete from published.search_entry where year = asked_year and (org_code = asked_org or unit_code = asked_org);
      insert into published.search_entry
        (snapshot_id, position, year, code, org_code, unit_code, unit_name, department_code, total, shown, words)
      select s.id, row_number() over (partition by s.id order by u.place, p.place) + coalesce(
          (select max(position) from published.search_entry e where e.snapshot_id = s.id), 0),
        s.year, p.project ->> 'code', s.org_code, u.unit ->> 'code', u.unit ->> 'name', s.department_code,
        (p.project -> 'amounts' ->> 'fiscal')::bigint + (p.project -> 'amounts' ->> 'specialAccount')::bigint
          + (p.project -> 'amounts' ->> 'other')::bigint,
        t.shown, published.fold(t.shown)
      from published.snapshot s
      cross join lateral jsonb_array_elements(s.content -> 'units') with ordinality as u (unit, place)
      cross join lateral jsonb_array_elements(u.unit -> 'projects') with ordinality as p (project, place)
      cross join lateral published.search_text(p.project) as t (shown)
      where (s.id = own and (u.unit ->> 'code' = asked_org or published.current_snapshot(asked_year, u.unit ->> 'code') is null))
        or (own is null and above <> asked_org and s.id = published.current_snapshot(asked_year, above) and u.unit ->> 'code' = asked_org);
    end $$;

    grant select on published.duty to perf_app, perf_public;
  `.execute(db)
}
