// .csv, .tsv, .txt and what is pasted: rows of cells between separators (RFC 4180 quotes). Row numbers are those a spreadsheet would show.
import { mostColumns, type Row, type Workbook } from "#server/domain/import/sheet.ts"
import { restoreCell } from "#server/domain/published-csv.ts"
import { FileFault } from "./fault.ts"
import type { FileLimits } from "./limits.ts"

/** In this order: a tab is never typed by chance, ，often is part of a sentence. */
const separators = ["\t", ",", ";", "|", "，"] as const
type Separator = (typeof separators)[number]

type Reader = { text: string; at: number; line: number }

/** The cell that begins with a quote at `at`. */
function quotedCell(reader: Reader, separator: string): string {
  const { text } = reader
  const began = reader.line
  let cell = ""
  for (let from = reader.at + 1; ; ) {
    const quote = text.indexOf('"', from)
    if (quote < 0) throw new FileFault("open_quote", `第 ${began} 行的双引号没有成对，后面的内容无法分开。请检查这一行后再上传。`)
    cell += text.slice(from, quote)
    if (text[quote + 1] === '"') {
      cell += '"'
      from = quote + 2
      continue
    }
    reader.at = quote + 1
    reader.line += cell.split(/\r\n|\r|\n/).length - 1
    return cell + plainCell(reader, separator)
  }
}

function plainCell(reader: Reader, separator: string): string {
  const from = reader.at
  const { text } = reader
  while (reader.at < text.length) {
    const char = text[reader.at]
    if (char === separator || char === "\n" || char === "\r") break
    reader.at += 1
  }
  return text.slice(from, reader.at)
}

function refuse(cells: readonly string[], number: number, limits: FileLimits): void {
  if (cells.length > mostColumns && cells.slice(mostColumns).some((cell) => cell.trim() !== ""))
    throw new FileFault(
      "too_many_columns",
      `第 ${number} 行有 ${cells.length} 列，最多读取 ${mostColumns} 列。请删去不需要的内容后再上传。`,
    )
  const long = cells.findIndex((cell) => cell.length > limits.cellChars)
  if (long >= 0) throw new FileFault("cell_too_long", `第 ${number} 行第 ${long + 1} 列的内容超过 ${limits.cellChars} 个字，没有读取。`)
}

function* records(text: string, separator: Separator): Generator<string[]> {
  const reader: Reader = { text, at: 0, line: 1 }
  let cells: string[] = []
  while (reader.at < text.length) {
    cells.push(text[reader.at] === '"' ? quotedCell(reader, separator) : plainCell(reader, separator))
    if (text[reader.at] === separator) {
      reader.at += 1
      if (reader.at === text.length) cells.push("")
      continue
    }
    if (text[reader.at] === "\r" && text[reader.at + 1] === "\n") reader.at += 1
    reader.at += 1
    reader.line += 1
    yield cells
    cells = []
  }
  if (cells.length > 0) yield cells
}

const sampled = 50

/** How many of the first rows a separator cuts into several cells; a quote that stays open is told when the file is read with it. */
function cuts(text: string, separator: Separator): number {
  const least = separator === "\t" ? 2 : 3
  let [seen, cut] = [0, 0]
  try {
    for (const cells of records(text, separator)) {
      if (cells.length >= least) cut += 1
      seen += 1
      if (seen === sampled) break
    }
  } catch (error) {
    if (!(error instanceof FileFault)) throw error
  }
  return cut
}

/** The first one that cuts at least two rows of the beginning, else at least one. */
function separatorOf(text: string): Separator {
  const counted = separators.map((separator) => ({ separator, cut: cuts(text, separator) }))
  return (counted.find(({ cut }) => cut >= 2) ?? counted.find(({ cut }) => cut >= 1))?.separator ?? "\t"
}

/** Without the empty cells at the end. */
const trimmed = (cells: readonly string[]): string[] => {
  let end = cells.length
  while (end > 0 && cells[end - 1]?.trim() === "") end -= 1
  return cells.slice(0, end).map(restoreCell)
}

/** Reads separated text as a workbook of one sheet. Throws FileFault with the line. */
export function readDelimited(text: string, name: string, limits: FileLimits): Workbook {
  const rows: Row[] = []
  let number = 0
  for (const cells of records(text, separatorOf(text))) {
    number += 1
    refuse(cells, number, limits)
    const kept = trimmed(cells)
    if (kept.length === 0) continue
    if (rows.length >= limits.rows) throw new FileFault("too_many_rows", `有内容的行超过 ${limits.rows} 行，没有读取。请分成几个文件。`)
    rows.push({ number, hidden: false, cells: kept })
  }
  return { kind: "text", sheets: [{ name, hidden: false, rows, merges: [], oddities: new Map() }], notes: [] }
}
