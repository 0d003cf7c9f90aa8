import { type Kysely, sql } from "kysely"

// Keys by which targets are compared with each other: equal keys mean the same measure, the same line, the same goal.
// measure_key is `core(plain(name))` of server/domain/checks, which a test holds it to.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function measure_key(name text) returns text language sql immutable parallel safe return
      regexp_replace(
        regexp_replace(regexp_replace(normalize(name, nfkc), '\\s+', '', 'g'), '\\([^()]{1,6}\\)$', ''),
        '年度|全年|每年|本年|当年|总体|整体|情况|工作|相关|有关|开展|[年的]', '', 'g');
    comment on function measure_key is 'what an indicator measures: its name without blanks, unit and filling words';

    alter table indicator
      add name_key text not null generated always as (measure_key(name)) stored,
      add line_key text not null generated always as
        (md5(measure_key(name) || '=' || regexp_replace(normalize(value_raw, nfkc), '\\s+', '', 'g'))) stored;
    create index indicator_line on indicator (line_key);
    comment on column indicator.line_key is 'name and value: the same in a copied project';

    alter table target add goal_key text not null generated always as
      (md5(regexp_replace(normalize(goal, nfkc), '[[:space:]，。；、,.;]+', '', 'g'))) stored;
    create index target_goal on target (district_id, budget_year, goal_key);
  `.execute(db)
}
