// What public overviews read: a year's newest tables with their figures, all years, and who is late.
import { type Kysely, sql } from "kysely"
import type { DB } from "#db/schema.ts"
import type { Clock } from "../clock.ts"
import { shanghaiDay } from "../domain/minute.ts"
import { departmentFigures, sumFigures } from "../domain/public-figures.ts"
import { type Duty, dutyOf } from "../domain/publication-duty.ts"

export type OverviewDb = Kysely<Pick<DB, "published.duty" | "published.snapshot">>

/** How many orgs have a table, by year, newest first. */
export const findYears = (db: OverviewDb) =>
  db
    .selectFrom("published.snapshot")
    .select((eb) => ["year", eb.fn.count<bigint>("org_code").distinct().as("tables")])
    .groupBy("year")
    .orderBy("year", "desc")
    .execute()

/** The newest tables of one year, or of one department in all years, by year and org. */
async function findFigures(db: OverviewDb, asked: { year: number } | { department: string }) {
  const rows = await db
    .selectFrom("published.snapshot")
    .distinctOn(["year", "org_code"])
    .select(["year", "org_code", "org_name", "org_kind", "department_code", "department_name", "version", "published_at"])
    .select(["fiscal", "special_account", "other", "project_count", "indicator_count"])
    .select(["output_count", "benefit_count", "satisfaction_count", "cost_count"])
    .where((eb) =>
      "year" in asked
        ? eb("year", "=", asked.year)
        : eb.or([eb("department_code", "=", asked.department), eb("org_code", "=", asked.department)]),
    )
    .orderBy("year", "desc")
    .orderBy("org_code")
    .orderBy("version", "desc")
    .execute()
  return rows.map((row) => ({
    year: row.year,
    org: { code: row.org_code, name: row.org_name, kind: row.org_kind },
    department: row.department_code === null ? null : { code: row.department_code, name: row.department_name ?? row.department_code },
    version: row.version,
    publishedAt: row.published_at,
    amounts: { fiscal: row.fiscal, specialAccount: row.special_account, other: row.other },
    projectCount: row.project_count,
    indicatorCount: row.indicator_count,
    categories: { output: row.output_count, benefit: row.benefit_count, satisfaction: row.satisfaction_count, cost: row.cost_count },
  }))
}
export type OverviewTable = Awaited<ReturnType<typeof findFigures>>[number]

export type Late = { year: number; org: { code: string; name: string; kind: string }; duty: Extract<Duty, { state: "overdue" }> }

/** Departments and units whose twenty days are over and that have published nothing, longest overdue first. */
async function findLate(db: OverviewDb, clock: Clock): Promise<Late[]> {
  const rows = await db
    .selectFrom("published.duty as d")
    .select(["d.year", "d.org_code", "d.org_name", "d.org_kind", sql<string>`d.replied_on::text`.as("repliedOn"), clock.as("now")])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("published.snapshot as s")
            .select("s.id")
            .whereRef("s.year", "=", "d.year")
            .whereRef("s.org_code", "=", "d.org_code"),
        ),
      ),
    )
    .orderBy("d.replied_on")
    .orderBy("d.org_code")
    .execute()
  return rows.flatMap((row) => {
    const duty = dutyOf(row.repliedOn, null, shanghaiDay(row.now))
    const org = { code: row.org_code, name: row.org_name, kind: row.org_kind }
    return duty.state === "overdue" ? [{ year: row.year, org, duty }] : []
  })
}

/** One year, the newest unless asked for another: its tables, departments and sums. Undefined where nothing was published in it. */
export async function yearOverview(db: OverviewDb, asked: number | undefined, clock: Clock) {
  const years = await findYears(db)
  const year = asked ?? years[0]?.year
  const late = asked === undefined ? await findLate(db, clock) : []
  if (year === undefined) return { year: null, years: [], tables: [], departments: [], sums: sumFigures([]), late }
  const tables = await findFigures(db, { year })
  if (tables.length === 0) return undefined
  const departments = departmentFigures(tables)
  return {
    year,
    years: years.map((each) => ({ year: each.year, tables: Number(each.tables) })),
    tables,
    departments,
    sums: sumFigures(departments),
    late,
  }
}
export type YearOverview = NonNullable<Awaited<ReturnType<typeof yearOverview>>>

/** A department, or a unit that stood under none, over all years. Undefined where nothing of it was published. */
export async function departmentOverview(db: OverviewDb, code: string) {
  const tables = await findFigures(db, { department: code })
  const years = [...Map.groupBy(tables, ({ year }) => year)].map(([year, each]) => {
    const figures = departmentFigures(
      each.map((table) => ({ ...table, department: { code, name: table.department?.name ?? table.org.name } })),
    )[0]
    return { year, tables: each, figures: figures ?? { ...sumFigures([]), code, name: code, tables: 0 } }
  })
  const name = tables.find(({ org }) => org.code === code)?.org.name ?? tables[0]?.department?.name
  return years.length > 0 ? { code, name: name ?? code, years } : undefined
}
export type DepartmentOverview = NonNullable<Awaited<ReturnType<typeof departmentOverview>>>
