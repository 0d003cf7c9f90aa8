import { expect, test } from "vitest"
import { type Comparable, compare } from "./compare.ts"
import { shownBy } from "./compare-filter.ts"
import { type FieldMark, fieldMarks } from "./field-marks.ts"

type Row = Comparable["indicators"][number]
const row = (id: string, name: string, raw: string, changed: Partial<Row> = {}): Row => ({
  ...{ id, category: "output", subcategory: null, name, raw, better: "higher" },
  ...changed,
})
const before: Comparable = {
  amounts: { fiscal: 10n, specialAccount: 0n, other: 0n },
  goal: "提供服务。",
  indicators: [row("a", "场次", "≥12场"), row("b", "合格率", "≥90%"), row("c", "人次", "≥400人次"), row("d", "满意度", "≥90%")],
}
const after: Comparable = {
  amounts: { fiscal: 10n, specialAccount: 5n, other: 0n },
  goal: "提供服务",
  indicators: [row("c", "人次", "≥400人次"), row("a", "场次", "≥15场"), row("d", "满意度", "≥90%"), row("e", "份数", "≥3份")],
}

const words = (mark: FieldMark): string => {
  if (mark.kind === "text") return [mark.text.change, mark.ambition?.ambition].filter(Boolean).join(" ")
  if (mark.kind === "amount") return `${mark.before} → ${mark.after}`
  return mark.kind === "moved" ? `moved from ${mark.from}` : mark.kind
}

test("what stands beside which field", () => {
  const { marks, removed, counts } = fieldMarks(compare(before, after))
  expect(Object.entries(marks).map(([path, mark]) => `${path}: ${words(mark)}`)).toEqual([
    "amounts.total: 10 → 15",
    "amounts.specialAccount: 0 → 5",
    "goal: form",
    "indicators[a]: moved from 1",
    "indicators[a].raw: changed stronger",
    "indicators[e]: added",
  ])
  expect(removed).toEqual([{ name: "合格率", raw: "≥90%" }])
  expect(counts.total).toBe(5)
})

test("what each filter leaves", () => {
  const found = compare(before, after)
  const shown = (filter: Parameters<typeof shownBy>[1], points: readonly string[] = []) => {
    const { rows, ...parts } = shownBy(found, filter, points)
    const names = rows.map((each) => (each.after ?? each.before)?.name)
    return [...Object.entries(parts).flatMap(([part, is]) => (is ? [part] : [])), ...names].join(" ")
  }
  expect({
    all: shown("all"),
    changed: shown("changed"),
    targets: shown("targets"),
    "no points": shown("points"),
    "points at fields": shown("points", ["amounts.other", "indicators[d].raw"]),
    "a point at all indicators": shown("points", ["indicators"]),
    "a point at a row that is gone": shown("points", ["indicators[b].raw"]),
  }).toEqual({
    all: "amounts goal 人次 场次 合格率 满意度 份数",
    changed: "amounts 场次 合格率 份数",
    targets: "场次",
    "no points": "",
    "points at fields": "amounts 满意度",
    "a point at all indicators": "人次 场次 合格率 满意度 份数",
    "a point at a row that is gone": "合格率",
  })
})
