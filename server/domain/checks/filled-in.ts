// What is missing, unreadable or may not be published. Errors block submitting, never saving.
import { findPersonalData } from "../personal-data.ts"
import { refusedInGoalText, refusedInIndicatorText } from "../published-text.ts"
import { at, inRows, type Rule, rule } from "./rule.ts"
import { isPlaceholder } from "./values.ts"

const sentence = (said: string | null): string | null => (said ? `：${said}` : null)
const completeness = "财预〔2015〕88号：绩效目标要完整，包括目标和指标。"
const form = "公开表的版式：公开后要能原样读回。"

const personal = (text: string): string | null => {
  const [found] = findPersonalData(text)
  return found ? `含${found.kind === "phone" ? "电话号码" : "身份证号"}“${found.text}”，公开前请删去。` : null
}

export const filledIn: readonly Rule[] = [
  rule(
    { code: "goal_empty", severity: "error", fixed: true, title: "绩效目标未填", description: "绩效目标没有填写。", source: completeness },
    ({ content }) => at("goal", !content.goal.trim() && "绩效目标没有填写。"),
  ),
  rule(
    {
      code: "goal_unprintable",
      severity: "error",
      fixed: true,
      title: "绩效目标不能排印",
      description: "绩效目标中有公开表不能排印的符号。",
      source: form,
    },
    ({ content }) => at("goal", refusedInGoalText(content.goal)),
  ),
  rule(
    {
      code: "no_indicator",
      severity: "error",
      fixed: true,
      title: "没有绩效指标",
      description: "一条绩效指标也没有。",
      source: completeness,
    },
    ({ rows }) => at("indicators", rows.length === 0 && "至少要有一条绩效指标。"),
  ),
  rule(
    { code: "name_empty", severity: "error", fixed: true, title: "指标名称未填", description: "某条指标没有名称。", source: completeness },
    inRows("name", ({ row }) => (row.name.trim() ? null : "没有填写指标名称。")),
  ),
  rule(
    {
      code: "value_empty",
      severity: "error",
      fixed: true,
      title: "年度指标值未填",
      description: "某条指标没有年度指标值。",
      source: completeness,
    },
    inRows("raw", ({ row }) => (row.raw.trim() ? null : "没有填写年度指标值。")),
  ),
  rule(
    {
      code: "name_unprintable",
      severity: "error",
      fixed: true,
      title: "指标名称不能排印",
      description: "名称中有会让公开表读错的写法。",
      source: form,
    },
    inRows("name", ({ row }) => sentence(refusedInIndicatorText(row.name))),
  ),
  rule(
    {
      code: "value_unprintable",
      severity: "error",
      fixed: true,
      title: "年度指标值不能排印",
      description: "指标值中有会让公开表读错的写法。",
      source: form,
    },
    inRows("raw", ({ row }) => sentence(refusedInIndicatorText(row.raw))),
  ),
  rule(
    {
      ...{ code: "value_placeholder", severity: "error", title: "指标值还是空格样" },
      ...{ description: "指标值写着 XX、**、待定 之类，等于没有填写。", source: "各地公开表中的常见差错。" },
    },
    inRows("raw", (row) => (isPlaceholder(row) ? `的值“${row.row.raw}”还没有填写完。` : null)),
  ),
  rule(
    {
      ...{ code: "date_unreadable", severity: "error", title: "日期不存在" },
      ...{ description: "完成时间写了不存在的日期，例如 2月30日。", source: "绩效指标要可衡量（财预〔2015〕88号）。" },
    },
    inRows("raw", ({ row, value }) => (value.kind === "deadline" && value.date === null ? `的日期“${row.raw}”不存在。` : null)),
  ),
  rule(
    {
      ...{ code: "amount_negative", severity: "error", fixed: true, title: "金额为负" },
      ...{ description: "任何一项资金都不能小于零。多于两位小数到分以下、不是数字的，在填写时就会提示。", source: "预算编制口径。" },
    },
    ({ content }) =>
      (["fiscal", "specialAccount", "other"] as const).flatMap((key) =>
        at(`amounts.${key}`, content.amounts[key] < 0n && "金额不能小于零。"),
      ),
  ),
  rule(
    {
      ...{ code: "personal_data", severity: "warning", title: "含个人信息" },
      ...{
        description: "目标、指标名称和指标值都会公开，不能有个人电话号码、身份证号；不删去，公开时会被拦下。",
        source: "政府信息公开条例 第15条。",
      },
    },
    (target) => [
      ...at("goal", personal(target.content.goal) && `绩效目标${personal(target.content.goal)}`),
      ...inRows("name", ({ row }) => personal(row.name))(target),
      ...inRows("raw", ({ row }) => personal(row.raw))(target),
    ],
  ),
]
