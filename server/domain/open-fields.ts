// What of a returned target may be edited: the fields the return names, unless the reviewer opened all.
// Paths as everywhere: "goal", "amounts.fiscal", "indicators[ID].raw"; "amounts", "indicators" and "indicators[ID]" stand for all below.
import { attachmentWords } from "./attachment.ts"
import { printWan } from "./money.ts"
import { amountLabels, categoryLabels, subcategoryLabel } from "./published-table.ts"
import type { IndicatorRow, TargetContent } from "./target.ts"
import { emptyForm, formLabels, formTexts, type RowExtra, rowExtraLabels, rowExtras } from "./target-form.ts"

/** null: everything is open. */
export type OpenFields = readonly string[] | null

const amountKeys = ["fiscal", "specialAccount", "other"] as const
const rowKeys = ["category", "subcategory", "name", "raw", "better", ...rowExtras] as const
const rowFieldLabels = {
  ...{ category: "一级指标", subcategory: "二级指标", name: "指标名称", raw: "年度指标值", better: "方向" },
  ...rowExtraLabels,
}

/** What follows from another field: a new value may turn the direction, a new first level voids the second. */
const follows: Readonly<Record<string, string>> = { better: "raw", subcategory: "category" }

/** The path itself, those it lies in, and the one it follows from. */
const within = (path: string): string[] => {
  const [, id, key = ""] = /^indicators\[([^\]]+)\](?:\.(\w+))?$/.exec(path) ?? []
  if (id) return ["indicators", `indicators[${id}]`, path, ...(follows[key] ? [`indicators[${id}].${follows[key]}`] : [])]
  if (path.startsWith("form.")) return ["form", path]
  if (path.startsWith("attachments[")) return ["attachments", path]
  return path.startsWith("amounts.") ? ["amounts", path] : [path]
}

/** May this field be edited? */
export const isOpen = (open: OpenFields, path: string): boolean => open === null || within(path).some((each) => open.includes(each))

type Field = { path: string; label: string; words: string }

const rowTitle = ({ indicators }: TargetContent, row: IndicatorRow): string =>
  `第 ${indicators.findIndex(({ id }) => id === row.id) + 1} 条指标“${row.name || "未填名称"}”`

const rowWords: Record<(typeof rowKeys)[number], (row: IndicatorRow) => string> = {
  category: ({ category }: IndicatorRow) => categoryLabels[category],
  subcategory: ({ subcategory }: IndicatorRow) => (subcategory ? subcategoryLabel(subcategory) : ""),
  name: ({ name }: IndicatorRow) => name,
  raw: ({ raw }: IndicatorRow) => raw,
  better: ({ better }: IndicatorRow): string => better,
  ...(Object.fromEntries(rowExtras.map((key) => [key, (row: IndicatorRow) => row[key] ?? ""])) as Record<
    RowExtra,
    (row: IndicatorRow) => string
  >),
}

const amountFields = ({ amounts }: TargetContent): Field[] =>
  amountKeys.map((key) => ({ path: `amounts.${key}`, label: `${amountLabels[key]}（万元）`, words: printWan(amounts[key]) }))

const formFields = ({ form = emptyForm }: TargetContent): Field[] => [
  ...formTexts.map((key) => ({ path: `form.${key}`, label: formLabels[key], words: form[key] })),
  ...amountKeys.map((key) => ({
    path: `form.midterm.${key}`,
    label: `中期${amountLabels[key]}（万元）`,
    words: form.midterm[key] === 0n ? "" : printWan(form.midterm[key]),
  })),
]

const attachmentField = ({ attachments = [] }: TargetContent): Field => ({
  path: "attachments",
  label: "附件",
  words: attachments.map(attachmentWords).join("；"),
})

const rowFields = (content: TargetContent, row: IndicatorRow): Field[] =>
  rowKeys.map((key) => ({
    path: `indicators[${row.id}].${key}`,
    label: `${rowTitle(content, row)}的${rowFieldLabels[key]}`,
    words: rowWords[key](row),
  }))

/** Every field that can be named in a return, in the order of the form, with what stands in it. */
export const fieldsOf = (content: TargetContent): Field[] => [
  { path: "amounts", label: "资金（全部）", words: "" },
  ...amountFields(content),
  { path: "goal", label: "绩效目标", words: content.goal },
  { path: "form", label: "项目概况与中期目标（全部）", words: "" },
  ...formFields(content),
  { path: "indicators", label: "绩效指标（全部，含增删）", words: "" },
  ...content.indicators.flatMap((row) => [
    { path: `indicators[${row.id}]`, label: `${rowTitle(content, row)}（整条）`, words: `${row.name}：${row.raw}` },
    ...rowFields(content, row),
  ]),
  attachmentField(content),
]

/** What a path is called, as the content stands; a row that is gone keeps a name people understand. */
export const fieldLabel = (content: TargetContent, path: string): string =>
  fieldsOf(content).find((field) => field.path === path)?.label ?? (path.startsWith("indicators[") ? "已删除的指标" : path)

const changedFields = (before: TargetContent, after: TargetContent): Field[] => {
  const now = new Map(after.indicators.map((row) => [row.id, row]))
  const rows = before.indicators.flatMap((row): Field[] => {
    const kept = now.get(row.id)
    if (!kept) return [{ path: `indicators[${row.id}]`, label: rowTitle(before, row), words: "" }]
    return rowFields(before, row).filter((_, at) => (row[rowKeys[at] ?? "name"] ?? "") !== (kept[rowKeys[at] ?? "name"] ?? ""))
  })
  const known = new Set(before.indicators.map(({ id }) => id))
  const added = after.indicators.some(({ id }) => !known.has(id))
  const keptIds = before.indicators.filter(({ id }) => now.has(id)).map(({ id }) => id)
  const moved = after.indicators.filter(({ id }) => known.has(id)).some(({ id }, at) => id !== keptIds[at])
  return [
    ...amountFields(before).filter((_, at) => before.amounts[amountKeys[at] ?? "other"] !== after.amounts[amountKeys[at] ?? "other"]),
    ...(before.goal === after.goal ? [] : [{ path: "goal", label: "绩效目标", words: "" }]),
    ...formFields(before).filter(({ words }, at) => words !== formFields(after)[at]?.words),
    ...[attachmentField(before)].filter(({ words }) => words !== attachmentField(after).words),
    ...rows,
    ...(added || moved ? [{ path: "indicators", label: added ? "新增指标" : "指标次序", words: "" }] : []),
  ]
}

/** Edits outside the open fields, each with a sentence at its place. */
export const lockedChanges = (open: OpenFields, before: TargetContent, after: TargetContent): { path: string; message: string }[] =>
  changedFields(before, after)
    .filter(({ path }) => !isOpen(open, path))
    .map(({ path, label }) => ({ path, message: `${label}不在这次退回要修改的范围内，不能改动；如确需改动，请联系审核人全部放开。` }))
