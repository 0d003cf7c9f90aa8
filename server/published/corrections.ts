// Corrections: which version replaced which, when, why, and what differs.

import { fromStored } from "../domain/published-table.ts"
import { tableChanges } from "../domain/table-changes.ts"
import type { PublishedDb } from "./queries.ts"

export const correctionsPerPage = 20

/** Newest first, with both contents. */
const findCorrections = (db: PublishedDb, page: number) =>
  db
    .selectFrom("published.snapshot as s")
    .innerJoin("published.snapshot as before", (join) =>
      join
        .onRef("before.year", "=", "s.year")
        .onRef("before.org_code", "=", "s.org_code")
        .on((eb) => eb("before.version", "=", eb("s.version", "-", 1))),
    )
    .select(["s.year", "s.org_code", "s.org_name", "s.org_kind", "s.version", "s.published_at", "s.reason", "s.content"])
    .select("before.content as before_content")
    .select((eb) => eb.fn.countAll<bigint>().over().as("total"))
    .orderBy("s.published_at", "desc")
    .orderBy("s.org_code")
    .orderBy("s.version", "desc")
    .limit(correctionsPerPage)
    .offset((page - 1) * correctionsPerPage)
    .execute()

const toCorrection = (row: Awaited<ReturnType<typeof findCorrections>>[number]) => ({
  kind: "correction" as const,
  year: row.year,
  org: { code: row.org_code, name: row.org_name, kind: row.org_kind },
  version: row.version,
  previous: row.version - 1,
  publishedAt: row.published_at,
  reason: row.reason,
  changes: tableChanges(fromStored(row.before_content), fromStored(row.content)),
})

export async function corrections(db: PublishedDb, page: number) {
  const rows = await findCorrections(db, page)
  return { corrections: rows.map(toCorrection), total: Number(rows[0]?.total ?? 0), page, pageSize: correctionsPerPage }
}
