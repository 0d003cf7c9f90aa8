// The automatic reviewer: one table of rules, the same in form, import, API and bulk. See docs/checks.md for how well it judges.
import type { TargetContent } from "../target.ts"
import { filledIn } from "./filled-in.ts"
import { formRules } from "./form-rules.ts"
import { kindRules } from "./kind-rules.ts"
import { libraryRules } from "./library-rules.ts"
import { moneyRules } from "./money-rules.ts"
import { otherRules } from "./other-rules.ts"
import { type CheckContext, type Checked, checked, type Problem, type Rule, type RuleSetting } from "./rule.ts"
import { valueRules } from "./value-rules.ts"
import { wholeRules } from "./whole-rules.ts"

export type { CheckContext, OtherTarget, Problem, Rule, RuleSetting, RuleSettings, Severity } from "./rule.ts"

export const rules: readonly Rule[] = [
  ...filledIn,
  ...wholeRules,
  ...valueRules,
  ...kindRules,
  ...moneyRules,
  ...formRules,
  ...libraryRules,
  ...otherRules,
]

/** Shorter than this is no explanation. In characters. */
export const answerLength = { min: 4, max: 300 } as const

const thresholdsOf = ({ thresholds }: Rule, set: RuleSetting | undefined): Record<string, number> =>
  Object.fromEntries(Object.entries(thresholds).map(([name, spec]) => [name, set?.thresholds?.[name] ?? spec.default]))

const answerTo = ({ answers }: TargetContent, code: string, path: string): string | null => {
  const text = answers.find((answer) => answer.code === code && answer.path === path)?.text.trim() ?? ""
  return text === "" ? null : text
}

function findingsOf(rule: Rule, target: Checked): Problem[] {
  const set = rule.fixed ? undefined : target.context.settings?.[rule.code]
  if (set?.severity === "off") return []
  const severity = set?.severity ?? rule.severity
  return rule.find(target, thresholdsOf(rule, set)).map((finding) => ({
    ...{ code: rule.code, severity, ...finding },
    answer: severity === "warning" ? answerTo(target.content, rule.code, finding.path) : null,
  }))
}

/** All findings on a target, in the order of the rules. */
export function checkTarget(content: TargetContent, context: CheckContext = {}): Problem[] {
  const target = checked(content, context)
  return rules.flatMap((rule) => findingsOf(rule, target))
}

const titleOf = (wanted: string): string => rules.find(({ code }) => code === wanted)?.title ?? "检查结果"

/**
 * What a reviewer reads: their own findings, and what the unit answered in submitting that they do not find themselves, since they may not see
 * what it was compared with, or since a setting has changed. The latter in the rule's title alone: its sentence may name another's draft.
 */
export const withAnswered = (problems: readonly Problem[], answered: readonly Pick<Problem, "code" | "path" | "answer">[]): Problem[] => {
  const found = new Set(problems.map(({ code, path }) => `${code} ${path}`))
  const missing = answered.filter(({ code, path }) => !found.has(`${code} ${path}`))
  return [...problems, ...missing.map((each) => ({ ...each, severity: "warning" as const, message: titleOf(each.code) }))]
}

export const errorsOf = (problems: readonly Problem[]): Problem[] => problems.filter(({ severity }) => severity === "error")

export const isAnswered = ({ answer }: Problem): boolean => [...(answer ?? "")].length >= answerLength.min

/** What keeps a target from being submitted: errors, and warnings nobody has answered. None: it can be submitted. */
export const blockersOf = (problems: readonly Problem[]): Problem[] =>
  problems.filter((problem) => problem.severity === "error" || (problem.severity === "warning" && !isAnswered(problem)))
