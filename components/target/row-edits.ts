// What can be done to the rows of the indicator table as a whole. Pure: rows in; rows, words and the cell to go on with out.
import type { Spot } from "#components/grid/grid-state.ts"
import type { Block } from "#components/grid/selection.ts"
import { isOpen, type OpenFields } from "#server/domain/open-fields.ts"
import type { IndicatorTree } from "#server/domain/published-table.ts"
import { limits } from "#server/domain/target.ts"
import { changeRow, type DraftRow, newRow, placeRows } from "./draft.ts"
import { cellPath, clearOf, columns } from "./indicator-columns.ts"

type Rows = readonly DraftRow[]
type Lines = Pick<Block, "top" | "bottom">
/** `focus`: the cell that takes the focus; undefined where it stays. */
export type RowEdit = { rows: DraftRow[]; words: string; focus?: Spot | null }

const nameColumn = columns.findIndex(({ key }) => key === "name")

/** Empties the cells of a block that are open. */
export function clearBlock(rows: Rows, { top, bottom, left, right }: Block, tree: IndicatorTree, open: OpenFields): RowEdit {
  const cells = rows.slice(top, bottom + 1).flatMap(({ id }) => columns.slice(left, right + 1).map(({ key }) => ({ id, key })))
  const cleared = cells
    .filter(({ id, key }) => isOpen(open, cellPath(id, key)))
    .reduce((next, { id, key }) => changeRow(next, id, clearOf(key), tree), [...rows])
  return { rows: cleared, words: "清除所选内容" }
}

/** A row at `place`, under the same levels as the one above it; null where there is no room. */
export function insertRow(rows: Rows, place: number, tree: IndicatorTree, id: string): RowEdit | null {
  if (rows.length >= limits.indicators) return null
  const row = newRow(id, tree, rows[place - 1] ?? rows[place])
  return { rows: rows.toSpliced(place, 0, row), words: `增加第 ${place + 1} 条指标`, focus: { id, col: nameColumn } }
}

/** Takes rows out; work goes on in the row that follows, or the one before. */
export function removeRows(rows: Rows, { top, bottom }: Lines, col: number = nameColumn): RowEdit {
  const left = rows.toSpliced(top, bottom - top + 1)
  const neighbour = left[top] ?? left[top - 1]
  const words = top === bottom ? `删除第 ${top + 1} 条指标` : `删除第 ${top + 1} 至 ${bottom + 1} 条指标`
  return { rows: left, words, focus: neighbour ? { id: neighbour.id, col } : null }
}

/** Moves rows so that they begin at `to`; null where they stand there already. */
export function moveRows(rows: Rows, lines: Lines, to: number): RowEdit | null {
  const moved = placeRows(rows, lines, to)
  if (moved.every(({ id }, at) => id === rows[at]?.id)) return null
  return { rows: moved, words: `移到第 ${moved.findIndex(({ id }) => id === rows[lines.top]?.id) + 1} 条` }
}
