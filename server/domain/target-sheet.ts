// Lists of targets as sheets: one row per indicator, a project's own fields repeated on each; a target without indicators has one row.
// One column names the rows, so that a sheet that was edited elsewhere can be matched with what it came from.
import { betterLabels } from "./merge.ts"
import type { Fen } from "./money.ts"
import { type Amounts, amountLabels, categoryLabels, subcategoryLabel, totalOf } from "./published-table.ts"
import { type IndicatorRow, type ProjectKind, projectKinds } from "./target.ts"
import { type FormText, formLabels, rowExtraLabels, type TargetForm } from "./target-form.ts"

/** A target as this person may read it. */
export type ListedTarget = {
  id: string
  version: number
  budgetYear: number
  stateLabel: string
  department: string
  unit: { code: string; name: string }
  project: { code: string; name: string; kind: ProjectKind; continuing: boolean }
  amounts: Amounts
  goal: string
  form?: TargetForm | undefined
  indicators: IndicatorRow[]
}

/** Text, or an amount in 分. */
export type SheetValue = string | Fen
type Column = { header: string; width: number; money?: boolean; of: (target: ListedTarget, row: IndicatorRow | undefined) => SheetValue }

const wan = (label: string, of: (amounts: Amounts) => Fen): Column => ({
  ...{ header: `${label}（万元）`, width: 14, money: true },
  of: ({ amounts }) => of(amounts),
})
/** 中期 money stands only where there is some: 0.00 was never written. */
const midterm = (key: keyof Amounts): Column => ({
  ...{ header: `中期${amountLabels[key]}（万元）`, width: 14, money: true },
  of: ({ form }) => (form && totalOf(form.midterm) > 0n ? form.midterm[key] : ""),
})
const life = (key: FormText, width: number): Column => ({ header: formLabels[key], width, of: ({ form }) => form?.[key] ?? "" })

const second = (row: IndicatorRow | undefined): string => (row?.subcategory ? subcategoryLabel(row.subcategory) : "")

/** What a row is known by when it comes back, however it was renamed meanwhile (import/match-indicators.ts). */
export const rowIdHeader = "指标标识（勿改）"

export const sheetName = "绩效目标"
export const sheetColumns: readonly Column[] = [
  { header: "预算年度", width: 9, of: ({ budgetYear }) => String(budgetYear) },
  { header: "主管部门", width: 18, of: ({ department }) => department },
  { header: "预算单位编码", width: 12, of: ({ unit }) => unit.code },
  { header: "预算单位名称", width: 24, of: ({ unit }) => unit.name },
  { header: "项目编码", width: 18, of: ({ project }) => project.code },
  { header: "项目名称", width: 30, of: ({ project }) => project.name },
  { header: "项目类别", width: 13, of: ({ project }) => projectKinds[project.kind] },
  { header: "项目属性", width: 9, of: ({ project }) => (project.continuing ? "延续" : "新增") },
  { header: "状态", width: 12, of: (target) => target.stateLabel },
  wan(amountLabels.total, totalOf),
  wan(amountLabels.fiscal, ({ fiscal }) => fiscal),
  wan(amountLabels.specialAccount, ({ specialAccount }) => specialAccount),
  wan(amountLabels.other, ({ other }) => other),
  { header: "绩效目标", width: 50, of: ({ goal }) => goal },
  { header: "一级指标", width: 11, of: (_, row) => (row ? categoryLabels[row.category] : "") },
  { header: "二级指标", width: 16, of: (_, row) => second(row) },
  { header: "三级指标", width: 28, of: (_, row) => row?.name ?? "" },
  { header: "年度指标值", width: 18, of: (_, row) => row?.raw ?? "" },
  { header: "指标方向", width: 10, of: (_, row) => (row ? betterLabels[row.better] : "") },
  { header: rowExtraLabels.midtermRaw, width: 16, of: (_, row) => row?.midtermRaw ?? "" },
  { header: rowExtraLabels.weight, width: 7, of: (_, row) => row?.weight ?? "" },
  { header: rowExtraLabels.method, width: 20, of: (_, row) => row?.method ?? "" },
  { header: rowExtraLabels.source, width: 16, of: (_, row) => row?.source ?? "" },
  { header: rowIdHeader, width: 12, of: (_, row) => row?.id ?? "" },
  // At the end, since most leave them empty, and what is empty at the end of a row costs nothing.
  ...[life("startsOn", 10), life("endsOn", 10), life("basis", 30), life("midtermGoal", 40)],
  ...[midterm("fiscal"), midterm("specialAccount"), midterm("other")],
]

/** The rows of one target. */
export function sheetRows(target: ListedTarget): SheetValue[][] {
  const rows = target.indicators.length > 0 ? target.indicators : [undefined]
  return rows.map((row) => sheetColumns.map(({ of }) => of(target, row)))
}
