// One worksheet → rows of text cells. In one pass, piece by piece; empty cells, however many are formatted, cost nothing.
import { cellKey, type Merge, mostColumns, type Oddity, type Row, type Sheet } from "#server/domain/import/sheet.ts"
import { readCellText } from "./cell-text.ts"
import { FileFault } from "./fault.ts"
import type { FileLimits } from "./limits.ts"
import { type Format, plainFormat, showNumber } from "./number-format.ts"
import { attribute, elementsOf, tags, textOf } from "./xml.ts"
import { piecesOf } from "./xml-pieces.ts"
import type { ZipEntry } from "./zip.ts"

/** What the sheets of a workbook have in common, and what all of them together may still hold. */
export type Shared = { strings: readonly string[]; formats: readonly Format[]; date1904: boolean; limits: FileLimits; cellsLeft: number }

const rowsIn = elementsOf("row")
const cellsIn = elementsOf("c")
const textsIn = elementsOf("t")
const phoneticIn = elementsOf("rPh")
const valueForm = /<(?:\w{1,20}:)?v(?:\s[^>]{0,200})?>([^<]*)<\/(?:\w{1,20}:)?v>/
const formulaForm = /<(?:\w+:)?f[\s>/]/

/** The text of a string item: its runs together, without the reading aids of Japanese files. */
export function stringOf(xml: string): string {
  const aids = xml.includes("rPh") ? [...phoneticIn(xml)] : []
  let text = ""
  for (const { body, from } of textsIn(xml)) if (!aids.some((aid) => aid.from < from && from < aid.to)) text += textOf(body)
  return readCellText(text)
}

const places = /\sr="([A-Z]{1,3})(\d{1,7})"/
const rowNumber = /\sr="(\d{1,7})"/
const types = /\st="(\w+)"/
const styles = /\ss="(\d+)"/

/** "AB" → 28. */
export function columnNumber(letters: string): number {
  let number = 0
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64
  return number
}

type Read = { text: string; oddity: Oddity | null }

function plainCell(type: string, tag: string, body: string, shared: Shared): Read {
  if (type === "inlineStr") return { text: stringOf(body), oddity: null }
  const value = valueForm.exec(body)?.[1] ?? ""
  if (type === "s") return { text: shared.strings[Number(value)] ?? "", oddity: null }
  if (type === "str") return { text: textOf(value), oddity: null }
  if (type === "e") return { text: textOf(value), oddity: "error" }
  if (type === "b") return { text: value === "1" ? "是" : "否", oddity: null }
  if (value === "" || type === "d") return { text: textOf(value), oddity: null }
  const format = shared.formats[Number(styles.exec(tag)?.[1] ?? 0)] ?? plainFormat
  const { text, exact } = showNumber(value, format, shared.date1904)
  return { text, oddity: exact ? null : "imprecise" }
}

function readCell(tag: string, body: string, shared: Shared): Read {
  const read = plainCell(types.exec(tag)?.[1] ?? "n", tag, body, shared)
  if (read.oddity || !body.includes("f") || !formulaForm.test(body)) return read
  return { ...read, oddity: read.text === "" ? "uncomputed" : "formula" }
}

function refuseCell(row: number, column: number, text: string, shared: Shared): void {
  if (column > mostColumns)
    throw new FileFault(
      "too_many_columns",
      `第 ${row} 行在第 ${column} 列还有内容，最多读取 ${mostColumns} 列。请删去表格右侧不需要的内容后再上传。`,
    )
  if (text.length > shared.limits.cellChars)
    throw new FileFault(
      "cell_too_long",
      `第 ${row} 行第 ${column} 列的内容有 ${text.length} 个字，超过 ${shared.limits.cellChars} 个字，没有读取。`,
    )
  shared.cellsLeft -= 1
  if (shared.cellsLeft < 0)
    throw new FileFault("too_many_cells", `文件里的单元格超过 ${shared.limits.cells} 个，没有读取。请分成几个文件。`)
}

/** Texts that come again and again are kept once. */
const interned = (known: Map<string, string>, text: string): string => {
  const same = known.get(text)
  if (same !== undefined) return same
  if (known.size < 50_000 && text.length < 400) known.set(text, text)
  return text
}

type Building = { rows: Row[]; oddities: Map<number, Oddity>; known: Map<string, string>; row: number }

function readCells(row: number, body: string, building: Building, shared: Shared): string[] {
  const cells: string[] = []
  let column = 0
  for (const { tag, body: inner } of cellsIn(body)) {
    const place = places.exec(tag)
    column = place ? columnNumber(place[1] ?? "") : column + 1
    if (inner === "") continue
    const { text, oddity } = readCell(tag, inner, shared)
    if (text === "" && !oddity) continue
    refuseCell(row, column, text, shared)
    while (cells.length < column - 1) cells.push("")
    cells[column - 1] = interned(building.known, text)
    if (oddity) building.oddities.set(cellKey(row, column), oddity)
  }
  return cells
}

function readRow(tag: string, body: string, building: Building, shared: Shared): void {
  const number = Number(rowNumber.exec(tag)?.[1] ?? building.row + 1)
  building.row = number
  const cells = readCells(number, body, building, shared)
  if (cells.length === 0) return
  if (building.rows.length >= shared.limits.rows)
    throw new FileFault("too_many_rows", `有内容的行超过 ${shared.limits.rows} 行，没有读取。请分成几个文件。`)
  building.rows.push({ number, hidden: /\shidden="(?:1|true)"/.test(tag), cells })
}

const range = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/

function readMerge(tag: string): Merge[] {
  const found = range.exec(attribute(tag, "ref") ?? "")
  if (!found) return []
  const [, left = "", top, right = "", bottom] = found
  return [{ top: Number(top), left: columnNumber(left), bottom: Number(bottom), right: columnNumber(right) }]
}

/** Reads a worksheet part. Throws FileFault. */
export async function readSheet(entry: ZipEntry, name: string, hidden: boolean, shared: Shared): Promise<Sheet> {
  const building: Building = { rows: [], oddities: new Map(), known: new Map(), row: 0 }
  const merges: Merge[] = []
  for await (const piece of piecesOf(entry, "row", shared.limits)) {
    for (const { tag, body } of rowsIn(piece)) readRow(tag, body, building, shared)
    if (piece.includes("mergeCell")) merges.push(...tags(piece, "mergeCell").flatMap(readMerge))
  }
  return { name, hidden, rows: building.rows, merges, oddities: building.oddities }
}
