// The published table as a workbook in the layout of the official one: a project's cells are merged beside its indicators.
import type { Fen } from "#server/domain/money.ts"
import {
  type Amounts,
  categoryLabels,
  type PublishedContent,
  type PublishedIndicator,
  type PublishedProject,
  subcategoryLabel,
  totalOf,
} from "#server/domain/published-table.ts"
import { publishedHeader } from "#server/domain/published-text.ts"
import { roundingHead, roundingNotes, tableTotals, unitTotals } from "#server/domain/totals.ts"
import { breakLines } from "./lines.ts"
import { type PublishedDocument, versionWords } from "./published-pdf.ts"
import { type Look, type Merge, type SheetCell, type SheetRow, wanCell, writeSheet } from "./workbook.ts"

const indicatorHeader = ["一级指标", "二级指标", "三级指标", "年度指标值"] as const
const projectColumns = publishedHeader.length - 1
const widths = [22, 12, 12, 12, 12, 44, 11, 15, 28, 20]
const lastColumn = widths.length - 1
const headRows = [2, 3] as const

/** In characters: Chinese ones are two wide. */
const measure = (text: string): number => [...text].reduce((sum, char) => sum + (char > "\u2000" ? 2 : 1), 0)
const lineHeight = 13.5
/** Excel allows no more. */
const highest = 409
const linesIn = (text: string, column: number): number => breakLines(text, (widths[column] ?? 10) - 1, measure).length
const heightOf = (lines: number): number => Math.min(highest, Math.ceil(lines * lineHeight + 4))

const cell = (value: SheetCell["value"], look: Look): SheetCell => ({ value, look })
const cells = (values: readonly SheetCell["value"][], look: Look): SheetCell[] => values.map((value) => cell(value, look))
const across = (row: number, startCol = 0, endCol = lastColumn): Merge => ({ startRow: row, endRow: row, startCol, endCol })
const padded = (first: SheetCell, look: Look): SheetCell[] => [first, ...cells(Array(lastColumn).fill(null), look)]

const moneyOf = (amounts: Amounts): Fen[] => [totalOf(amounts), amounts.fiscal, amounts.specialAccount, amounts.other]

type Part = { rows: SheetRow[]; merges: Merge[] }

function topOf({ title, org, year }: PublishedContent): Part {
  const half = 5
  const line = [cell(`单位名称：${org.name}`, "left"), ...cells(Array(half).fill(null), "left"), cell(`${year} 年度　单位：万元`, "right")]
  const [upper, lower] = [publishedHeader, [...Array(projectColumns).fill(null), ...indicatorHeader]]
  const rows = [
    { cells: padded(cell(title, "title"), "title"), height: 30 },
    { cells: [...line, ...cells(Array(lastColumn - half - 1).fill(null), "right")], height: 18 },
    { cells: cells([...upper, null, null, null], "head"), height: 20 },
    { cells: cells(lower, "head"), height: 20 },
  ]
  const down = Array.from({ length: projectColumns }, (_, column) => ({ startRow: 2, endRow: 3, startCol: column, endCol: column }))
  return { rows, merges: [across(0), across(1, 0, half), across(1, half + 1), ...down, across(2, projectColumns)] }
}

/** 合计 and each unit: amounts only. */
const sumRow = (name: string, amounts: Amounts): SheetRow => ({
  cells: [cell(name, "strong"), ...cells(moneyOf(amounts).map(wanCell), "strongMoney"), ...cells(Array(5).fill(null), "strong")],
  height: heightOf(linesIn(name, 0)),
})

const indicatorValues = ({ category, subcategory, name, value }: PublishedIndicator): string[] => [
  categoryLabels[category],
  subcategory === null ? "" : subcategoryLabel(subcategory),
  name,
  value.raw,
]

/** One row per indicator, high enough together for the project's own texts. */
function projectPart({ name, amounts, goal, indicators }: PublishedProject, start: number): Part {
  const texts = indicators.length > 0 ? indicators.map(indicatorValues) : [["", "", "", ""]]
  const own = texts.map((row) => Math.max(...row.map((text, place) => linesIn(text, projectColumns + place))))
  const missing = Math.max(linesIn(goal, projectColumns - 1), linesIn(name, 0)) - own.reduce((sum, lines) => sum + lines, 0)
  const more = Math.ceil(Math.max(0, missing) / texts.length)
  const rows = texts.map((row, place) => ({
    cells: [
      cell(place === 0 ? name : null, "text"),
      ...cells(place === 0 ? moneyOf(amounts).map(wanCell) : Array(4).fill(null), "money"),
      cell(place === 0 ? goal : null, "text"),
      ...cells(row, "text"),
    ],
    height: heightOf((own[place] ?? 1) + more),
  }))
  const endRow = start + rows.length - 1
  const merges =
    rows.length > 1
      ? Array.from({ length: projectColumns }, (_, column) => ({ startRow: start, endRow, startCol: column, endCol: column }))
      : []
  return { rows, merges }
}

function notePart(text: string, start: number): Part {
  const width = widths.reduce((sum, each) => sum + each, 0)
  return {
    rows: [{ cells: padded(cell(text, "note"), "note"), height: heightOf(breakLines(text, width, measure).length) }],
    merges: [across(start)],
  }
}

const notesOf = (table: PublishedDocument): string[] => {
  const rounding = roundingNotes(table.content)
  return [...(rounding.length > 0 ? [[roundingHead, ...rounding].join("\n")] : []), versionWords(table)]
}

function layOut(table: PublishedDocument): Part {
  const { content } = table
  const all: Part = topOf(content)
  const add = ({ rows, merges }: Part): void => {
    all.rows.push(...rows)
    all.merges.push(...merges)
  }
  add({ rows: [sumRow("合计", tableTotals(content))], merges: [] })
  for (const unit of content.units) {
    add({ rows: [sumRow(unit.name, unitTotals(unit))], merges: [] })
    for (const project of unit.projects) add(projectPart(project, all.rows.length))
  }
  for (const note of notesOf(table)) add(notePart(note, all.rows.length))
  return all
}

/** The whole file. The same snapshot gives the same bytes. */
export const printPublishedXlsx = (table: PublishedDocument): Promise<Uint8Array> =>
  writeSheet({
    ...layOut(table),
    name: "绩效目标表",
    title: `${table.content.org.name} ${table.content.year} 年度${table.content.title}`,
    at: table.publishedAt,
    widths,
    head: headRows,
  })
