// Tables as plain text, the way Excel and WPS put them on the clipboard. Pure.

/** Cells by row. Text in quotes may hold tabs, line breaks and doubled quotes. */
export type Cells = readonly (readonly string[])[]

const token = /"((?:[^"]|"")*)"(?=\t|\r|\n|$)|([^\t\r\n]*)/y

/** One cell from `at`; a quote that is never closed, or goes on after its end, is an ordinary character. */
function cellAt(text: string, at: number): { cell: string; next: number } {
  token.lastIndex = at
  const [all = "", quoted, plain = ""] = token.exec(text) ?? []
  return { cell: quoted === undefined ? plain : quoted.replaceAll('""', '"').replace(/\r\n?/g, "\n"), next: at + all.length }
}

/** Reads rows of cells; the line break after the last row makes no row. */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let at = 0
  while (at <= text.length) {
    const { cell, next } = cellAt(text, at)
    rows.at(-1)?.push(cell)
    const end = /^(?:\r\n|\r|\n)/.exec(text.slice(next, next + 2))?.[0]
    if (end && next + end.length === text.length) break
    if (end) rows.push([])
    else if (text[next] !== "\t") break
    at = next + (end?.length ?? 1)
  }
  return rows
}

const quote = (cell: string): string => (/[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
export const printTsv = (cells: Cells): string => cells.map((row) => row.map(quote).join("\t")).join("\r\n")
