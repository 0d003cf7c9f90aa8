// A workbook of any known shape → projects, with everything there is to say about it. Pure: the same in the browser's preview, the
// worker and the command line.
import { type Currency, currencyIn } from "./amounts.ts"
import { sayGarbage } from "./garbage.ts"
import { findHeaders, type Header, headerByHand, type Shape, whereStopped } from "./header.ts"
import { squeeze } from "./labels.ts"
import { type ImportProblem, Problems } from "./problem.ts"
import { Cells } from "./read-cells.ts"
import { readForm } from "./read-form.ts"
import { type ReadProject, readTable } from "./read-table.ts"
import { columnName, type Grid, gridOf, type Sheet, type Workbook } from "./sheet.ts"
import { type Field, fields } from "./synonyms.ts"

/** Columns assigned by hand: `row` is the last header row of the sheet. */
export type Mapping = { row: number; columns: Readonly<Record<number, Field>> }

export type ImportOptions = {
  /** What the person answered where a sheet states no currency unit. */
  currency?: Currency
  /** By sheet name. */
  mappings?: Readonly<Record<string, Mapping>>
  /** Columns assigned by hand before, by `headerText` of their header row. */
  remembered?: Readonly<Record<string, Mapping["columns"]>>
  /** Names under which the unit's own subtotal may stand. */
  units?: readonly string[]
}

/** What a header row is recognised by, when its columns were once assigned by hand. */
export const headerText = (cells: readonly string[]): string => cells.map(squeeze).join("|")

/** How a sheet was understood; null where it was not. */
export type ReadSheet = {
  name: string
  shape: Shape | null
  currency: Currency | null
  columns: { column: string; label: string; field: Field }[]
  /** Of a row whose columns were assigned by hand just now. */
  byHand: string | null
}

export type ReadImport = {
  projects: ReadProject[]
  problems: ImportProblem[]
  /** Problems beyond those listed. */
  unlisted: number
  sheets: ReadSheet[]
  notes: string[]
  /** The person has to say what the sheet does not: the currency unit, or which column is what. */
  asks: ("currency" | "mapping")[]
}

const moneyFields: readonly Field[] = ["total", "fiscal", "specialAccount", "other"]

/** A statement above the table or in its head; the nearest one counts. */
function currencyAbove(grid: Grid, top: number, bottom: number): Currency | null {
  const texts = grid.sheet.rows.filter(({ number }) => number >= top && number <= bottom).flatMap(({ cells }) => cells)
  return texts.map(currencyIn).findLast((said) => said !== null) ?? null
}

const unitAbove = (grid: Grid, top: number, bottom: number): string => {
  const texts = grid.sheet.rows.filter(({ number }) => number >= top && number < bottom).flatMap(({ cells }) => cells)
  return texts.map((text) => /^\s*(?:编制)?单位名称[:：]\s*(.+?)\s*$/.exec(text)?.[1]).find((name) => name !== undefined) ?? ""
}

type Reading = { problems: Problems; options: ImportOptions; asks: Set<"currency" | "mapping"> }
type Part = { projects: ReadProject[]; currency: Currency | null }

function hasMoney(grid: Grid, header: Header, top: number): boolean {
  if (header.shape !== "form") return moneyFields.some((field) => header.columns.has(field))
  const texts = grid.sheet.rows.filter(({ number }) => number >= top && number < header.top).flatMap(({ cells }) => cells)
  return texts.some((text) => /资金|拨款|金额/.test(text) && text.length < 30)
}

function currencyFor(grid: Grid, header: Header, top: number, { problems, options, asks }: Reading): Currency | null {
  const stated = currencyAbove(grid, top, header.bottom)
  const own = moneyFields.map((field) => header.columns.get(field)).filter((column) => column !== undefined)
  const covered = own.length > 0 && own.every(({ currency }) => currency !== null)
  const currency = stated ?? options.currency ?? null
  if (currency !== null || covered || !hasMoney(grid, header, top)) return currency
  asks.add("currency")
  const place = { sheet: grid.sheet.name, row: header.bottom, column: own[0]?.column ?? 0 }
  const message = "表里没有写明金额单位，不能猜。请在导入页面选择，或在表头写明“单位：万元”。"
  problems.add("error", place, { code: "currency_unknown", value: own[0]?.label ?? "", expected: "元或万元", message })
  return null
}

function sayUnclear(grid: Grid, header: Header, { problems, asks }: Reading): void {
  for (const field of header.unclear) {
    asks.add("mapping")
    const column = header.columns.get(field)
    const message = `有不止一列像是“${fields[field]}”，请在导入页面指定用哪一列。`
    problems.add(
      "error",
      { sheet: grid.sheet.name, row: header.bottom, column: column?.column ?? 0 },
      { code: "column_unclear", value: column?.label ?? "", message },
    )
  }
}

function saySources(grid: Grid, header: Header, { problems }: Reading): void {
  if (header.shape === "form" || !header.columns.has("total")) return
  if ((["fiscal", "specialAccount", "other"] as const).some((field) => header.columns.has(field))) return
  const column = header.columns.get("total")
  const message = "表里只有总额，没有财政拨款、财政专户拨款、其他资金各是多少。"
  problems.add(
    "error",
    { sheet: grid.sheet.name, row: header.bottom, column: column?.column ?? 0 },
    { code: "sources_missing", value: column?.label ?? "", expected: "资金来源各列", message },
  )
}

function readBlock(grid: Grid, header: Header, top: number, bottom: number, reading: Reading): Part {
  sayUnclear(grid, header, reading)
  saySources(grid, header, reading)
  const currency = currencyFor(grid, header, top, reading)
  const cells = new Cells(grid, reading.problems, currency)
  if (header.shape !== "form") {
    const unit = unitAbove(grid, top, header.top)
    return { projects: readTable(cells, header, bottom, [...(reading.options.units ?? []), unit].filter(Boolean), unit), currency }
  }
  const project = readForm(cells, header, top, bottom)
  return { projects: project ? [project] : [], currency }
}

