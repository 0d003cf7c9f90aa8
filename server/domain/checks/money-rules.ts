// Warnings where money and targets meet, and where dates leave the year.
import { ambitionOf, demandOf } from "../ambition.ts"
import { defaultBetter, parseValue } from "../indicator-value.ts"
import { parseWan, printWan } from "../money.ts"
import { totalOf } from "../published-table.ts"
import { core } from "./likeness.ts"
import { plain } from "./names.ts"
import { at, type Checked, type CheckedRow, checked, type Finding, inRows, type Rule, rule, ruleWith } from "./rule.ts"
import { numberOf } from "./values.ts"
import { measurableCount } from "./whole-rules.ts"

const wan = 1_000_000n
const matching = "财预〔2015〕88号 适当性：目标要与资金相匹配"

const noAmounts = { fiscal: 0n, specialAccount: 0n, other: 0n }

/** Last year's indicators, read as this year's are. */
function lastRows({ context }: Checked): readonly CheckedRow[] {
  const indicators = (context.lastYear?.indicators ?? []).map(({ name, raw }, place) => ({
    ...{ id: String(place), name, raw, category: "output" as const, subcategory: null },
    better: defaultBetter(parseValue(raw)),
  }))
  return checked({ amounts: noAmounts, goal: "", indicators, answers: [] }, {}).rows
}

/** Rows of last year's names that ask for less now, and how many ask for more. */
function changes(target: Checked): { weaker: CheckedRow[]; stronger: number } {
  const before = lastRows(target)
  const year = target.context.budgetYear
  const compared = target.rows.flatMap((row) => {
    const same = before.find(({ measure }) => measure === row.measure)
    if (!same) return []
    return [{ row, ...ambitionOf(demandOf(same.row, year && year - 1), demandOf(row.row, year)) }]
  })
  return {
    weaker: compared.filter(({ ambition }) => ambition === "weaker").map(({ row }) => row),
    stronger: compared.filter(({ ambition }) => ambition === "stronger").length,
  }
}

function dearerButWeaker(target: Checked, percent: number): Finding[] {
  const { content, context } = target
  if (!context.lastYear || context.lastYear.total <= 0n) return []
  const total = totalOf(content.amounts)
  if (total * 100n < context.lastYear.total * BigInt(100 + percent)) return []
  const { weaker, stronger } = changes(target)
  const names = weaker.map(({ row }) => `“${row.name}”`).join("、")
  return at(
    "amounts.fiscal",
    weaker.length > stronger &&
      `资金由上年 ${printWan(context.lastYear.total)} 万元增加到 ${printWan(total)} 万元，${names}的要求却比上年低。`,
  )
}

const named =
  /(?:年度预算|预算总额|预算资金|资金总额|项目资金|项目预算|安排预算|安排资金|安排财政资金)(?:总额|总计|共计|合计|共|为|约|：|:)*([\d,.，]+)(亿元|万元|元)/
const powers = { 亿元: 10_000n, 万元: 1n, 元: 0n } as const

/** The amount a goal gives for the whole project, in 分; null where it gives none. */
function amountInGoal(goal: string): bigint | null {
  const [, digits, unit] = named.exec(goal.normalize("NFKC").replace(/\s+/g, "")) ?? []
  const parsed = digits ? parseWan(digits.replace(/[,.，]+$/, "")) : undefined
  if (!parsed?.ok) return null
  return unit === "元" ? parsed.fen / 10_000n : parsed.fen * powers[unit as "亿元" | "万元"]
}

/** Of a cost in 元 or 万元 for the whole; unit costs are not compared. */
function costFen({ row, name, value }: CheckedRow): bigint | null {
  const whole = (row.category === "cost" || row.subcategory === "cost") && !/单位|人均|每|标准|单价|户均/.test(name)
  if (!whole || value.kind !== "number" || value.unit !== "元" || !value.number) return null
  const parsed = parseWan(value.number)
  return parsed.ok ? parsed.fen / 10_000n : null
}

export const moneyRules: readonly Rule[] = [
  ruleWith(
    {
      ...{ code: "large_amount_few_measures", severity: "warning", title: "资金量大而可衡量的指标少" },
      ...{ description: "资金量大的项目，可衡量的指标却很少。", source: `${matching}。` },
      thresholds: {
        wan: { label: "多少万元算资金量大", default: 1000, min: 1, max: 10_000_000 },
        atLeast: { label: "至少几条可衡量", default: 4, min: 1, max: 50 },
      },
    },
    (target, limits) => {
      const few = measurableCount(target) < limits.atLeast && totalOf(target.content.amounts) >= BigInt(limits.wan) * wan
      return at(
        "indicators",
        target.rows.length > 0 &&
          few &&
          `资金达到 ${limits.wan} 万元，可衡量的指标却只有 ${measurableCount(target)} 条（至少 ${limits.atLeast} 条）。`,
      )
    },
  ),
  ruleWith(
    {
      ...{ code: "dearer_but_weaker", severity: "warning", title: "资金增加而要求降低" },
      ...{ description: "资金比上年增加较多，同名指标的要求反而降低。", source: `${matching}。` },
      thresholds: { percent: { label: "增加百分之几算较多", default: 30, min: 1, max: 1000 } },
    },
    (target, { percent }) => dearerButWeaker(target, percent),
  ),
  rule(
    {
      code: "goal_amount_differs",
      severity: "warning",
      title: "绩效目标中的金额与资金不符",
      description: "绩效目标里写的项目资金与填报的总计不一致。",
      source: `${matching}。`,
    },
    ({ content }) => {
      const said = amountInGoal(content.goal)
      const total = totalOf(content.amounts)
      return at("goal", said !== null && said !== total && `绩效目标里写的资金与总计 ${printWan(total)} 万元不一致。`)
    },
  ),
  rule(
    {
      code: "cost_over_budget",
      severity: "warning",
      title: "成本超过资金",
      description: "成本指标的金额超过项目资金总计。",
      source: `${matching}。`,
    },
    (target) =>
      inRows("raw", (row) => ((costFen(row) ?? 0n) > totalOf(target.content.amounts) ? `的值“${row.row.raw}”超过了资金总计。` : null))(
        target,
      ),
  ),
  rule(
    {
      code: "date_outside_year",
      severity: "warning",
      title: "完成时间不在预算年度",
      description: "完成时间写了别的年份。",
      source: "年度绩效目标只管当年。",
    },
    (target) => {
      const year = target.context.budgetYear
      return inRows("raw", ({ row, value }) =>
        year !== undefined && value.date?.length === 10 && !value.date.startsWith(String(year))
          ? `的日期“${row.raw}”不在 ${year} 年。`
          : null,
      )(target)
    },
  ),
  rule(
    {
      code: "same_as_last_year",
      severity: "hint",
      title: "与上年目标值相同",
      description: "指标值与上年目标完全相同，可核对是否应当提高。",
      source: "上年指标值作参考（黄石、鄂州申报表）。",
    },
    (target) =>
      inRows("raw", (row) => {
        const same = target.context.lastYear?.indicators.some(
          (last) => core(plain(last.name)) === row.measure && last.raw.trim() === row.row.raw.trim(),
        )
        const open = row.value.kind !== "text" && numberOf(row) !== 0 && numberOf(row) !== 100
        return same && open ? `的值“${row.row.raw}”与上年目标相同，请核对。` : null
      })(target),
  ),
]
