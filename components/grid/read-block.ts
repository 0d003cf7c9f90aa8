// The block of cells on the clipboard, whatever put it there. Pure.
import { parseHtmlTable, type SpannedCell } from "./html-table.ts"
import { parseTsv } from "./tsv.ts"

export type Clipboard = { text: string; html: string }
/** A place in the sheet: the text of the cell that covers it, and the row in which that cell begins. */
type Laid = { text: string; from: number }[][]

const firstFree = (line: Laid[number]): number => {
  const hole = line.findIndex((cell) => !cell)
  return hole < 0 ? line.length : hole
}

/** Puts merged cells where they reach; a column beside a wide cell stays empty, a row below a tall one repeats it. */
function layOut(rows: readonly SpannedCell[][]): Laid {
  const laid: Laid = rows.map(() => [])
  const put = (cell: SpannedCell, from: number): void => {
    const left = firstFree(laid[from] ?? [])
    for (const covered of laid.slice(from, from + cell.rows))
      for (let right = 0; right < cell.cols; right += 1) covered[left + right] = { text: right === 0 ? cell.text : "", from }
  }
  rows.forEach((cells, top) => {
    for (const cell of cells) put(cell, top)
  })
  return laid
}

const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === "")
const sameShape = (laid: Laid, cells: readonly (readonly string[])[]): boolean =>
  laid.length === cells.length && laid.every((row, at) => row.length === cells[at]?.length)

/** Excel marks more rows than were filled: empty ones at the end are no rows. */
const withoutTail = (rows: string[][]): string[][] => rows.slice(0, rows.findLastIndex((row) => !isBlank(row)) + 1)

/**
 * Cells by row. The plain text is exact about line breaks and blanks, the table knows what is merged: where both have the same
 * shape each gives what it knows.
 */
export function readBlock({ text, html }: Clipboard): string[][] {
  const plain = parseTsv(text)
  const table = html ? parseHtmlTable(html) : null
  if (!table || table.length === 0) return withoutTail(plain)
  const laid = layOut(table)
  const exact = sameShape(laid, plain)
  // A row may have holes where the sheet is ragged, so it is spread first.
  return withoutTail(laid.map((row) => [...row].map((cell, col) => (exact && cell ? plain[cell.from]?.[col] : cell?.text) ?? "")))
}