const lastRow = (sheet: Sheet): number => sheet.rows.at(-1)?.number ?? 0

/** Where the rows of a header end: before the labels of the next form, or the next header. */
function bottomOf(headers: readonly Header[], at: number, sheet: Sheet): number {
  const next = headers[at + 1]
  return next ? next.top - 1 : lastRow(sheet)
}

/** Where the labels of a form begin: after the last indicator row of the form above it, which ends at its title or 项目名称. */
function topOf(grid: Grid, headers: readonly Header[], at: number): number {
  const above = headers[at - 1]
  const own = headers[at]
  if (!above || !own) return 1
  const start = grid.sheet.rows.find(
    ({ number, cells }) =>
      number > above.bottom && number < own.top && cells.some((text) => /绩效目标(?:申报|批复|审核)?表|^\s*项目名称/.test(text)),
  )
  return start?.number ?? above.bottom + 1
}

function sayHidden({ name, rows }: Sheet, problems: Problems): void {
  const hidden = rows.filter((row) => row.hidden)
  const [first] = hidden
  if (first)
    problems.add(
      "note",
      { sheet: name, row: first.number, column: 0 },
      { code: "hidden_rows", message: `有 ${hidden.length} 行是隐藏的，也已读取。` },
    )
}

/** The header a person assigned: now, or once before to a row that reads the same. */
function assignedHeader(grid: Grid, { options }: Reading): Header | null {
  const mapping = options.mappings?.[grid.sheet.name]
  if (mapping) return headerByHand(grid, mapping.row, mapping.columns)
  const known = options.remembered ?? {}
  if (Object.keys(known).length === 0) return null
  for (const { number, cells } of grid.sheet.rows.slice(0, 60)) {
    const columns = known[headerText(cells)]
    if (columns) return headerByHand(grid, number, columns)
  }
  return null
}

const describeSheet = (grid: Grid, headers: readonly Header[], currency: Currency | null, reading: Reading): ReadSheet => {
  const { name, rows } = grid.sheet
  const mapping = reading.options.mappings?.[name]
  const header = mapping && rows.find(({ number }) => number === mapping.row)
  const columns = [...(headers[0]?.columns ?? [])].map(([field, { column, label }]) => ({
    column: columnName(column),
    label: label.replace(/\s+/g, ""),
    field,
  }))
  return { name, shape: headers[0]?.shape ?? null, currency, columns, byHand: header ? headerText(header.cells) : null }
}

function readSheet(sheet: Sheet, reading: Reading): { read: ReadSheet; projects: ReadProject[]; headers: number } {
  const grid = gridOf(sheet)
  const assigned = assignedHeader(grid, reading)
  const headers = assigned ? [assigned] : findHeaders(grid)
  const parts = headers.map((header, at) => {
    const end = header.shape === "form" && headers[at + 1] ? topOf(grid, headers, at + 1) - 1 : bottomOf(headers, at, sheet)
    return readBlock(grid, header, topOf(grid, headers, at), end, reading)
  })
  if (headers.length > 0) sayHidden(sheet, reading.problems)
  const currency = parts.find((part) => part.currency)?.currency ?? null
  return {
    read: describeSheet(grid, headers, currency, reading),
    projects: parts.flatMap(({ projects }) => projects),
    headers: headers.length,
  }
}

function sayUnknown(sheets: readonly Sheet[], { problems, asks }: Reading): void {
  asks.add("mapping")
  for (const sheet of sheets.filter(({ rows }) => rows.length > 0)) {
    const { row, found, missing } = whereStopped(gridOf(sheet))
    const message = found.length > 0 ? `第 ${row} 行像是表头，但缺少“${missing}”一列。` : "没有找到表头，看不出各列是什么。"
    problems.add(
      "error",
      { sheet: sheet.name, row, column: 0 },
      { code: "layout_unknown", value: found.join("、"), expected: missing, message: `${message}可以在导入页面逐列指定。` },
    )
  }
}

const isEmpty = ({ name, goal, indicators }: ReadProject): boolean => name === "" && !goal && indicators.length === 0

/** Reads everything and says everything; stores nothing. */
export function readImport(workbook: Workbook, options: ImportOptions = {}): ReadImport {
  const reading: Reading = { problems: new Problems(), options, asks: new Set() }
  const read = workbook.sheets.map((sheet) => readSheet(sheet, reading))
  const projects = read.flatMap((sheet) => sheet.projects).filter((project) => !isEmpty(project))
  const found = read.reduce((sum, { headers }) => sum + headers, 0)
  if (found === 0) sayUnknown(workbook.sheets, reading)
  else if (projects.length === 0 && !reading.problems.hasErrors) {
    const [first] = read.filter(({ headers }) => headers > 0)
    reading.problems.add(
      "error",
      { sheet: first?.read.name ?? "", row: 0, column: 0 },
      { code: "empty_form", message: "这是空表：有表头，没有填任何项目。" },
    )
  }
  sayGarbage(
    reading.problems,
    projects.flatMap(({ sheet, indicators }) => indicators.map((indicator) => ({ sheet, indicator }))),
  )
  const skipped = read
    .filter(({ headers }) => headers === 0 && found > 0)
    .map((sheet) => `工作表“${sheet.read.name}”里没有申报内容，没有读取。`)
  return {
    projects,
    problems: reading.problems.list,
    unlisted: reading.problems.unlisted,
    sheets: read.map((sheet) => sheet.read),
    notes: [...workbook.notes, ...skipped],
    asks: [...reading.asks],
  }
}
