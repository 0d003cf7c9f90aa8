// What a rule of the automatic reviewer is, and what it is given. Pure data in, findings out.
import { type IndicatorValue, parseValue } from "../indicator-value.ts"
import type { Fen } from "../money.ts"
import { categoryLabels, type IndicatorTree } from "../published-table.ts"
import type { IndicatorRow, TargetContent } from "../target.ts"
import { core } from "./likeness.ts"
import { plain } from "./names.ts"

/** An error blocks submitting, never saving; a warning is fixed or answered in words; a hint is advice. */
export const severities = ["error", "warning", "hint"] as const
export type Severity = (typeof severities)[number]

export type Problem = {
  code: string
  severity: Severity
  /** "goal", "indicators", "indicators[ID].name" … as in FieldProblem. */
  path: string
  message: string
  /** What the unit said to a warning it did not follow; null where nothing was said. */
  answer: string | null
}

/** Another target of the same year: as much of it as is compared. */
export type OtherTarget = {
  project: string
  sameUnit: boolean
  goal: string
  indicators: readonly Pick<IndicatorRow, "category" | "name" | "raw">[]
}

/** What a district set for one rule in one year; what is not set stands as the rule says. */
export type RuleSetting = { severity?: Severity | "off"; thresholds?: Readonly<Record<string, number>> }
export type RuleSettings = Readonly<Record<string, RuleSetting>>

/** What a rule may need beside the content. A rule whose context is missing finds nothing. */
export type CheckContext = {
  projectName?: string
  budgetYear?: number
  tree?: IndicatorTree
  /** What 分值 add up to this year; null where they are not used. */
  weightSum?: number | null
  lastYear?: { total: Fen; indicators: readonly Pick<IndicatorRow, "name" | "raw">[] } | null
  others?: readonly OtherTarget[]
  settings?: RuleSettings
  /** Names of the indicator library that may be meant by names of this target. */
  library?: readonly string[]
}

/** An indicator with everything read out of it once, for all rules. */
export type CheckedRow = {
  row: IndicatorRow
  /** The name by which rules know it: half-width, without blanks, without (%). */
  name: string
  /** The name without words that change nothing: equal measures are the same. */
  measure: string
  value: IndicatorValue
  /** "第 3 条产出指标" */
  place: string
}

export type Checked = { content: TargetContent; rows: readonly CheckedRow[]; context: CheckContext }
export type Finding = { path: string; message: string }

/** A number an administrator may set. */
export type Threshold = { label: string; default: number; min: number; max: number }

export type Rule = {
  code: string
  severity: Severity
  title: string
  /** For users: what is looked for, and why. */
  description: string
  /** Where the rule comes from. */
  source: string
  thresholds: Readonly<Record<string, Threshold>>
  /** What could not be published is refused whatever a district sets. */
  fixed?: true
  find: (target: Checked, limits: Readonly<Record<string, number>>) => Finding[]
}

type Described = Omit<Rule, "thresholds" | "find">

/** A rule without numbers to set. */
export const rule = (described: Described, find: (target: Checked) => Finding[]): Rule => ({ ...described, thresholds: {}, find })

/** A rule with numbers to set; `find` may only use those that are declared. */
export const ruleWith = <Names extends string>(
  described: Described & { thresholds: Readonly<Record<Names, Threshold>> },
  find: (target: Checked, limits: Readonly<Record<Names, number>>) => Finding[],
): Rule => ({ ...described, find: (target, limits) => find(target, limits as Record<Names, number>) })

/** The same question to each indicator; `wrong` answers the sentence after "第 N 条…". */
export const inRows =
  (field: "name" | "raw" | "better" | "category", wrong: (row: CheckedRow) => string | null) =>
  ({ rows }: Checked): Finding[] =>
    rows.flatMap((row) => {
      const said = wrong(row)
      return said ? [{ path: `indicators[${row.row.id}].${field}`, message: `${row.place}${said}` }] : []
    })

export const at = (path: string, message: string | null | false): Finding[] => (message ? [{ path, message }] : [])

/** Reads each indicator once. */
export const checked = (content: TargetContent, context: CheckContext): Checked => ({
  content,
  context,
  rows: content.indicators.map((row, index) => ({
    row,
    name: plain(row.name),
    measure: core(plain(row.name)),
    value: parseValue(row.raw),
    place: `第 ${index + 1} 条${categoryLabels[row.category]}`,
  })),
})
