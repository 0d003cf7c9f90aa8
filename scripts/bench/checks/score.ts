// Precision and recall of the automatic reviewer against labels: what it said, what it should have said, per rule.
import { type CheckContext, checkTarget, rules } from "#server/domain/checks/check.ts"
import type { TargetContent } from "#server/domain/target.ts"

/** One target with its labels: "CODE PATH", as the reviewer would say them. */
export type Case = { name: string; content: TargetContent; context: CheckContext; expected: ReadonlySet<string> }
export type Miss = { name: string; finding: string }
export type Score = { code: string; hit: number; wrong: number; missed: number }
export type Result = { scores: Score[]; wrong: Miss[]; missed: Miss[]; cases: number; microseconds: number }

/** Of the findings made, the share that is right; of those expected, the share that was made. Nothing said or expected: 1. */
export const precision = ({ hit, wrong }: Omit<Score, "code">): number => (hit + wrong === 0 ? 1 : hit / (hit + wrong))
export const recall = ({ hit, missed }: Omit<Score, "code">): number => (hit + missed === 0 ? 1 : hit / (hit + missed))

/** The fields of one indicator are one place: a reader labels the line, not the box. */
const placeOf = (path: string): string => path.replace(/(\])\.\w+$/, "$1").replace(/^amounts\..*/, "amounts")
export const findingOf = ({ code, path }: { code: string; path: string }): string => `${code} ${placeOf(path)}`
const codeOf = (finding: string): string => finding.split(" ")[0] ?? ""

export const sumOf = (scores: readonly Score[]): Omit<Score, "code"> => ({
  hit: scores.reduce((sum, { hit }) => sum + hit, 0),
  wrong: scores.reduce((sum, { wrong }) => sum + wrong, 0),
  missed: scores.reduce((sum, { missed }) => sum + missed, 0),
})

/** Runs the rules over all cases. */
export function evaluate(cases: readonly Case[]): Result {
  const [wrong, missed, right]: [Miss[], Miss[], Miss[]] = [[], [], []]
  const started = performance.now()
  const found = cases.map(({ content, context }) => new Set(checkTarget(content, context).map(findingOf)))
  const microseconds = ((performance.now() - started) * 1000) / Math.max(1, cases.length)
  for (const [at, { name, expected }] of cases.entries()) {
    const said = found[at] ?? new Set()
    for (const finding of said) (expected.has(finding) ? right : wrong).push({ name, finding })
    for (const finding of expected) if (!said.has(finding)) missed.push({ name, finding })
  }
  const count = (list: readonly Miss[], code: string): number => list.filter(({ finding }) => codeOf(finding) === code).length
  const scores = rules.map(({ code }) => ({ code, hit: count(right, code), wrong: count(wrong, code), missed: count(missed, code) }))
  return { scores, wrong, missed, cases: cases.length, microseconds }
}
