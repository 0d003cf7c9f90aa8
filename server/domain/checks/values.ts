// What a written value can be checked by: a number, a date, a document elsewhere, or nothing.
import type { IndicatorValue } from "../indicator-value.ts"
import { containment } from "./likeness.ts"
import type { CheckedRow } from "./rule.ts"

export const numberOf = ({ value }: CheckedRow): number => Number(value.number)
export const isPercent = ({ value }: CheckedRow): boolean => value.unit === "%"
export const isNumber = ({ value }: CheckedRow): boolean => value.kind === "number" || value.kind === "range"
export const isMeasurable = ({ value }: CheckedRow): boolean => value.kind !== "text"
export const isText = ({ value }: CheckedRow): boolean => value.kind === "text" && value.raw.trim() !== ""

const half = (raw: string): string => raw.normalize("NFKC").replace(/[\s。;!]+/g, "")

/** XX, **, 待定: the form as it came, not filled in. */
export const isPlaceholder = ({ row }: CheckedRow): boolean =>
  /^(?:待定|待补充|待填|暂无|暂定|略|同上|\/+|-+|tbd|n\/a)$|[xX]{2,}|×{2,}|\*{2,}|_{2,}|\?{2,}/i.test(half(row.raw))

const elsewhere =
  /控制数|详见|见附件|另行(?:通知|下达)|(?:按照?|根据|依据|参照|依照).{0,20}(?:文件|规定|标准|通知|方案|办法|要求).{0,12}|号.{0,4}(?:标准|规定|文件)/
/** 年度控制数, 根据文件执行: the measure stands in another paper. */
export const refersElsewhere = (row: CheckedRow): boolean => isText(row) && elsewhere.test(half(row.row.raw))

/** The value says what the name said, in the same words. */
export const repeatsName = (row: CheckedRow): boolean => {
  const raw = half(row.row.raw)
  return isText(row) && !/\d/.test(raw) && (raw === row.name || containment(row.name, raw) >= 0.55)
}

/** Words somebody else can check without asking what was meant. */
const checkable =
  /\d|全部|全覆盖|全员|按[月季周日年]|每[月季周日天]|^[零无]|未发生|不发生|无.{0,6}发生|通过.{0,4}验收|验收(?:合格|通过)|当[天日]|足额/
export const isVague = (row: CheckedRow): boolean =>
  isText(row) && !checkable.test(half(row.row.raw)) && !isPlaceholder(row) && !refersElsewhere(row) && !repeatsName(row)

/** -1: aims downward, 1: upward, 0: neither. */
export const aimOf = ({ operator }: Pick<IndicatorValue, "operator">): -1 | 0 | 1 => {
  if (operator === "gte" || operator === "gt") return 1
  return operator === "lte" || operator === "lt" ? -1 : 0
}
