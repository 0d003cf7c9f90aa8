import { expect, test } from "vitest"
import { ambitionLabels } from "./ambition.ts"
import { type PastRow, type PastYear, pastValues, sincePast } from "./past-values.ts"

const row = (id: string, name: string, raw: string, lineage?: string): PastRow => ({
  ...{ id, name, raw, category: "output", better: "higher" },
  ...(lineage && { lineage }),
})

const now = [
  row("a", "培训人次", "≥500人次"),
  row("b", "线上咨询人次", "≥100人次", "old"),
  row("c", "就业见习岗位数", "≥80个"),
  row("d", "新设的指标", "≥1项"),
  row("e", "讲座场次", ""),
]
const years: readonly PastYear[] = [
  { year: 2026, indicators: [row("a", "培训人次", "≥600人次"), row("old", "咨询人次", "≥100人次"), row("e", "讲座场次", "≥12场")] },
  { year: 2025, indicators: [row("z", "培训人次", "≥450人次"), row("y", "咨询人次", "≥90人次"), row("x", "就业见习岗位数", "≥60个")] },
]

test("each indicator with what stood there before, through renames, splits and a year without it, and whether it asks for more", () => {
  const past = pastValues(now, years)
  const lines = now.flatMap((each) =>
    (past.get(each.id) ?? []).map((value) => {
      const since = sincePast(value, each, 2027)
      return `${each.name} ${each.raw} | ${value.year} ${value.name} ${value.raw} | ${since ? ambitionLabels[since.ambition] : "—"}`
    }),
  )
  expect(lines).toEqual([
    "培训人次 ≥500人次 | 2026 培训人次 ≥600人次 | 要求降低",
    "培训人次 ≥500人次 | 2025 培训人次 ≥450人次 | 要求提高",
    "线上咨询人次 ≥100人次 | 2026 咨询人次 ≥100人次 | 要求不变",
    "线上咨询人次 ≥100人次 | 2025 咨询人次 ≥90人次 | 要求提高",
    "就业见习岗位数 ≥80个 | 2025 就业见习岗位数 ≥60个 | 要求提高",
    "讲座场次  | 2026 讲座场次 ≥12场 | —",
  ])
})
