import { type Kysely, sql } from "kysely"

// The indicator library (指标库): rows that finance keeps and units pick from. Found by pairs of neighbouring characters of what they measure.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function name_pairs(measure text) returns text[] language sql immutable strict parallel safe return
      array(select distinct substr(measure, place, 2) from generate_series(1, greatest(length(measure) - 1, 1)) as place where measure <> '');
    comment on function name_pairs is 'pairsOf of server/domain/checks/likeness.ts';

    create type library_scope as enum ('common', 'industry', 'department');
    create type library_state as enum ('draft', 'confirmed', 'retired');

    create table library_indicator (
      id uuid primary key default gen_random_uuid(),
      district_id uuid not null references district,
      scope library_scope not null,
      department_id uuid references org,
      industry text not null default '',
      category indicator_category not null,
      subcategory text,
      name text not null check (name <> ''),
      operator text not null check (operator in ('gte', 'lte', 'gt', 'lt', 'eq', 'none')),
      unit text not null default '',
      better indicator_better not null,
      explanation text not null default '',
      reference_value text not null default '',
      scoring text not null default '',
      data_source text not null default '',
      applies_to text not null default '',
      source text not null default '',
      state library_state not null default 'draft',
      version int not null default 1,
      updated_by uuid references app_user,
      updated_name text not null,
      updated_at timestamptz not null default statement_timestamp(),
      measure text not null generated always as (measure_key(name)) stored,
      pairs text[] not null generated always as (name_pairs(measure_key(name))) stored,
      check ((scope = 'department') = (department_id is not null)),
      check ((scope = 'industry') = (industry <> ''))
    );
    comment on table library_indicator is '指标库: 共性, 行业 and 部门 rows; only confirmed ones are proposed';
    create index library_pairs on library_indicator using gin (pairs) where state = 'confirmed';
    create unique index library_once on library_indicator (district_id, category, measure, scope, industry, department_id)
      nulls not distinct where state <> 'retired';
    alter table indicator add foreign key (library_id) references library_indicator;

    grant select, insert, update on library_indicator to perf_app;
  `.execute(db)
}
