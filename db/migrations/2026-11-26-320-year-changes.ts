import { type Kysely, sql } from "kysely"

// What finance sets for a year that has begun already, and why.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table budget_year_change (
      id bigint primary key generated always as identity,
      district_id uuid not null,
      budget_year int not null,
      at timestamptz not null default statement_timestamp(),
      user_id uuid not null references app_user,
      user_name text not null,
      weight_sum int,
      reason text not null,
      foreign key (district_id, budget_year) references budget_year (district_id, year)
    );
    create index budget_year_change_year on budget_year_change (district_id, budget_year, id);
    comment on table budget_year_change is 'what a year was set to, by whom and why';
    grant select, insert on budget_year_change to perf_app;
  `.execute(db)
}
