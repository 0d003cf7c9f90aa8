// The app's own table: one row per indicator, filled in with what the unit has for the year. Edited and imported again, only real
// changes appear.
import { type CellValue, type WriteSheet, writeXlsx } from "hucre/xlsx"
import { betterLabels } from "#server/domain/merge.ts"
import { printWanExact } from "#server/domain/money.ts"
import {
  categoriesOf,
  categoryLabels,
  type IndicatorTree,
  subcategories,
  subcategoryLabel,
  totalOf,
} from "#server/domain/published-table.ts"
import type { IndicatorRow, TargetContent } from "#server/domain/target.ts"
import { formLabels, formTexts, rowExtraLabels } from "#server/domain/target-form.ts"
import { rowIdHeader } from "#server/domain/target-sheet.ts"
import { writeCellText } from "./cell-text.ts"

export type TemplateProject = { code: string; name: string; content: TargetContent | null }
export type Template = { unit: string; year: number; tree: IndicatorTree; weights: boolean; projects: readonly TemplateProject[] }

const head = [
  ...["项目代码", "项目名称", "财政拨款（万元）", "财政专户拨款（万元）", "其他资金（万元）", "绩效目标"],
  ...["一级指标", "二级指标", "三级指标", "年度指标值", "指标方向"],
]
const widths = [18, 28, 14, 16, 14, 44, 14, 20, 28, 22, 14]
/** The rest of the 申报表, behind what nearly every row fills in: of the row, then of the project. */
const rowHead = [rowExtraLabels.midtermRaw, rowExtraLabels.method, rowExtraLabels.source, rowIdHeader]
const lifeHead = [...formTexts.map((key) => formLabels[key]), "中期财政拨款（万元）", "中期财政专户拨款（万元）", "中期其他资金（万元）"]
const spareRows = 30

const projectCells = ({ code, name, content }: TemplateProject): CellValue[] => {
  const amounts = content?.amounts
  const money = [amounts?.fiscal, amounts?.specialAccount, amounts?.other].map((fen) => (fen === undefined ? null : printWanExact(fen)))
  return [code, name, ...money, content?.goal ?? null]
}

const indicatorCells = (row: IndicatorRow, weights: boolean): CellValue[] => [
  ...[categoryLabels[row.category], row.subcategory === null ? null : subcategoryLabel(row.subcategory)],
  ...[row.name, row.raw, betterLabels[row.better]],
  ...(weights ? [row.weight ?? null] : []),
  ...[row.midtermRaw ?? null, row.method ?? null, row.source ?? null],
  row.id,
]

/** Nothing where nothing is filled in; 0.00 was never written. */
function lifeCells({ content }: TemplateProject): CellValue[] {
  const form = content?.form
  if (!form) return lifeHead.map(() => null)
  const { fiscal, specialAccount, other } = form.midterm
  const money = totalOf(form.midterm) === 0n ? [null, null, null] : [fiscal, specialAccount, other].map(printWanExact)
  return [...formTexts.map((key) => form[key] || null), ...money]
}

/** A project's own cells stand in its first row only. */
function projectRows(project: TemplateProject, weights: boolean): CellValue[][] {
  const [own, life] = [projectCells(project), lifeCells(project)]
  const rows = (project.content?.indicators ?? []).map((row) => indicatorCells(row, weights))
  const blank = [...head.slice(own.length), ...(weights ? [""] : []), ...rowHead].map(() => null)
  if (rows.length === 0) return [[...own, ...blank, ...life]]
  const [first = blank, ...more] = rows
  return [[...own, ...first, ...life], ...more.map((cells) => [...own.map(() => null), ...cells])]
}

const text = { alignment: { wrapText: true, vertical: "top" }, numFmt: "@" } as const
const title = { font: { bold: true, size: 14 } } as const
const header = {
  font: { bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "E7EDF5" } },
  alignment: { wrapText: true },
} as const

function styled(rows: readonly CellValue[][], columns: number): WriteSheet["cells"] {
  const cells: NonNullable<WriteSheet["cells"]> = new Map([["0,0", { value: rows[0]?.[0] ?? null, style: title }]])
  for (let column = 0; column < columns; column += 1) cells.set(`2,${column}`, { value: rows[2]?.[column] ?? null, style: header })
  return cells
}

const listOf = (range: string, values: readonly string[]) => ({ type: "list" as const, range, values: [...values], allowBlank: true })

const guide = (tree: IndicatorTree): CellValue[][] =>
  [
    "每条指标一行；同一项目的项目代码、名称、资金和绩效目标只写在第一行。",
    "新项目的项目代码可以不填，导入时自动编制。金额以万元为单位，最多 6 位小数（精确到分）。",
    `一级指标：${categoriesOf(tree)
      .map((category) => categoryLabels[category])
      .join("、")}；留空表示与上一行相同。`,
    "年度指标值连同比较符和单位一起写，例如 ≥90%、11月30日前完成。",
    "指标方向可以不填；可填：越高越好、越低越好、等于该值。",
    "项目开始、结束年月写成 2026-01 这样；右边各列没有内容的可以空着。",
    "可以自己加列、加工作表，导入时不会读取，也不会丢失。",
  ].map((line) => [line])

/** .xlsx bytes. */
export function writeTemplate({ unit, year, tree, weights, projects }: Template): Promise<Uint8Array> {
  const labels = [...head, ...(weights ? ["分值"] : []), ...rowHead, ...lifeHead]
  const rows: CellValue[][] = [
    [`${unit} ${year} 年项目绩效目标填报表`],
    ["单位：万元。填写说明见第二页。"],
    labels,
    ...projects
      .flatMap((project) => projectRows(project, weights))
      .map((row) => row.map((cell) => (typeof cell === "string" ? writeCellText(cell) : cell))),
  ]
  const last = rows.length + spareRows
  const seconds = [...new Set(categoriesOf(tree).flatMap((category) => subcategories(tree, category).map(subcategoryLabel)))]
  const validations = [
    listOf(
      `G4:G${last}`,
      categoriesOf(tree).map((category) => categoryLabels[category]),
    ),
    listOf(`H4:H${last}`, seconds),
    listOf(`K4:K${last}`, Object.values(betterLabels)),
  ]
  const sheet: WriteSheet = {
    ...{ name: "填报", rows, cells: styled(rows, labels.length), dataValidations: validations, freezePane: { rows: 3, columns: 2 } },
    columns: labels.map((label, at) => ({ width: widths[at] ?? 16, style: text, ...(label === rowIdHeader && { hidden: true }) })),
  }
  return writeXlsx({ sheets: [sheet, { name: "填写说明", rows: guide(tree), columns: [{ width: 100 }] }] })
}
