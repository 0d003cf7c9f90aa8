// Search in what is published, as SQL. Year by year, newest first, until there are more hits than anybody counts.
import { type Kysely, type RawBuilder, sql } from "kysely"
import { plannedAnew } from "#db/prepared.ts"
import type { DB } from "#db/schema.ts"
import { categories } from "../domain/published-table.ts"
import { type Filters, mostCounted, pageSize } from "../domain/search-request.ts"
import { likeOf, type Pattern, piecesOf } from "../domain/search-words.ts"

export type SearchDb = Kysely<Pick<DB, "published.search_entry" | "published.snapshot">>

export type Asked = Filters & {
  /** A row is found that holds all patterns of one of these. */
  alternatives: readonly (readonly Pattern[])[]
  page: number
  /** Guesses need not be complete: a page of them is enough, from the newest years, each looking at so many rows of a year. */
  guess: boolean
}
const guess = { rows: 300, years: 3 } as const

export type Hit = {
  year: number
  code: string
  orgCode: string
  unit: { code: string; name: string }
  total: bigint
  shown: string
  /** How many rows were found, at most one more than are counted. */
  found: number
}

const toJson = (alternatives: Asked["alternatives"]): string =>
  JSON.stringify(alternatives.map((patterns) => ({ pieces: patterns.flatMap(piecesOf), likes: patterns.map(likeOf) })))

const oldest = sql`(select min(year) from published.search_entry)`
const newest = sql`(select max(year) from published.search_entry)`

function years(asked: Asked): RawBuilder<unknown> {
  if (asked.year !== null) return sql`(select ${asked.year}::int)`
  return sql`generate_series(${newest}, ${asked.guess ? sql`${newest} - ${sql.lit(guess.years - 1)}` : oldest}, -1)`
}

/**
 * The rows of one org are few: they are read and compared. All others are looked up in the index, whose keys hold the year, so that
 * nothing else needs to be asked about it.
 */
function conditions({ org, min, max }: Filters, scope: number): RawBuilder<unknown> {
  const all =
    org === null
      ? [sql`published.search_keys(e.year, e.words) @> published.search_keys(y.year, ${sql.lit(scope)}, asked.pieces)`]
      : [sql`e.year = y.year and (e.unit_code = ${org} or e.department_code = ${org})`]
  if (min !== null) all.push(sql`e.total >= ${min}::bigint`)
  if (max !== null) all.push(sql`e.total <= ${max}::bigint`)
  return sql.join(all, sql` and `)
}

/** The hits of one page: those named so first, newest first, largest first. No rows beyond the last page. */
export async function searchEntries(db: SearchDb, asked: Asked): Promise<Hit[]> {
  const scope = asked.category === null ? 0 : categories.indexOf(asked.category) + 1
  // A category is looked through alone: its section of the text. Places count from 1; name and goal stand before.
  const text = scope === 0 ? sql`c.words` : sql`split_part(c.words, e'\\x1e', ${scope + 2})`
  const limit = sql.lit(asked.guess ? pageSize : mostCounted + 1)
  const { rows } = await sql<Hit>`${plannedAnew}
    with asked as (
      select pieces, likes from jsonb_to_recordset(${toJson(asked.alternatives)}::jsonb) as a (pieces text[], likes text[])
    ), hit as materialized (
      select c.snapshot_id, c.position, c.year, c.total, c.code, c.named
      from ${years(asked)} as y (year)
      cross join asked
      cross join lateral (
        select c.*, split_part(c.words, e'\\x1e', 1) like all (asked.likes) as named
        from (
          select e.snapshot_id, e.position, e.year, e.total, e.code, e.words from published.search_entry e
          where ${conditions(asked, scope)}
          ${asked.guess ? sql`limit ${sql.lit(guess.rows)}` : sql``}
        ) as c
        where ${text} like all (asked.likes)
        limit ${limit}
      ) as c
      limit ${limit}
    ), once as (
      select distinct on (snapshot_id, position) * from hit
    ), page as (
      select *, count(*) over ()::int as found from once
      order by named desc, year desc, total desc, code
      limit ${sql.lit(pageSize)} offset ${(asked.page - 1) * pageSize}
    )
    select e.year, e.code, e.org_code as "orgCode", jsonb_build_object('code', e.unit_code, 'name', e.unit_name) as unit,
      e.total, e.shown, page.found
    from page join published.search_entry e using (snapshot_id, position)
    order by page.named desc, page.year desc, page.total desc, page.code`.execute(db)
  return rows
}
