// Totals and subtotals of a file against the rows they stand for: what does not add up was misread, or mistyped.
import { type Fen, printWanExact } from "../money.ts"
import { type Amounts, amountLabels, totalOf } from "../published-table.ts"
import { isRounded } from "./amounts.ts"
import type { Columns } from "./header.ts"
import { type Cells, spotOf } from "./read-cells.ts"
import type { ReadProject } from "./read-table.ts"
import type { Field } from "./synonyms.ts"

/** `above`: how many projects stood above a unit's row. A row of all sums up every project. */
export type SumRow = { row: number; kind: "unit" | "all"; amounts: Amounts | null; above: number }

const inWan = (cells: Cells, columns: Columns, field: Field): boolean => (columns.get(field)?.currency ?? cells.currency) === "万元"

/**
 * Where a sum is printed to a hundredth of 万元 and its parts are finer, rounding can have moved it: by half a hundredth, and as much for
 * each part that was rounded too. A sum in 元, or one as fine as its parts, has to be right to the 分.
 */
const slack = (written: Fen, parts: readonly Fen[], wan: boolean): Fen =>
  wan && !isRounded(written) && parts.some(isRounded) ? BigInt(parts.length + 1) * 5_000n : 0n
const differ = (a: Fen, b: Fen, allowed: Fen): boolean => a - b > allowed || b - a > allowed

const sameAmount = (cells: Cells, columns: Columns, row: number): Fen | null => {
  const spot = spotOf(columns, "total", row)
  if (!spot || cells.raw(spot) === "") return null
  return cells.amount(spot, "total", columns.get("total")?.currency ?? null)
}

/** 总计 beside its three sources. */
export function sayTotal(cells: Cells, columns: Columns, row: number, sum: Fen): void {
  const written = sameAmount(cells, columns, row)
  const spot = spotOf(columns, "total", row)
  if (written === null || !spot) return
  if (!differ(written, sum, slack(written, [sum, 0n, 0n], inWan(cells, columns, "total")))) return
  cells.problems.add("error", cells.place(cells.origin(spot)), {
    code: "total_mismatch",
    value: cells.raw(spot),
    expected: `${printWanExact(sum)} 万元`,
    message: "总计与三项资金之和不一致。",
  })
}

const keys = ["fiscal", "specialAccount", "other"] as const
type Key = (typeof keys)[number]

const fits = (written: Fen, key: Key, projects: readonly ReadProject[], wan: boolean): boolean => {
  const parts = projects.map((project) => project.amounts?.[key] ?? 0n)
  return !differ(written, sumOf(projects, key), slack(written, parts, wan))
}
const sumOf = (projects: readonly ReadProject[], key: Key): Fen => projects.reduce((sum, { amounts }) => sum + (amounts?.[key] ?? 0n), 0n)

/** `choices`: the projects a row may sum up; a unit's row stands above its projects or below them. */
function checkRow(cells: Cells, columns: Columns, { row, amounts, kind }: SumRow, choices: readonly ReadProject[][]): void {
  if (!amounts) return
  const written = keys.filter((key) => {
    const spot = spotOf(columns, key, row)
    return spot !== null && cells.raw(spot) !== ""
  })
  sayTotal(cells, columns, row, totalOf(amounts))
  const right = (key: Key, of: readonly ReadProject[]) => fits(amounts[key], key, of, inWan(cells, columns, key))
  if (choices.some((each) => written.every((key) => right(key, each)))) return
  const [projects = []] = choices
  for (const key of written) {
    const spot = spotOf(columns, key, row)
    if (!spot || right(key, projects)) continue
    const message = `“${amountLabels[key]}”的${kind === "all" ? "合计" : "单位小计"}与各项目之和不一致。`
    const expected = `${printWanExact(sumOf(projects, key))} 万元`
    cells.problems.add("error", cells.place(spot), { code: "sum_mismatch", value: cells.raw(spot), expected, message })
  }
}

const unreadable = ["amount_unreadable", "row_unclear", "cell_error", "formula_empty", "currency_unknown"]

/** Sums of rows that were not readable are not judged: the amounts themselves are said already. */
export function checkSums(cells: Cells, columns: Columns, sums: readonly SumRow[], projects: readonly ReadProject[]): void {
  if (cells.problems.list.some(({ code }) => unreadable.includes(code))) return
  const units = sums.filter(({ kind }) => kind === "unit")
  for (const sum of sums) {
    const at = units.indexOf(sum)
    const [before, after] = [projects.slice(units[at - 1]?.above ?? 0, sum.above), projects.slice(sum.above, units[at + 1]?.above)]
    checkRow(cells, columns, sum, sum.kind === "all" ? [[...projects]] : after.length > 0 ? [after, before] : [before])
  }
}
