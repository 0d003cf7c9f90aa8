// What every reader of files hands over: sheets of text cells. Pure; nothing here knows of zip, XML or encodings.

/** Rows and columns count from 1, as spreadsheets show them. */
export type Row = { number: number; hidden: boolean; cells: readonly string[] }

/** Both ends included. */
export type Merge = { top: number; left: number; bottom: number; right: number }

/**
 * What is odd about a cell beside its text. `formula`: the text is the value stored with a formula, which is never computed.
 * `uncomputed`: a formula without a stored value. `error`: #REF! and the like. `imprecise`: a number of more digits than a spreadsheet keeps.
 */
export type Oddity = "formula" | "uncomputed" | "error" | "imprecise"

export type Sheet = {
  name: string
  hidden: boolean
  /** Rows with any text, in order. */
  rows: readonly Row[]
  merges: readonly Merge[]
  /** By `cellKey`. */
  oddities: ReadonlyMap<number, Oddity>
}

/** `notes`: what was found in the file and left alone (external links, hidden sheets), as sentences. */
export type Workbook = { kind: "xlsx" | "text"; sheets: readonly Sheet[]; notes: readonly string[] }

/** More columns than this are refused by the readers. */
export const mostColumns = 200
export const cellKey = (row: number, column: number): number => row * 1_000 + column

/** "C": the column as spreadsheets name it. */
export const columnName = (column: number): string =>
  column <= 26 ? String.fromCharCode(64 + column) : columnName(Math.floor((column - 1) / 26)) + columnName(((column - 1) % 26) + 1)

/** A sheet whose merged cells can be asked for anywhere inside them. */
export type Grid = {
  sheet: Sheet
  /** The text of a cell; inside a merged range, that of its first cell. "" where there is none. */
  at: (row: number, column: number) => string
  /** The merged range a cell lies in, if any. */
  mergeAt: (row: number, column: number) => Merge | undefined
}

/** Only ranges of a bearable size count as merged: a whole column merged by accident must not cost a million entries. */
const largestMerge = 20_000

export function gridOf(sheet: Sheet): Grid {
  const byNumber = new Map(sheet.rows.map((row) => [row.number, row]))
  const merged = new Map<number, Merge>()
  for (const merge of sheet.merges) {
    if ((merge.bottom - merge.top + 1) * (merge.right - merge.left + 1) > largestMerge) continue
    for (let row = merge.top; row <= merge.bottom; row += 1)
      for (let column = merge.left; column <= merge.right; column += 1) merged.set(cellKey(row, column), merge)
  }
  const own = (row: number, column: number): string => byNumber.get(row)?.cells[column - 1] ?? ""
  const mergeAt = (row: number, column: number) => merged.get(cellKey(row, column))
  return {
    sheet,
    mergeAt,
    at: (row, column) => {
      const merge = merged.size > 0 ? mergeAt(row, column) : undefined
      return merge ? own(merge.top, merge.left) : own(row, column)
    },
  }
}
