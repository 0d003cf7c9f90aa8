import { type Kysely, sql } from "kysely"

// The full 申报表: the whole life of a project beside the year, and what a row says of how it is measured.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table target add column form jsonb;
    comment on column target.form is 'start, end, basis, midterm goal and amounts (分, as strings); null where nothing is filled in';

    alter table indicator
      add column midterm_raw text,
      add column weight numeric(4, 1) check (weight between 0 and 100),
      add column method text,
      add column data_source text,
      add column lineage uuid,
      add column library_id uuid;
    comment on column indicator.weight is '分值, in points';
    comment on column indicator.lineage is 'the row of an earlier year it continues, where that has another id: after a split';
    create index indicator_library on indicator (library_id) where library_id is not null;

    alter table budget_year add column weight_sum int check (weight_sum in (90, 100));
    comment on column budget_year.weight_sum is 'what the 分值 of one target add up to; null: 分值 are not used this year';
  `.execute(db)
}
