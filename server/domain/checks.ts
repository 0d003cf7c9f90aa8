// The automatic reviewer: one table of rules, the same in form, import and API. An error blocks submitting, never saving.
// Source: the quality checks of the product contract (errors); 财预〔2015〕88号 for completeness of goal and indicators.
import { categoryLabels } from "./published-table.ts"
import { refusedInGoalText, refusedInIndicatorText } from "./published-text.ts"
import type { IndicatorRow, TargetContent } from "./target.ts"

export type Problem = {
  code: string
  severity: "error" | "warning" | "hint"
  /** "goal", "indicators", "indicators[ID].name" … as in FieldProblem. */
  path: string
  message: string
}

type Finding = { path: string; message: string }
type Rule = { code: string; severity: Problem["severity"]; find: (content: TargetContent) => Finding[] }

const place = (row: IndicatorRow, index: number): string => `第 ${index + 1} 条${categoryLabels[row.category]}`

/** The same check for each indicator row; `wrong` answers the sentence after "第 N 条…". */
const eachRow = (field: "name" | "raw", wrong: (row: IndicatorRow) => string | null) => (content: TargetContent) =>
  content.indicators.flatMap((row, index): Finding[] => {
    const said = wrong(row)
    return said ? [{ path: `indicators[${row.id}].${field}`, message: `${place(row, index)}${said}` }] : []
  })

const sentence = (said: string | null): string | null => (said ? `：${said}` : null)

export const rules: readonly Rule[] = [
  {
    code: "goal_empty",
    severity: "error",
    find: ({ goal }) => (goal.trim() ? [] : [{ path: "goal", message: "绩效目标没有填写。" }]),
  },
  {
    code: "goal_unprintable",
    severity: "error",
    find: ({ goal }) => {
      const said = refusedInGoalText(goal)
      return said ? [{ path: "goal", message: said }] : []
    },
  },
  {
    code: "no_indicator",
    severity: "error",
    find: ({ indicators }) => (indicators.length ? [] : [{ path: "indicators", message: "至少要有一条绩效指标。" }]),
  },
  { code: "name_empty", severity: "error", find: eachRow("name", (row) => (row.name.trim() ? null : "没有填写指标名称。")) },
  { code: "value_empty", severity: "error", find: eachRow("raw", (row) => (row.raw.trim() ? null : "没有填写年度指标值。")) },
  { code: "name_unprintable", severity: "error", find: eachRow("name", (row) => sentence(refusedInIndicatorText(row.name))) },
  { code: "value_unprintable", severity: "error", find: eachRow("raw", (row) => sentence(refusedInIndicatorText(row.raw))) },
]

/** All problems of a target, in the order of the rules. No error among them means: it can be submitted. */
export const checkTarget = (content: TargetContent): Problem[] =>
  rules.flatMap(({ code, severity, find }) => find(content).map((finding) => ({ code, severity, ...finding })))

export const errorsOf = (problems: readonly Problem[]): Problem[] => problems.filter((problem) => problem.severity === "error")
