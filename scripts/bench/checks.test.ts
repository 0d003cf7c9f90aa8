// The automatic reviewer keeps what docs/checks.md says of it; on failure the wrong and missed findings are printed.
import { expect, test } from "vitest"
import { realCases } from "./checks/real.ts"
import { evaluate, precision, type Result, recall, sumOf } from "./checks/score.ts"
import { syntheticCases } from "./checks/synthetic.ts"

const below = ({ scores }: Result): string[] =>
  scores.flatMap((score) => (precision(score) < 0.9 ? [`${score.code} ${precision(score).toFixed(3)}`] : []))

test("the labels cover the whole real table", () => {
  const cases = realCases()
  expect([cases.length, cases.reduce((sum, { content }) => sum + content.indicators.length, 0)]).toEqual([43, 187])
})

test("on the real table precision is at least 0.95, recall 0.9, and no rule cries wolf", () => {
  const result = evaluate(realCases())
  expect(below(result)).toEqual([])
  expect(precision(sumOf(result.scores))).toBeGreaterThanOrEqual(0.95)
  expect(recall(sumOf(result.scores))).toBeGreaterThanOrEqual(0.9)
})

test("on synthetic targets, too; each rule is tried", () => {
  const cases = syntheticCases()
  const result = evaluate(cases)
  expect(cases.length).toBeGreaterThanOrEqual(300)
  expect(below(result)).toEqual([])
  expect(precision(sumOf(result.scores))).toBeGreaterThanOrEqual(0.95)
  expect(recall(sumOf(result.scores))).toBeGreaterThanOrEqual(0.9)
  expect(result.scores.filter(({ hit }) => hit === 0).map(({ code }) => code)).toEqual([
    "goal_unprintable",
    "name_unprintable",
    "value_unprintable",
  ])
})
