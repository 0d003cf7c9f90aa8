import { type Kysely, sql } from "kysely"

// A request for more time or for unlocking is told to whoever decides it, and its answer to whoever asked.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter type notice_kind add value 'asked';
    alter type notice_kind add value 'answered';
  `.execute(db)
}
