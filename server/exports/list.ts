// What any list is as a file: its columns, and its rows page by page from the procedure that the page itself reads, so that nobody gets
// more in a file than on the screen.

import type { ListForm } from "#server/domain/list-files.ts"
import { printMinute } from "#server/domain/minute.ts"
import type { Fen } from "#server/domain/money.ts"
import { printWanExact } from "#server/domain/money.ts"
import { neutraliseCell, printCsvRow } from "#server/domain/published-csv.ts"
import { streamSheet, wanCell } from "#server/files/workbook.ts"

/** Amounts in 分 (bigint); a time is printed to the minute in Beijing time; null: nothing stands there. */
export type ListValue = string | number | Fen | Date | null
export type ListColumn<Row> = { header: string; width: number; of: (row: Row) => ListValue }
export type ListFile<Row> = { title: string; columns: readonly ListColumn<Row>[]; rows: AsyncIterable<Row> }

type Bytes = AsyncIterable<Uint8Array | string>

const plain = (value: ListValue): string | number | null => {
  if (value instanceof Date) return printMinute(value).replace("T", " ")
  return typeof value === "bigint" ? printWanExact(value) : value
}

async function* cellsOf<Row>({ columns, rows }: ListFile<Row>) {
  for await (const row of rows)
    yield columns.map(({ of }) => {
      const value = of(row)
      return typeof value === "bigint" ? wanCell(value) : plain(value)
    })
}

async function* csv<Row>({ columns, rows }: ListFile<Row>): Bytes {
  yield `\uFEFF${printCsvRow(columns.map(({ header }) => header))}`
  for await (const row of rows) yield printCsvRow(columns.map(({ of }) => neutraliseCell(String(plain(of(row)) ?? ""))))
}

async function* json<Row>({ columns, rows }: ListFile<Row>): Bytes {
  let before = "[\n"
  for await (const row of rows) {
    yield before + JSON.stringify(Object.fromEntries(columns.map(({ header, of }) => [header, plain(of(row))])))
    before = ",\n"
  }
  yield before === "[\n" ? "[]\n" : "\n]\n"
}

const isMoney = (header: string): boolean => header.endsWith("（万元）")

/** The file's bytes, which come while the rows come in. */
export function listBytes<Row>(file: ListFile<Row>, form: ListForm): Bytes {
  if (form === "csv") return csv(file)
  if (form === "json") return json(file)
  const columns = file.columns.map(({ header, width }) => ({ header, width, ...(isMoney(header) && { money: true }) }))
  return streamSheet(file.title, columns, cellsOf(file))
}
