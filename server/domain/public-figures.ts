// Key figures of a year from its newest tables: by department, all together, and as shares for charts. Pure.
import { type Amounts, type Category, categories, totalOf } from "./published-table.ts"
import { sumAmounts } from "./totals.ts"

export type TableFigures = {
  org: { code: string; name: string; kind: string }
  /** Known from the day of publication; null where the org stood under none. */
  department: { code: string; name: string } | null
  amounts: Amounts
  projectCount: number
  indicatorCount: number
  categories: Readonly<Record<Category, number>>
}

export type Figures = { amounts: Amounts; projectCount: number; indicatorCount: number; categories: Record<Category, number> }
export type DepartmentFigures = Figures & { code: string; name: string; tables: number }

/** The sum of tables that have no project in common. */
export const sumFigures = (all: readonly Pick<TableFigures, "amounts" | "projectCount" | "indicatorCount" | "categories">[]): Figures => ({
  amounts: sumAmounts(all.map(({ amounts }) => amounts)),
  projectCount: all.reduce((sum, { projectCount }) => sum + projectCount, 0),
  indicatorCount: all.reduce((sum, { indicatorCount }) => sum + indicatorCount, 0),
  categories: Object.fromEntries(
    categories.map((category) => [category, all.reduce((sum, each) => sum + each.categories[category], 0)]),
  ) as Record<Category, number>,
})

const keyOf = ({ department, org }: TableFigures) => (department ?? org).code

function departmentOf(code: string, tables: readonly TableFigures[]): DepartmentFigures {
  const own = tables.find(({ org }) => org.code === code && org.kind === "department")
  const first = tables[0]
  const name = own?.org.name ?? first?.department?.name ?? first?.org.name ?? code
  return { code, name, tables: tables.length, ...sumFigures(own ? [own] : tables) }
}

/** A department's own table holds all its units' projects, so it counts alone; without one its units' tables do. Largest first. */
export function departmentFigures(tables: readonly TableFigures[]): DepartmentFigures[] {
  const groups = [...Map.groupBy(tables, keyOf)].map(([code, each]) => departmentOf(code, each))
  return groups.toSorted((a, b) => Number(totalOf(b.amounts) - totalOf(a.amounts)) || (a.code < b.code ? -1 : 1))
}

/** Parts of a thousand, for the length of a bar. */
export const perMille = (part: bigint | number, whole: bigint | number): number =>
  BigInt(whole) === 0n ? 0 : Number((BigInt(part) * 1000n + BigInt(whole) / 2n) / BigInt(whole))

/** "12.5%" of a whole, one decimal, for people. */
export const printShare = (part: bigint | number, whole: bigint | number): string => `${(perMille(part, whole) / 10).toFixed(1)}%`
