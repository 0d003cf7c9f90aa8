// The user's own workbook given back: the cells that have something wrong are coloured and carry a note. Everything else, other sheets,
// extra columns, formulas and formats too, stays as it is. The file was read by our guarded reader before hucre opens it here.
import { type Cell, openXlsx, saveXlsx, type WriteSheet, writeXlsx } from "hucre/xlsx"
import type { Sheet, Workbook } from "#server/domain/import/sheet.ts"
import { writeCellText } from "./cell-text.ts"
import { readFile } from "./read-file.ts"

/** A column of 0 marks the row at its first cell; a row of 0 the sheet at its first. */
export type Mark = { sheet: string; row: number; column: number; severity: "error" | "warning" | "note"; text: string }

const colours = { error: "FFC7CE", warning: "FFEB9C", note: "DDEBF7" } as const
const author = "导入检查"

/** More filled cells than this are not written back whole: only the rows with marks are. */
const mostCells = 300_000

/** All that is said of one cell; the gravest colours it. */
type Marked = { sheet: string; row: number; column: number; severity: Mark["severity"]; text: string }
const gravest = ["error", "warning", "note"] as const

function byCell(marks: readonly Mark[]): Marked[] {
  const cells = Map.groupBy(marks, ({ sheet, row, column }) => `${sheet}\n${Math.max(row, 1)}\n${Math.max(column, 1)}`)
  return [...cells.values()].flatMap((said) => {
    const [first] = said
    const severity = gravest.find((each) => said.some((mark) => mark.severity === each)) ?? "note"
    if (!first) return []
    const text = said.map((mark) => mark.text).join("\n")
    return [{ sheet: first.sheet, row: Math.max(first.row, 1), column: Math.max(first.column, 1), severity, text }]
  })
}

const looks = ({ severity, text }: Marked, cell: Pick<Cell, "style" | "comment">): Pick<Cell, "style" | "comment"> => ({
  style: { ...cell.style, fill: { type: "pattern", pattern: "solid", fgColor: { rgb: colours[severity] } } },
  comment: { author, text: cell.comment ? `${cell.comment.text}\n${text}` : text },
})

async function markWorkbook(bytes: Uint8Array, marks: readonly Marked[]): Promise<Uint8Array> {
  const workbook = await openXlsx(bytes, { readStyles: true })
  for (const mark of marks) {
    const sheet = workbook.sheets.find(({ name }) => name === mark.sheet)
    if (!sheet) continue
    const [row, column] = [mark.row - 1, mark.column - 1]
    const key = `${row},${column}`
    sheet.cells ??= new Map()
    while (sheet.rows.length <= row) sheet.rows.push([])
    const value = sheet.rows[row]?.[column] ?? null
    const cell: Cell = sheet.cells.get(key) ?? { value, type: value === null ? "empty" : typeof value === "number" ? "number" : "string" }
    sheet.cells.set(key, { ...cell, ...looks(mark, cell) })
  }
  return saveXlsx(workbook)
}

/** Control characters and halves of characters, which XML cannot hold, are shown by their number. */
const writable = (text: string): string =>
  writeCellText(text).replace(
    /(?![\t\n\r])[\p{Cc}\p{Surrogate}\uFFFE\uFFFF]/gu,
    (char) => `〈${char.charCodeAt(0).toString(16).padStart(4, "0")}〉`,
  )

function rewritten(sheet: Sheet, marks: readonly Marked[], keeps: (row: number) => boolean): WriteSheet {
  const kept = sheet.rows.filter(({ number }) => keeps(number))
  // A text file has every row in its place; of a large workbook only some are shown, each with the number it had.
  const whole = kept.length === sheet.rows.length
  const rows: string[][] = []
  const cells = new Map<string, Partial<Cell>>()
  for (const { number, cells: texts } of kept) {
    const at = whole ? number - 1 : rows.length
    while (rows.length <= at) rows.push([])
    rows[at] = [...(whole ? [] : [`第 ${number} 行`]), ...texts.map(writable)]
    for (const mark of marks.filter(({ row }) => row === number)) {
      const column = mark.column - 1 + (whole ? 0 : 1)
      cells.set(`${at},${column}`, { value: rows[at]?.[column] ?? null, ...looks(mark, {}) })
    }
  }
  return { name: sheetName(sheet.name), rows, cells }
}

/** A text file is called what its file is called; a sheet may not be called everything. */
function sheetName(name: string): string {
  const allowed = name.slice(0, 31).replace(/[[\]:*?/\\]|^'|'$/g, "_")
  return allowed === "" || /^history$/i.test(allowed) ? "表" : allowed
}

const headRows = 6

function rewrite({ sheets, kind }: Workbook, marks: readonly Marked[]): Promise<Uint8Array> {
  const written = sheets.map((sheet) => {
    const own = marks.filter((mark) => mark.sheet === sheet.name)
    const marked = new Set(own.map(({ row }) => row))
    const head = new Set(sheet.rows.slice(0, headRows).map(({ number }) => number))
    return rewritten(sheet, own, (row) => kind === "text" || marked.has(row) || head.has(row))
  })
  return writeXlsx({ sheets: written })
}

/** An .xlsx with the marks; of text files and of very large workbooks a new one, made of their rows. */
export async function markFile(bytes: Uint8Array, fileName: string, marks: readonly Mark[]): Promise<Uint8Array> {
  const workbook = await readFile(bytes, fileName)
  const cells = byCell(marks)
  const filled = workbook.sheets.reduce((sum, { rows }) => sum + rows.reduce((count, row) => count + row.cells.length, 0), 0)
  return workbook.kind === "text" || filled > mostCells ? rewrite(workbook, cells) : markWorkbook(bytes, cells)
}
