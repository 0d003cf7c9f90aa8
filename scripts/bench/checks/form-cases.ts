// Targets with the rest of the 申报表: 分值 that add up and such that do not, periods that hold the year and such that do not.
import type { IndicatorRow, TargetContent } from "#server/domain/target.ts"
import { emptyForm } from "#server/domain/target-form.ts"

export type FormCase = { name: string; change: Partial<TargetContent>; expected: string[]; weightSum?: number }

/** As many parts of `sum` as there are rows: equal ones in whole points, and what is left on the last. */
function weighed(rows: readonly IndicatorRow[], sum: number): IndicatorRow[] {
  const each = Math.floor(sum / rows.length)
  return rows.map((row, at) => ({ ...row, weight: String(at === rows.length - 1 ? sum - each * (rows.length - 1) : each) }))
}

/** The first row takes what the others leave: one point each for them. */
const topHeavy = (rows: readonly IndicatorRow[], sum: number): IndicatorRow[] =>
  rows.map((row, at) => ({ ...row, weight: String(at === 0 ? sum - rows.length + 1 : 1) }))

const last = (rows: readonly IndicatorRow[]): string => rows.at(-1)?.id ?? ""

/** For a target without fault, of the year 2026. */
export const formCases = (rows: readonly IndicatorRow[]): FormCase[] => [
  ...(rows.length >= 4 ? [{ name: "weights in order", change: { indicators: weighed(rows, 90) }, expected: [], weightSum: 90 }] : []),
  {
    name: "weights of another year",
    change: { indicators: weighed(rows, 90) },
    expected: ["weight_sum indicators", ...(rows.length < 4 ? heavy(weighed(rows, 90)) : [])],
    weightSum: 100,
  },
  {
    name: "one without weight",
    change: { indicators: weighed(rows, 90).map((row, at) => (at === rows.length - 1 ? { ...row, weight: "" } : row)) },
    expected: ["weight_sum indicators", `weight_missing indicators[${last(rows)}]`, ...heavy(weighed(rows, 90).slice(0, -1))],
    weightSum: 90,
  },
  {
    name: "one too heavy",
    change: { indicators: topHeavy(rows, 90) },
    expected: [`weight_too_heavy indicators[${rows[0]?.id}]`],
    weightSum: 90,
  },
  { name: "in the middle of its life", change: { form: { ...emptyForm, startsOn: "2024-05", endsOn: "2028-12" } }, expected: [] },
  { name: "not begun", change: { form: { ...emptyForm, startsOn: "2027-01" } }, expected: ["period_outside_year form.startsOn"] },
  {
    name: "over",
    change: { form: { ...emptyForm, startsOn: "2020-01", endsOn: "2025-12" } },
    expected: ["period_outside_year form.endsOn"],
  },
]

const heavy = (rows: readonly IndicatorRow[]): string[] =>
  rows.flatMap(({ id, weight }) => (Number(weight) > 30 ? [`weight_too_heavy indicators[${id}]`] : []))
