// The one description of the published data: what each column of the CSV means. Data Package, CSVW, the catalogue and the dictionary for
// people are printed from it (decision 67), so they cannot disagree.
import type { csvHeader } from "./published-csv.ts"

export type DataField = {
  /** As in the head of the CSV. */
  title: (typeof csvHeader)[number]
  /** For programs. */
  name: string
  type: "string" | "integer" | "number"
  /** Fiscal Data Package, budget taxonomy; only where one fits. */
  columnType?: string
  description: string
}

export const dataFields: readonly DataField[] = [
  { title: "年度", name: "year", type: "integer", columnType: "date:fiscal-year", description: "预算年度。" },
  {
    title: "公开单位编码",
    name: "publisher_code",
    type: "string",
    columnType: "administrative-classification:generic:level1:code",
    description: "公开这张表的部门或单位的编码。",
  },
  {
    title: "公开单位名称",
    name: "publisher_name",
    type: "string",
    columnType: "administrative-classification:generic:level1:label",
    description: "公开这张表的部门或单位的名称。",
  },
  {
    title: "预算单位编码",
    name: "unit_code",
    type: "string",
    columnType: "administrative-classification:generic:level2:code",
    description: "使用资金的预算单位的编码。",
  },
  {
    title: "预算单位名称",
    name: "unit_name",
    type: "string",
    columnType: "administrative-classification:generic:level2:label",
    description: "使用资金的预算单位的名称。",
  },
  {
    title: "项目编码",
    name: "project_code",
    type: "string",
    columnType: "activity:generic:project:code",
    description: "项目的编码，跨年度不变。",
  },
  { title: "项目名称", name: "project_name", type: "string", columnType: "activity:generic:project:label", description: "项目的名称。" },
  {
    title: "项目类别",
    name: "project_kind",
    type: "string",
    columnType: "expenditure-type:label",
    description: "部门预算项目或转移支付项目。",
  },
  {
    title: "总计（万元）",
    name: "total",
    type: "number",
    columnType: "value",
    description: "三项资金之和，万元，两位小数；项目的每一行重复。",
  },
  { title: "财政拨款（万元）", name: "fiscal", type: "number", description: "万元，两位小数；项目的每一行重复。" },
  { title: "财政专户拨款（万元）", name: "special_account", type: "number", description: "万元，两位小数；项目的每一行重复。" },
  { title: "其他资金（万元）", name: "other", type: "number", description: "万元，两位小数；项目的每一行重复。" },
  { title: "绩效目标", name: "goal", type: "string", description: "项目的绩效目标；项目的每一行重复。" },
  { title: "指标序号", name: "seq", type: "integer", description: "指标在项目中的顺序，从 1 起；没有指标的项目为空。" },
  { title: "一级指标", name: "category", type: "string", description: "产出、效益、满意度或成本指标。" },
  { title: "二级指标", name: "subcategory", type: "string", description: "一级指标下的分类；旧表没有的为空。" },
  { title: "三级指标", name: "indicator_name", type: "string", description: "指标的名称。" },
  { title: "年度指标值", name: "value", type: "string", description: "与公开的表一字不差的指标值。" },
  { title: "比较符", name: "operator", type: "string", description: "从指标值读出的比较方式：≥、≤、＞、＜、等于、区间；读不出的为空。" },
  { title: "数值", name: "number", type: "number", description: "从指标值读出的数值；读不出的为空。" },
  { title: "上限", name: "upper", type: "number", description: "区间的上限；其他为空。" },
  { title: "计量单位", name: "unit", type: "string", description: "从指标值读出的计量单位；读不出的为空。" },
]

/** What the data may be used for; the same words wherever a licence is named. */
export const licence = {
  name: "other-open",
  title: "政府信息公开，可自由使用，请注明来源",
  path: "/about",
} as const
