// Rules about the rest of the 申报表: 分值 by the year's rule, and a period that covers the year.
import { weightSum } from "../target-form.ts"
import { at, type Checked, type CheckedRow, type Finding, type Rule, rule, ruleWith } from "./rule.ts"

const source = "项目支出绩效目标申报表；包头市 2024 年审核要点（权重规范性）"
const points = (tenths: number): string => String(tenths / 10)

/** Where the year uses no 分值, or the target has no indicator yet, there is nothing to add up. */
function wrongSum({ content, context }: Checked): Finding[] {
  if (!context.weightSum || content.indicators.length === 0) return []
  const sum = weightSum(content.indicators) ?? 0
  return at("indicators", sum !== context.weightSum * 10 && `各条指标的分值合计应为 ${context.weightSum} 分，现在是 ${points(sum)} 分。`)
}

const inWeights = ({ rows, context }: Checked, wrong: (row: CheckedRow) => string | null): Finding[] =>
  context.weightSum
    ? rows.flatMap((checked) => {
        const said = wrong(checked)
        return said ? [{ path: `indicators[${checked.row.id}].weight`, message: `${checked.place}${said}` }] : []
      })
    : []

const without = (target: Checked): Finding[] =>
  inWeights(target, ({ row }) => (Number(row.weight ?? 0) > 0 ? null : "没有分值；每条指标都要有大于 0 的分值。"))

const tooHeavy = (target: Checked, { most }: { most: number }): Finding[] =>
  inWeights(target, ({ row }) => (Number(row.weight ?? 0) > most ? `的分值 ${row.weight} 分超过 ${most} 分，一条指标不宜占这么多。` : null))

function notOfTheYear({ content: { form }, context: { budgetYear } }: Checked): Finding[] {
  if (!form || !budgetYear) return []
  const begins = form.startsOn > `${budgetYear}-12`
  const ended = form.endsOn !== "" && form.endsOn < `${budgetYear}-01`
  return [
    ...at("form.startsOn", begins && `项目 ${form.startsOn} 才开始，不在 ${budgetYear} 年之内。`),
    ...at("form.endsOn", ended && `项目 ${form.endsOn} 已经结束，不到 ${budgetYear} 年。`),
  ]
}

export const formRules: readonly Rule[] = [
  rule(
    {
      ...{ code: "weight_sum", severity: "error", title: "分值合计不对", source },
      description: "本年度使用分值的，各条指标的分值合计要等于规定的 90 分或 100 分。",
    },
    wrongSum,
  ),
  rule(
    { ...{ code: "weight_missing", severity: "error", title: "没有分值", source }, description: "本年度使用分值的，每条指标都要有分值。" },
    without,
  ),
  ruleWith(
    {
      ...{ code: "weight_too_heavy", severity: "warning", title: "一条指标分值过高", source },
      description: "一条指标占去太多分值，其余指标就无足轻重。",
      thresholds: { most: { label: "一条指标最多分值", default: 30, min: 10, max: 100 } },
    },
    tooHeavy,
  ),
  rule(
    {
      ...{ code: "period_outside_year", severity: "warning", title: "项目起止时间不含本年度", source },
      description: "项目还没有开始或已经结束的年度，不应申报绩效目标。",
    },
    notOfTheYear,
  ),
]
