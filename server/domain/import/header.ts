// Where a table begins and what its columns are: header rows are found by their labels, in any order, over one to three rows.
import { type Currency, currencyIn } from "./amounts.ts"
import { labelKey, readLabel, readStack, type Term } from "./labels.ts"
import { lifeFields } from "./life.ts"
import type { Grid } from "./sheet.ts"
import type { Field } from "./synonyms.ts"

export type Column = { column: number; label: string; term: Term; currency: Currency | null }
export type Columns = ReadonlyMap<Field, Column>

/**
 * `published`: one row per project, its indicators in one cell. `list`: one row per indicator. `form`: the indicators of one project,
 * whose name and money stand above.
 */
export type Shape = "published" | "list" | "form"
export type Header = { shape: Shape; top: number; bottom: number; columns: Columns; unclear: readonly Field[] }

const tallest = 3
/** Columns of the year win over those of the whole cycle; two that say the same are for the person to tell apart. */
const preference: Readonly<Record<string, number>> = { year: 0, null: 1, cycle: 2 }

/** Some things every project table has twice, and the first is meant (合计 under 资金 and again beside it). */
function better(a: Column, b: Column): Column | null {
  const [first, second] = [preference[String(a.term)] ?? 1, preference[String(b.term)] ?? 1]
  if (first === second) return null
  return first < second ? a : b
}

type Candidates = { columns: Map<Field, Column>; unclear: Set<Field> }

function addColumn({ columns, unclear }: Candidates, field: Field, column: Column): void {
  const other = columns.get(field)
  const won = other ? better(other, column) : column
  if (won) columns.set(field, won)
  if (won && won !== other) unclear.delete(field)
  if (!won) unclear.add(field)
}

const lastColumn = (grid: Grid, rows: readonly number[]): number =>
  Math.max(0, ...grid.sheet.rows.filter(({ number }) => rows.includes(number)).map(({ cells }) => cells.length))

function readColumns(grid: Grid, top: number, height: number, widest: number): Candidates {
  const rows = Array.from({ length: height }, (_, at) => top + at)
  const found: Candidates = { columns: new Map(), unclear: new Set() }
  let before = ""
  for (let column = 1; column <= widest; column += 1) {
    const texts = rows.map((row) => grid.at(row, column))
    const merge = grid.mergeAt(rows.at(-1) ?? top, column)
    // A header cell merged over several columns names one column, its first.
    const sameCell = merge !== undefined && merge.left < column && texts.join("\n") === before
    before = texts.join("\n")
    const label = sameCell ? null : readStack(texts)
    if (!label || label.field === "ignored") continue
    const currency = texts.map(currencyIn).findLast((said) => said !== null) ?? null
    // 单位 alone: beside the indicator it is the unit of its value, before it the unit that spends.
    const field =
      label.field === "unitName" && labelKey(texts.at(-1) ?? "") === "单位" && found.columns.has("indicatorName")
        ? "valueUnit"
        : label.field
    addColumn(found, field, { column, label: texts.filter((text) => text.trim() !== "").at(-1) ?? "", term: label.term, currency })
  }
  return found
}

export function shapeOf(columns: Columns): Shape | null {
  if (columns.has("projectName") && columns.has("indicators")) return "published"
  if (columns.has("projectName") && columns.has("indicatorName")) return "list"
  const isForm =
    columns.has("indicatorName") &&
    (columns.has("value") || columns.has("number")) &&
    (columns.has("category") || columns.has("subcategory"))
  return isForm ? "form" : null
}

/** What stands above the indicators of a form are labels with their values, no columns. */
const aboveForms: readonly Field[] = [
  "goal",
  "total",
  "fiscal",
  "specialAccount",
  "other",
  "unitName",
  "unitCode",
  "kind",
  "continuing",
  "projectCode",
  ...lifeFields,
]

const inShape = (columns: Columns, shape: Shape | null): Columns =>
  shape === "form" ? new Map([...columns].filter(([field]) => !aboveForms.includes(field))) : columns

type Try = { top: number; height: number; found: { columns: Columns; unclear: ReadonlySet<Field> }; shape: Shape | null }

/** The reading of header rows around a row that finds most; of two that find the same, the lower and shorter one. */
function bestAround(grid: Grid, row: number, from: number): Try | null {
  let best: Try | null = null
  const near = Array.from({ length: 4 * tallest - 3 }, (_, at) => row - 2 * tallest + 2 + at)
  const widest = lastColumn(grid, near)
  for (let top = Math.max(from, row - tallest + 1); top < row + tallest; top += 1)
    for (let height = 1; height <= tallest; height += 1) {
      const read = readColumns(grid, top, height, widest)
      const shape = shapeOf(read.columns)
      const found = { ...read, columns: inShape(read.columns, shape) }
      const better =
        best === null ||
        found.columns.size > best.found.columns.size ||
        (found.columns.size === best.found.columns.size && height < best.height)
      if (shape && better) best = { top, height, found, shape }
    }
  return best
}

const labelsIn = (cells: readonly string[]): number => cells.reduce((count, text) => count + (readLabel(text) ? 1 : 0), 0)

/** Indicators are a form's when a project is named above them; else they are a table that lacks its projects. */
const namesProject = (grid: Grid, from: number, to: number): boolean =>
  grid.sheet.rows.some(
    ({ number, cells }) => number >= from && number < to && cells.some((text) => readLabel(text)?.field === "projectName"),
  )

/** All header rows of a sheet, from the top. */
export function findHeaders(grid: Grid): Header[] {
  const headers: Header[] = []
  let from = 1
  for (const { number, cells } of grid.sheet.rows) {
    if (number < from || labelsIn(cells) < 2) continue
    const first = bestAround(grid, number, from)
    // Found from above, it may begin too high: around its lowest row the best reading is in reach.
    const best = first && bestAround(grid, first.top + first.height - 1, from)
    if (!best?.shape || (best.shape === "form" && !namesProject(grid, from, best.top))) continue
    const bottom = best.top + best.height - 1
    headers.push({ shape: best.shape, top: best.top, bottom, columns: best.found.columns, unclear: [...best.found.unclear] })
    from = bottom + 1
  }
  return headers
}

/** Columns as a person assigned them; `bottom` is the last header row. */
export function headerByHand(grid: Grid, bottom: number, assigned: Readonly<Record<number, Field>>): Header | null {
  const entries = Object.entries(assigned).map(([at, field]) => {
    const column = Number(at)
    const label = grid.at(bottom, column)
    return [field, { column, label, term: null, currency: currencyIn(label) }] as const
  })
  const columns = new Map(entries)
  const shape = shapeOf(columns)
  return shape ? { shape, top: bottom, bottom, columns, unclear: [] } : null
}

export type Stopped = { row: number; found: string[]; missing: string }

/** For a sheet without a header: the row that looks most like one, and what it lacks. */
export function whereStopped(grid: Grid): Stopped {
  const [best] = grid.sheet.rows
    .slice(0, 200)
    .map(({ number, cells }) => ({ number, labels: cells.filter((text) => readLabel(text)) }))
    .toSorted((a, b) => b.labels.length - a.labels.length)
  if (!best || best.labels.length < 2) return { row: grid.sheet.rows[0]?.number ?? 1, found: [], missing: "表头" }
  const fields = new Set(best.labels.map((text) => readLabel(text)?.field))
  const missing = !fields.has("projectName") ? "项目名称" : "绩效指标（一格写完的“绩效指标”，或“三级指标”和“指标值”）"
  return { row: best.number, found: best.labels.map((text) => text.replace(/\s+/g, "")), missing }
}
