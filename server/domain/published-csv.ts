// A published table as CSV (RFC 4180): UTF-8 with BOM, CRLF, one row per indicator. A project's own fields, amounts too, are
// repeated on each of its rows; a project without indicators has one row. Amounts as in the JSON: 万元 with two decimals.
//
// Spreadsheets run cells that begin like a formula. Such text cells (= + - @ and their full-width forms, also after blanks,
// apostrophes or a line break) get an apostrophe before them. To import the file again, give each text cell to `restoreCell`:
// it takes exactly that apostrophe away.
import { printWanPlain } from "./money.ts"
import {
  categoryLabels,
  type PublishedContent,
  type PublishedIndicator,
  type PublishedProject,
  subcategoryLabel,
  totalOf,
} from "./published-table.ts"
import { projectKinds } from "./target.ts"

export const csvHeader = [
  "年度",
  "公开单位编码",
  "公开单位名称",
  "预算单位编码",
  "预算单位名称",
  "项目编码",
  "项目名称",
  "项目类别",
  "总计（万元）",
  "财政拨款（万元）",
  "财政专户拨款（万元）",
  "其他资金（万元）",
  "绩效目标",
  "指标序号",
  "一级指标",
  "二级指标",
  "三级指标",
  "年度指标值",
  "比较符",
  "数值",
  "上限",
  "计量单位",
] as const

/** A line that a spreadsheet may take for a formula, and a line break that begins a cell, whatever apostrophes stand before them. */
const formula = "'*(?:[\\t\\r]|[^\\S\\r\\n]*[=+\\-@＝＋－＠])"
const firstBreak = "(?<![^])'*\\n"
const formulaLines = new RegExp(`^(?=${formula}|${firstBreak})`, "gm")
const markedLines = new RegExp(`^(?=${formula}|${firstBreak})'`, "gm")

/** A text cell that no spreadsheet runs. */
export const neutraliseCell = (text: string): string => text.replace(formulaLines, "'")
/** The text that `neutraliseCell` was given. */
export const restoreCell = (cell: string): string => cell.replace(markedLines, "")

const quote = (cell: string): string => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
/** One line of a file; text cells have been through `neutraliseCell`. */
export const printCsvRow = (cells: readonly string[]): string => `${cells.map(quote).join(",")}\r\n`
const texts = (cells: readonly (string | null)[]): string[] => cells.map((text) => neutraliseCell(text ?? ""))

const symbols = { gte: "≥", lte: "≤", gt: "＞", lt: "＜", eq: "等于", range: "区间", none: "" } as const
const kindLabel = (kind: string): string => (projectKinds as Readonly<Record<string, string>>)[kind] ?? kind

const projectCells = ({ code, name, kind, amounts, goal }: PublishedProject): string[] => [
  ...texts([code, name, kindLabel(kind)]),
  ...[totalOf(amounts), amounts.fiscal, amounts.specialAccount, amounts.other].map(printWanPlain),
  ...texts([goal]),
]

/** Numbers stay numbers, below zero too. */
const indicatorCells = ({ seq, category, subcategory, name, value }: PublishedIndicator): string[] => [
  String(seq),
  ...texts([categoryLabels[category], subcategory && subcategoryLabel(subcategory), name, value.raw]),
  symbols[value.operator],
  value.number ?? "",
  value.upper ?? "",
  ...texts([value.unit]),
]
const noIndicator = Array.from({ length: 9 }, () => "")

/** The whole file, ready to be sent as UTF-8. */
export function printPublishedCsv({ year, org, units }: PublishedContent): string {
  const rows = units.flatMap((unit) =>
    unit.projects.flatMap((project) => {
      const before = [String(year), ...texts([org.code, org.name, unit.code, unit.name]), ...projectCells(project)]
      const indicators = project.indicators.length > 0 ? project.indicators.map(indicatorCells) : [noIndicator]
      return indicators.map((cells) => [...before, ...cells])
    }),
  )
  return `\uFEFF${[csvHeader, ...rows].map(printCsvRow).join("")}`
}
