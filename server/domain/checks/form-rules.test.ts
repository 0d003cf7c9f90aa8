import { expect, test } from "vitest"
import type { TargetContent } from "../target.ts"
import { emptyForm } from "../target-form.ts"
import { type CheckContext, checkTarget } from "./check.ts"

const codes = ["weight_sum", "weight_missing", "weight_too_heavy", "period_outside_year"]
const withWeights = (...weights: (string | undefined)[]): TargetContent => ({
  amounts: { fiscal: 1n, specialAccount: 0n, other: 0n },
  goal: "完成维护，投诉减少一成。",
  answers: [],
  indicators: weights.map((weight, at) => ({
    ...{ id: `row-${at}`, category: "output", subcategory: null, name: `维护次数${at}`, raw: "≥12次", better: "higher" },
    weight,
  })),
})
const during = (startsOn: string, endsOn: string): TargetContent => ({ ...withWeights("90"), form: { ...emptyForm, startsOn, endsOn } })
const said = (content: TargetContent, context: CheckContext): string[] =>
  checkTarget(content, context)
    .filter(({ code }) => codes.includes(code))
    .map(({ code, message }) => `${code}: ${message}`)

test("分值 add up to what the year says, in tenths of points", () => {
  const table = [
    [withWeights("30", "30", "30"), { weightSum: 90 }],
    [withWeights("22.5", "22.5", "22.5", "22.5"), { weightSum: 90 }],
    [withWeights("22.5", "22.5", "22.5", "22.5"), { weightSum: 100 }],
    [withWeights("30", undefined, "30", "0"), { weightSum: 90 }],
    [withWeights("50", "40"), { weightSum: 90 }],
    [withWeights("50", "40"), {}],
    [withWeights("5", "4"), { weightSum: null }],
    [withWeights(), { weightSum: 90 }],
  ] as const
  expect(table.map(([content, context]) => said(content, context))).toEqual([
    [],
    [],
    ["weight_sum: 各条指标的分值合计应为 100 分，现在是 90 分。"],
    [
      "weight_sum: 各条指标的分值合计应为 90 分，现在是 60 分。",
      "weight_missing: 第 2 条产出指标没有分值；每条指标都要有大于 0 的分值。",
      "weight_missing: 第 4 条产出指标没有分值；每条指标都要有大于 0 的分值。",
    ],
    [
      "weight_too_heavy: 第 1 条产出指标的分值 50 分超过 30 分，一条指标不宜占这么多。",
      "weight_too_heavy: 第 2 条产出指标的分值 40 分超过 30 分，一条指标不宜占这么多。",
    ],
    [],
    [],
    [],
  ])
})

test("the period covers the year", () => {
  const table = [
    during("2026-01", "2026-12"),
    during("2020-01", ""),
    during("", "2026-01"),
    during("2027-01", "2028-12"),
    during("", "2025-12"),
  ]
  expect(table.map((content) => said(content, { budgetYear: 2026 }))).toEqual([
    [],
    [],
    [],
    ["period_outside_year: 项目 2027-01 才开始，不在 2026 年之内。"],
    ["period_outside_year: 项目 2025-12 已经结束，不到 2026 年。"],
  ])
})
