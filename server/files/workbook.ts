// The one place that knows how .xlsx files are written. hucre is young: whatever replaces it is put in here and nowhere else.
import { type CellStyle, type CellValue, type ColumnDef, writeXlsx, writeXlsxStream } from "hucre/xlsx"
import type { Fen } from "#server/domain/money.ts"
import { writeCellText } from "./cell-text.ts"

/** How a cell looks. */
export type Look = "title" | "left" | "right" | "head" | "text" | "strong" | "money" | "strongMoney" | "note"
/** Text stays text, even where it begins with "="; numbers are numbers. */
export type SheetCell = { value: string | number | null; look: Look }
/** Height in points; as Excel thinks fit when left out. */
export type SheetRow = { cells: readonly SheetCell[]; height?: number }
/** Rows and columns count from 0, both ends are included. */
export type Merge = { startRow: number; endRow: number; startCol: number; endCol: number }
export type SheetPlan = {
  name: string
  title: string
  /** The moment the file is of: the same content gives the same bytes. */
  at: Date
  /** In characters. */
  widths: readonly number[]
  rows: readonly SheetRow[]
  merges: readonly Merge[]
  /** First and last of the rows repeated on every page. */
  head: readonly [number, number]
}

const font = { name: "宋体", size: 10 }
const moneyFormat = "#,##0.00"
const line = { style: "thin", color: { rgb: "808080" } } as const
const border = { top: line, right: line, bottom: line, left: line }
const top = { vertical: "top", wrapText: true } as const
const centre = { horizontal: "center", vertical: "center", wrapText: true } as const
const fill = { type: "pattern", pattern: "solid", fgColor: { rgb: "EEF1F4" } } as const
const bold = { ...font, bold: true }

const looks = {
  title: { font: { ...bold, size: 16 }, alignment: centre },
  left: { font, alignment: { vertical: "center" } },
  right: { font, alignment: { horizontal: "right", vertical: "center" } },
  head: { font: bold, alignment: centre, border, fill },
  text: { font, alignment: top, border, numFmt: "@" },
  strong: { font: bold, alignment: top, border, numFmt: "@" },
  money: { font, alignment: { ...top, wrapText: false }, border, numFmt: moneyFormat },
  strongMoney: { font: bold, alignment: { ...top, wrapText: false }, border, numFmt: moneyFormat },
  note: { font: { ...font, size: 9 }, alignment: top },
} as const satisfies Record<Look, CellStyle>

/** 万元 as a number, shown with two decimals; as text where a double would not hold it to the 分. */
export function wanCell(fen: Fen): number | string {
  const exact = `${fen / 1_000_000n}.${(fen % 1_000_000n).toString().padStart(6, "0")}`
  return Number(exact).toFixed(6) === exact ? Number(exact) : exact
}

const typeOf = (value: SheetCell["value"]) => (value === null ? "empty" : typeof value === "number" ? "number" : "string")

/** Text as it has to stand in the file. */
const stored = <Value>(value: Value): Value => (typeof value === "string" ? (writeCellText(value) as Value) : value)

const columnName = (column: number): string => String.fromCharCode(65 + column)

/** One sheet on landscape A4, as wide as the page and as long as it takes. */
export async function writeSheet({ name, title, at, widths, rows, merges, head, ...rest }: SheetPlan): Promise<Uint8Array> {
  const cells = new Map(
    rows.flatMap((row, y) =>
      row.cells.map(
        ({ value, look }, x) => [`${y},${x}`, { value: stored(value), type: typeOf(value), style: looks[look] } as const] as const,
      ),
    ),
  )
  const heights = rows.flatMap(({ height }, y) => (height === undefined ? [] : [[y, { height }] as const]))
  const pageSetup = {
    ...({ paperSize: "a4", orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 } as const),
    printArea: `$A$1:$${columnName(widths.length - 1)}$${rows.length}`,
    printTitlesRow: `$${head[0] + 1}:$${head[1] + 1}`,
    margins: { top: 0.5, bottom: 0.6, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 },
    horizontalCentered: true,
  }
  return writeXlsx({
    sheets: [
      {
        ...{ name, cells, pageSetup, merges: [...merges], rowDefs: new Map(heights) },
        columns: widths.map((width) => ({ width })),
        rows: rows.map((row) => row.cells.map(({ value }) => stored(value))),
        headerFooter: { oddFooter: "&C第 &P 页，共 &N 页" },
        freezePane: { rows: head[1] + 1 },
        ...rest,
      },
    ],
    properties: { title, created: at, modified: at, creator: "" },
    defaultFont: font,
  })
}

export type StreamColumn = { header: string; width: number; money?: boolean; hidden?: boolean }

const columnOf = ({ header, width, money, hidden }: StreamColumn): ColumnDef => ({
  ...{ header, width, numFmt: money ? moneyFormat : "@" },
  ...(hidden && { hidden: true }),
})

async function* storedRows(rows: AsyncIterable<CellValue[]>): AsyncIterable<CellValue[]> {
  for await (const row of rows) yield row.map(stored)
}

/** A plain sheet with one header row, written while its rows come in: memory does not grow with their number. */
export const streamSheet = (name: string, columns: readonly StreamColumn[], rows: AsyncIterable<CellValue[]>): AsyncIterable<Uint8Array> =>
  writeXlsxStream(storedRows(rows), { name, columns: columns.map(columnOf), freezePane: { rows: 1 } })
