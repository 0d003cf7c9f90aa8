import { type Kysely, sql } from "kysely"

// What a district sets for the rules of the automatic reviewer in one year; a rule without a row stands as the code says.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table quality_rule_setting (
      district_id uuid not null,
      budget_year int not null,
      code text not null check (code ~ '^[a-z0-9_]{1,60}$'),
      severity text check (severity in ('error', 'warning', 'hint', 'off')),
      thresholds jsonb not null default '{}' check (jsonb_typeof(thresholds) = 'object'),
      updated_at timestamptz not null default statement_timestamp(),
      updated_by uuid not null references app_user,
      primary key (district_id, budget_year, code),
      foreign key (district_id, budget_year) references budget_year
    );
    comment on column quality_rule_setting.severity is 'null: as the rule says; off: not looked for';
    grant select, insert, update, delete on quality_rule_setting to perf_app;
  `.execute(db)
}
