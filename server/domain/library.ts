// The indicator library (指标库): what a row holds, where it applies, and what taking one gives to a target.
import { z } from "zod"
import { betters } from "./indicator-value.ts"
import { categories, subcategoryLabels } from "./published-table.ts"
import type { IndicatorRow } from "./target.ts"
import { text } from "./text.ts"

export const libraryScopes = { common: "共性", industry: "行业", department: "部门" } as const
export type LibraryScope = keyof typeof libraryScopes

/** A row is written, confirmed (入库) and retired; a retired one may come back as a draft. Only confirmed rows are proposed. */
export const libraryStates = { draft: "草稿", confirmed: "已确认", retired: "已停用" } as const
export type LibraryState = keyof typeof libraryStates
export const librarySteps = {
  confirm: { from: ["draft"], to: "confirmed", label: "确认入库" },
  retire: { from: ["draft", "confirmed"], to: "retired", label: "停用" },
  restore: { from: ["retired"], to: "draft", label: "恢复为草稿" },
} as const satisfies Record<string, { from: readonly LibraryState[]; to: LibraryState; label: string }>
export type LibraryAction = keyof typeof librarySteps
export const libraryActions = Object.keys(librarySteps) as LibraryAction[]

export const libraryActionsFrom = (state: LibraryState): LibraryAction[] =>
  libraryActions.filter((action) => (librarySteps[action].from as readonly LibraryState[]).includes(state))

/** The sign that stands before a number; none: the value is a text. */
export const librarySigns = { gte: "≥", lte: "≤", gt: "＞", lt: "＜", eq: "", none: "" } as const
export type LibrarySign = keyof typeof librarySigns
export const librarySignLabels = { gte: "≥ 不少于", lte: "≤ 不超过", gt: "＞ 多于", lt: "＜ 少于", eq: "= 等于", none: "定性" } as const

const words = (label: string, max: number) => text({ label, max })
const long = (label: string) => text({ label, max: 500, multiline: true })

/** What finance fills in. Fields of domain: 三级指标, 性质, 单位, 解释/公式, 参考值, 评分标准, 数据来源, 适用项目类别, 来源. */
export const libraryInput = z
  .strictObject({
    scope: z.enum(["common", "industry", "department"], "请选择适用范围。"),
    departmentId: z.uuid().nullable(),
    industry: words("行业", 40),
    category: z.enum(categories, "请选择一级指标。"),
    subcategory: z.enum(Object.keys(subcategoryLabels) as [keyof typeof subcategoryLabels], "请选择二级指标。").nullable(),
    name: text({ label: "指标名称", max: 100, required: true }),
    sign: z.enum(["gte", "lte", "gt", "lt", "eq", "none"], "请选择计算符号。"),
    unit: words("计量单位", 20),
    better: z.enum(betters),
    explanation: long("指标解释或公式"),
    referenceValue: words("参考值", 100),
    scoring: long("评分标准"),
    dataSource: words("数据来源", 100),
    appliesTo: words("适用项目", 100),
    source: words("出处", 200),
  })
  .superRefine(({ scope, departmentId, industry }, ctx) => {
    if (scope === "department" && !departmentId) ctx.addIssue({ code: "custom", path: ["departmentId"], message: "请选择部门。" })
    if (scope === "industry" && !industry) ctx.addIssue({ code: "custom", path: ["industry"], message: "请填写行业。" })
  })
  // What belongs to another scope is not kept.
  .transform((row) => ({
    ...row,
    departmentId: row.scope === "department" ? row.departmentId : null,
    industry: row.scope === "industry" ? row.industry : "",
  }))
export type LibraryInput = z.input<typeof libraryInput>
export type LibraryRow = z.output<typeof libraryInput>

/** A row of which nothing is written yet. */
export const emptyLibraryRow: LibraryRow = {
  ...{ scope: "common", departmentId: null, industry: "", category: "output", subcategory: null, name: "" },
  ...{
    sign: "gte",
    unit: "",
    better: "higher",
    explanation: "",
    referenceValue: "",
    scoring: "",
    dataSource: "",
    appliesTo: "",
    source: "",
  },
}

/** Of a library row: what a target's row takes over. Never the reference value, which is no target. */
type Takeable = Pick<IndicatorRow, "id" | "category" | "subcategory" | "name" | "better"> & { dataSource: string }
export const takenFrom = ({ id, category, subcategory, name, better, dataSource }: Takeable): Omit<IndicatorRow, "id" | "raw"> => ({
  ...{ category, subcategory, name, better, libraryId: id },
  ...(dataSource && { source: dataSource }),
})

/** What a person typed as the number of a taken row, written as a value: “95” of a ≥ … % row is “≥95%”. Anything but a number stays as typed. */
export function writtenValue({ sign, unit }: Pick<LibraryRow, "sign" | "unit">, typed: string): string {
  const number = typed.trim().normalize("NFKC")
  if (sign === "none" || !/^\d[\d,]*(\.\d+)?$/.test(number)) return typed.trim()
  return `${librarySigns[sign]}${number}${unit}`
}

/** The value of a taken row before anybody typed its number: sign and unit, with the place where the number goes. */
export const valueFrame = ({ sign, unit }: Pick<LibraryRow, "sign" | "unit">): { raw: string; caret: number } =>
  sign === "none" ? { raw: "", caret: 0 } : { raw: `${librarySigns[sign]}${unit}`, caret: librarySigns[sign].length }
