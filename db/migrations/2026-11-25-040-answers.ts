import { type Kysely, sql } from "kysely"

// What a unit says to the warnings of the checks that it does not follow: part of the content, so of every version, too.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table target add answers jsonb not null default '[]' check (jsonb_typeof(answers) = 'array');
    comment on column target.answers is '[{ code, path, text }]: the rule, the place, and what the unit says';
  `.execute(db)
}
