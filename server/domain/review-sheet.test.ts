import { expect, test } from "vitest"
import {
  type FilledSheet,
  gradeConsequences,
  gradeLabels,
  gradeOf,
  grades,
  mayPass,
  proposedSheet,
  sheetProblems,
  toStoredSheet,
} from "./review-sheet.ts"

const full = Object.fromEntries(proposedSheet.items.map(({ code, maxPoints }) => [code, maxPoints]))
const points = (changed: Record<string, number> = {}): FilledSheet => ({ mode: "points", points: { ...full, ...changed }, opinion: "" })

test("what each grade leads to", () => {
  expect(grades.map((grade) => `${gradeLabels[grade]} ${mayPass(grade) ? "pass" : "stop"} ${gradeConsequences[grade]}`)).toEqual([
    "优 pass 可以通过。",
    "良 pass 可以通过；小的问题可与单位沟通后直接完善。",
    "中 stop 不能通过，应退回单位修改后重新提交。",
    "差 stop 不能通过，不得进入下一步预算安排。",
  ])
})

test("100 points in four criteria; at the limits the higher grade counts", () => {
  const lost = (n: number) =>
    gradeOf(
      proposedSheet,
      points({ goal: 15 - Math.min(n, 15), indicator: 15 - Math.max(Math.min(n - 15, 15), 0), performance: 15 - Math.max(n - 30, 0) }),
    )
  expect([0, 10, 11, 20, 21, 40, 41].map((n) => `${100 - n} ${gradeLabels[lost(n)]}`)).toEqual([
    "100 优",
    "90 优",
    "89 良",
    "80 良",
    "79 中",
    "60 中",
    "59 差",
  ])
})

test("a sheet says which item is missing or too high", () => {
  const { clear: _, ...withoutClear } = full
  const filled: FilledSheet = { mode: "points", points: { ...withoutClear, goal: 16 }, opinion: "" }
  expect(sheetProblems(proposedSheet, filled).map(({ path, message }) => `${path} ${message}`)).toEqual([
    "sheet.clear “明确清晰性：目标明确、清楚、可衡量”没有打分。",
    "sheet.goal “目标相关性：与职责、规划和政策相符”最多 15 分，现在是 16 分。",
  ])
  expect(sheetProblems(proposedSheet, { mode: "grades", grades: {}, grade: "good", opinion: "" })).toHaveLength(proposedSheet.items.length)
})

test("a version keeps the sheet in the words of its time", () => {
  const { items, total, grade, limits } = toStoredSheet(proposedSheet, points({ money: 5 }))
  expect([total, grade, limits, items[0]]).toEqual([
    90,
    "excellent",
    { excellent: 90, good: 80, fair: 60 },
    { criterion: "完整性", label: "规范完整性：填报内容齐全、规范", maxPoints: 10, points: 10, grade: null },
  ])
})
