// Which column of a pasted table is which, when its first row says so. Pure.
import type { ColumnKey } from "./indicator-columns.ts"

/** "sign" and "unit" stand beside the value in many forms and belong into it: ≥ | 95 | % is ≥95%. "skip": known, but not kept here. */
export type Head = ColumnKey | "sign" | "unit" | "skip"

const heads: readonly [RegExp, Head][] = [
  [/^(一级指标|指标类别|类别)$/, "category"],
  [/^二级指标$/, "subcategory"],
  [/^(三级指标|指标名称|名称|绩效指标|具体指标)(名称)?$/, "name"],
  [/^(年度)?(绩效)?(指标值|目标值)$/, "raw"],
  [/^中期(指标值|目标值)$/, "midtermRaw"],
  [/^(分值|权重|分值权重)$/, "weight"],
  [/^(计算方法|计算公式|评价方法)$/, "method"],
  [/^(数据|资料)来源$/, "source"],
  [/^(指标)?方向$/, "better"],
  [/^(指标性质|性质|指标符号|符号|运算符号?)$/, "sign"],
  [/^(计量)?单位$/, "unit"],
  [/^(序号|编号|备注|说明)$/, "skip"],
]

const headOf = (cell: string): Head | null => {
  const plain = cell.normalize("NFKC").replace(/\(.*?\)|\s/g, "")
  return heads.find(([form]) => form.test(plain))?.[1] ?? null
}

/** The heads of a table, or null where its first row is content. An unknown head beside known ones is left out. */
export function headsOf(row: readonly string[]): (Head | null)[] | null {
  const found = row.map(headOf)
  const known = found.filter((head) => head !== null && head !== "skip")
  return known.length >= 2 && found.includes("name") ? found : null
}

const signs: Readonly<Record<string, string>> = {
  ">=": "≥",
  "<=": "≤",
  大于等于: "≥",
  小于等于: "≤",
  大于: ">",
  小于: "<",
  等于: "=",
  定性: "",
}
const plainSign = (sign: string): string => {
  const plain = sign.normalize("NFKC").trim()
  return signs[plain] ?? plain
}

/** What stood in three cells as one value; nothing is put twice. */
export function valueFrom(sign: string, value: string, unit: string): string {
  const [plain, bare] = [value.trim(), plainSign(sign)]
  if (plain === "") return ""
  const signed = bare === "" || /^[≥≤<>=＝＜＞]/.test(plain) ? plain : `${bare}${plain}`
  return unit.trim() === "" || signed.endsWith(unit.trim()) ? signed : `${signed}${unit.trim()}`
}
