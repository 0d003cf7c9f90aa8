// A list of targets in each form there is, as bytes that come while the rows come in.

import { printWanExact } from "#server/domain/money.ts"
import { neutraliseCell, printCsvRow } from "#server/domain/published-csv.ts"
import { type Amounts, totalOf } from "#server/domain/published-table.ts"
import { type ListedTarget, type SheetValue, sheetColumns, sheetName, sheetRows } from "#server/domain/target-sheet.ts"
import { streamSheet, wanCell } from "#server/files/workbook.ts"

export const exportForms = ["xlsx", "csv", "json", "txt"] as const
export type ExportForm = (typeof exportForms)[number]

type Targets = AsyncIterable<ListedTarget>
type Bytes = AsyncIterable<Uint8Array | string>

const shortened = (row: readonly SheetValue[]): readonly SheetValue[] => row.slice(0, row.findLastIndex((value) => value !== "") + 1)

async function* cells(targets: Targets) {
  for await (const target of targets)
    for (const row of sheetRows(target)) yield shortened(row).map((value) => (typeof value === "bigint" ? wanCell(value) : value || null))
}

const printed = (value: SheetValue): string => (typeof value === "bigint" ? printWanExact(value) : neutraliseCell(value))

async function* csv(targets: Targets): Bytes {
  yield `\uFEFF${printCsvRow(sheetColumns.map(({ header }) => header))}`
  for await (const target of targets) for (const row of sheetRows(target)) yield printCsvRow(row.map(printed))
}

/** Tabs part the cells and line breaks the rows, so neither stands inside a cell. */
const tabbed = (row: readonly SheetValue[]): string => `${row.map((value) => printed(value).replace(/[\t\r\n]+/g, "↵")).join("\t")}\n`

async function* txt(targets: Targets): Bytes {
  yield tabbed(sheetColumns.map(({ header }) => header))
  for await (const target of targets) for (const row of sheetRows(target)) yield tabbed(row)
}

const openAmounts = (amounts: Amounts) => ({
  total: printWanExact(totalOf(amounts)),
  fiscal: printWanExact(amounts.fiscal),
  specialAccount: printWanExact(amounts.specialAccount),
  other: printWanExact(amounts.other),
})
const openTarget = ({ amounts, form, ...target }: ListedTarget) => ({
  ...target,
  currencyUnit: "万元",
  amounts: openAmounts(amounts),
  ...(form && { form: { ...form, midterm: openAmounts(form.midterm) } }),
})

async function* json(targets: Targets): Bytes {
  let before = '{"targets":[\n'
  for await (const target of targets) {
    yield before + JSON.stringify(openTarget(target))
    before = ",\n"
  }
  yield before.startsWith("{") ? '{"targets":[]}\n' : "\n]}\n"
}

export const exportBytes: Record<ExportForm, (targets: Targets) => Bytes> = {
  xlsx: (targets) => streamSheet(sheetName, sheetColumns, cells(targets)),
  csv,
  json,
  txt,
}
