import { type Kysely, sql } from "kysely"

// Rows of the library that are called almost like an indicator: they share its first three characters or its last three.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function first_pairs(measure text) returns text[] language sql immutable strict parallel safe return
      case when length(measure) < 3 then array[measure] else array[substr(measure, 1, 2), substr(measure, 2, 2)] end;
    create function last_pairs(measure text) returns text[] language sql immutable strict parallel safe return
      case when length(measure) < 3 then array[measure]
        else array[substr(measure, length(measure) - 2, 2), substr(measure, length(measure) - 1, 2)] end;
    grant execute on function first_pairs, last_pairs to perf_app;
  `.execute(db)
}
