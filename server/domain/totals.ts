// Roll-ups. Everything is summed in 分 and rounded only for display, so rounded rows may miss the rounded total by a little.
import { type Fen, printWan, sumFen, toHundredths } from "./money.ts"
import { type Amounts, totalOf } from "./published-table.ts"

const noMoney: Amounts = { fiscal: 0n, specialAccount: 0n, other: 0n }

/** The sum of rows, source by source. */
export const sumAmounts = (rows: readonly Amounts[]): Amounts =>
  rows.reduce(
    (sum, row) => ({
      fiscal: sum.fiscal + row.fiscal,
      specialAccount: sum.specialAccount + row.specialAccount,
      other: sum.other + row.other,
    }),
    noMoney,
  )

/** What totals need of a unit and of a table: any shape that has projects with amounts. */
type Unit = { projects: readonly { amounts: Amounts }[] }
type Table = { units: readonly Unit[] }

export const unitTotals = (unit: Unit): Amounts => sumAmounts(unit.projects.map((project) => project.amounts))
export const tableTotals = (table: Table): Amounts => sumAmounts(table.units.map(unitTotals))

/** By how much (in hundredths of 万元) the rounded parts miss their rounded sum. */
const missBy = (parts: readonly Fen[]): bigint => sumFen(parts.map(toHundredths)) - toHundredths(sumFen(parts))

/** @returns a sentence where the rounded parts do not add up to their rounded sum, else null. */
export function roundingNote(parts: readonly Fen[]): string | null {
  const miss = missBy(parts)
  return miss === 0n ? null : `因四舍五入，各项之和与合计相差 ${printWan((miss < 0n ? -miss : miss) * 10_000n)} 万元。`
}

const partsOf = (row: Amounts): readonly Fen[] => [row.fiscal, row.specialAccount, row.other]
const columns: readonly ((row: Amounts) => Fen)[] = [totalOf, (row) => row.fiscal, (row) => row.specialAccount, (row) => row.other]

/** The note of one row (its sources against its total), or null. */
export const rowNote = (row: Amounts): string | null => roundingNote(partsOf(row))

/** The note of rows with their sum: any column of the rows, or the sources of their sum, that do not add up once rounded. */
export const sumNote = (rows: readonly Amounts[]): string | null =>
  columns.map((column) => roundingNote(rows.map(column))).find((note) => note !== null) ?? rowNote(sumAmounts(rows))

type NamedTable = { units: readonly (Unit & { name: string })[] }

/** Where a reader's own addition of printed amounts would differ: each sum by name, the projects only counted. Empty where none would. */
export function roundingNotes({ units }: NamedTable): string[] {
  const sums = [
    { name: "合计", note: sumNote(units.map(unitTotals)) },
    ...units.map((unit) => ({ name: unit.name, note: sumNote(unit.projects.map(({ amounts }) => amounts)) })),
  ].flatMap(({ name, note }) => (note ? [`${name}：${note}`] : []))
  const rows = units.flatMap((unit) => unit.projects).filter(({ amounts }) => rowNote(amounts)).length
  return rows > 0 ? [...sums, `有 ${rows} 个项目的各项资金四舍五入后与总计略有相差。`] : sums
}

/** Stands before `roundingNotes`. */
export const roundingHead = "注：金额精确到分汇总，按万元两位小数显示。"
