// One project in one year may stand in two tables, its unit's and the department's: what is the same is shown once.
import type { PublishedProject } from "#server/domain/published-table.ts"

export type ProjectYear = {
  year: number
  org: { code: string; name: string; kind: string }
  unit: { code: string; name: string }
  version: number
  project: PublishedProject
}

export type Sighting = {
  year: number
  unit: ProjectYear["unit"]
  project: PublishedProject
  tables: { org: ProjectYear["org"]; version: number }[]
}

/** `seq` and the order of keys count too: only what prints the same is the same. */
const printed = (project: PublishedProject): string =>
  JSON.stringify(project, (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value))

/** Groups equal entries of a year, in the order given. Entries that differ (one table corrected, the other not) stay apart. */
export function toSightings(years: readonly ProjectYear[]): Sighting[] {
  const groups = Map.groupBy(years, ({ year, project }) => `${year} ${printed(project)}`)
  return [...groups.values()].flatMap((entries) => {
    const [first] = entries
    const tables = entries.map(({ org, version }) => ({ org, version }))
    return first ? [{ year: first.year, unit: first.unit, project: first.project, tables }] : []
  })
}
