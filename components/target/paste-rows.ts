// A block of cells from a sheet, put into the indicator table. Pure; whatever finds no place is said, never lost in silence.
import type { Cells } from "#components/grid/tsv.ts"
import { isOpen, type OpenFields } from "#server/domain/open-fields.ts"
import type { IndicatorTree } from "#server/domain/published-table.ts"
import { limits } from "#server/domain/target.ts"
import { changeRow, type DraftRow, newRow } from "./draft.ts"
import { type ColumnKey, cellPath, columns } from "./indicator-columns.ts"
import { type Head, headsOf, valueFrom } from "./paste-heads.ts"

type Options = {
  rows: readonly DraftRow[]
  cells: Cells
  /** The cell it is pasted on: its upper left corner, unless the block brings its own heads. */
  at: { row: number; col: number }
  tree: IndicatorTree
  open: OpenFields
  makeId: () => string
}

export type Pasted = {
  rows: DraftRow[]
  /** Rows and cells taken over; `last`: the lower right corner. */
  taken: { rows: number; cells: number; added: number }
  first: { row: number; col: number }
  last: { row: number; col: number }
  /** Cells whose words mean nothing there, by path. */
  faults: ReadonlyMap<string, string>
  /** Cells right of the table, rows beyond the limit, cells that are not open. */
  outside: { columns: number; rows: number; locked: number }
}

type Line = ReadonlyMap<ColumnKey, string>

/** One row of the sheet by column of the table. */
const lineOf = (cells: readonly string[], heads: readonly (Head | null)[]): Line => {
  const by = new Map(heads.map((head, at): [Head | null, string] => [head, cells[at] ?? ""]))
  const raw = by.get("raw")
  const given = columns.filter(({ key }) => by.has(key)).map(({ key }): [ColumnKey, string] => [key, by.get(key) ?? ""])
  return new Map(raw === undefined ? given : [...given, ["raw", valueFrom(by.get("sign") ?? "", raw, by.get("unit") ?? "")]])
}

/** Merged cells arrive as empty ones in plain text: a level left empty is the one above, as long as the level over it is the same. */
function filledDown(lines: readonly Line[]): Line[] {
  let above: Line = new Map()
  return lines.map((line) => {
    const filled = new Map(line)
    if (line.get("category")?.trim() === "" && above.get("category")) filled.set("category", above.get("category") ?? "")
    const sameCategory = filled.get("category") === above.get("category")
    if (line.get("subcategory")?.trim() === "" && sameCategory && above.get("subcategory"))
      filled.set("subcategory", above.get("subcategory") ?? "")
    above = filled
    return filled
  })
}

const plainHeads = (cells: Cells, col: number): (Head | null)[] =>
  Array.from({ length: Math.max(0, ...cells.map((row) => row.length)) }, (_, at) => columns[col + at]?.key ?? null)

type Target = { rows: DraftRow[]; faults: Map<string, string>; cells: number; locked: number }

/** Writes one line into the row at `at`; a first level goes before the second that stands under it. */
function writeLine(target: Target, at: number, line: Line, { tree, open }: Options): void {
  for (const { key, write } of columns) {
    const row = target.rows[at]
    const words = line.get(key)
    if (!row || words === undefined) continue
    const path = cellPath(row.id, key)
    const written = write(words, row, tree)
    if (!isOpen(open, path)) target.locked += 1
    else if ("fault" in written) target.faults.set(path, written.fault)
    else {
      target.rows = changeRow(target.rows, row.id, written.change, tree)
      target.cells += 1
    }
  }
}

/** The table with the block in it, and what became of each part of the block. */
export function pasteRows(options: Options): Pasted {
  const { rows, cells, at, tree, open, makeId } = options
  const found = cells.length > 1 ? headsOf(cells[0] ?? []) : null
  const heads = found ?? plainHeads(cells, at.col)
  const lines = filledDown((found ? cells.slice(1) : cells).map((row) => lineOf(row, heads)))
  const room = (isOpen(open, "indicators") ? limits.indicators : rows.length) - at.row
  const target: Target = { rows: [...rows], faults: new Map(), cells: 0, locked: 0 }
  const fitting = lines.slice(0, Math.max(0, room))
  fitting.forEach((line, place) => {
    if (!target.rows[at.row + place]) target.rows.push(newRow(makeId(), tree, target.rows.at(-1)))
    writeLine(target, at.row + place, line, options)
  })
  const places = columns.flatMap(({ key }, col) => (heads.includes(key) ? [col] : []))
  return {
    rows: target.rows,
    taken: { rows: fitting.length, cells: target.cells, added: target.rows.length - rows.length },
    first: { row: at.row, col: places[0] ?? at.col },
    last: { row: at.row + Math.max(0, fitting.length - 1), col: places.at(-1) ?? at.col },
    faults: target.faults,
    outside: { columns: heads.filter((head) => head === null).length, rows: lines.length - fitting.length, locked: target.locked },
  }
}

/** What happened, in one sentence for everybody, seeing or not. */
export function pasteWords({ taken, faults, outside }: Pasted): string {
  const left = [
    faults.size && `${faults.size} 个单元格的内容不认识，已标出`,
    outside.columns && `${outside.columns} 列在表格之外或不认识，没有填入`,
    outside.rows && `${outside.rows} 行放不下，没有填入（最多 ${limits.indicators} 条）`,
    outside.locked && `${outside.locked} 个单元格这次不能修改，没有改动`,
  ].filter(Boolean)
  const added = taken.added > 0 ? `，其中新增 ${taken.added} 条` : ""
  return `已粘贴 ${taken.rows} 行${added}。${left.length > 0 ? `${left.join("；")}。` : ""}按 Ctrl+Z 撤销。`
}
