// Rows of the published schema → what pages and open data are given. Amounts in 分, times as Date. Pure.
import { fromStored, type PublishedContent, type PublishedProject } from "../domain/published-table.ts"
import type { findProject, findPublications, findTable, findTables, findWithdrawals } from "./queries.ts"

type Rows<Query extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<Query>>
type TableRow = Rows<typeof findTables>[number]
type TableWithContent = NonNullable<Rows<typeof findTable>>
type ProjectRow = Rows<typeof findProject>[number]

/** The newest version of a table, without its content. */
export const toTableRow = (row: TableRow) => ({
  year: row.year,
  org: { code: row.org_code, name: row.org_name, kind: row.org_kind },
  version: row.version,
  id: row.id,
  publishedAt: row.published_at,
  contentHash: row.content_hash,
  totals: { total: row.total, fiscal: row.fiscal, specialAccount: row.special_account, other: row.other },
  projectCount: row.project_count,
  indicatorCount: row.indicator_count,
})
export type PublishedTableRow = ReturnType<typeof toTableRow>

/** One version of a table. `reason`: why it was corrected, empty for version 1. @throws ZodError where a snapshot is misshapen. */
export const toTable = (row: TableWithContent) => ({
  id: row.id,
  version: row.version,
  latestVersion: row.latest_version ?? row.version,
  year: row.year,
  publishedAt: row.published_at,
  contentHash: row.content_hash,
  reason: row.reason,
  content: fromStored(row.content),
})
export type PublishedTableVersion = ReturnType<typeof toTable>

/** One act of publishing, first or as a correction, without its content. */
export const toPublication = (row: Rows<typeof findPublications>[number]) => ({
  id: row.id,
  year: row.year,
  org: { code: row.org_code, name: row.org_name, kind: row.org_kind },
  version: row.version,
  publishedAt: row.published_at,
  contentHash: row.content_hash,
  reason: row.reason,
})

/** The notice of a withdrawal: this version and those before it. */
export const toWithdrawal = (row: Rows<typeof findWithdrawals>[number]) => ({
  year: row.year,
  org: { code: row.org_code, name: row.org_name, kind: row.org_kind },
  throughVersion: row.through_version,
  kind: row.kind,
  reason: row.reason,
  withdrawnAt: row.withdrawn_at,
})
export type Withdrawal = ReturnType<typeof toWithdrawal>

/** A stored project is read by the codec of whole tables, so that there is one reader for both. */
const readProject = (row: ProjectRow): PublishedProject | undefined => {
  const org = { code: row.org_code, name: row.org_name, kind: row.org_kind }
  const table = { title: "", year: row.year, org, units: [{ ...row.unit, projects: [row.project] }] }
  return fromStored(table satisfies Record<keyof PublishedContent, unknown>).units[0]?.projects[0]
}

const toYear = (row: ProjectRow) => {
  const project = readProject(row)
  const org = { code: row.org_code, name: row.org_name, kind: row.org_kind }
  return project ? [{ year: row.year, org, unit: row.unit, version: row.version, project }] : []
}
export type PublishedProjectYear = ReturnType<typeof toYear>[number]

/** A project over its years, named as in the newest; undefined where no newest table names it. */
export const toProject = (code: string, rows: readonly ProjectRow[]) => {
  const years = rows.flatMap(toYear)
  return years[0] && { code, name: years[0].project.name, years }
}
