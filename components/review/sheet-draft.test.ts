import { expect, test } from "vitest"
import { proposedSheet as config, grades } from "#server/domain/review-sheet.ts"
import { emptySheet, filledSheet, passBlock, type SheetDraft } from "./sheet-draft.ts"

const share = (part: number): SheetDraft["points"] =>
  Object.fromEntries(config.items.map(({ code, maxPoints }) => [code, Math.floor(maxPoints * part)]))
const graded = (grade: SheetDraft["grade"]): SheetDraft => ({
  ...emptySheet,
  mode: "grades",
  grades: Object.fromEntries(config.items.map(({ code }) => [code, "good"])),
  grade,
})

const sheets: Record<string, SheetDraft | null> = {
  "not begun": null,
  "only opened": emptySheet,
  "one item": { ...emptySheet, points: { standard: 9 } },
  "too many points": { ...emptySheet, points: { ...share(1), standard: 11 } },
  "all points": { ...emptySheet, points: share(1) },
  "half the points": { ...emptySheet, points: share(0.5) },
  "no grade for the whole": graded(null),
  ...Object.fromEntries(grades.map((grade) => [`grade ${grade}`, graded(grade)])),
}

test("what a sheet would be sent as, and what keeps the target from passing, where it is asked for and where not", () => {
  const table = Object.entries(sheets).map(([name, sheet]) => {
    const block = (required: boolean) => passBlock(config, sheet, required)?.message.replace("审核表", "") ?? "may pass"
    return `${name}: ${filledSheet(config, sheet)?.grade ?? "not sent"}; asked: ${block(true)}; not asked: ${block(false)}`
  })
  const low = "的等级是“中”或“差”，不能通过，请退回单位修改"
  expect(table).toEqual([
    "not begun: not sent; asked: 还有 8 项没有填好; not asked: may pass",
    "only opened: not sent; asked: 还有 8 项没有填好; not asked: may pass",
    "one item: not sent; asked: 还有 7 项没有填好; not asked: 还有 7 项没有填好",
    "too many points: not sent; asked: 还有 1 项没有填好; not asked: 还有 1 项没有填好",
    "all points: excellent; asked: may pass; not asked: may pass",
    `half the points: poor; asked: ${low}; not asked: ${low}`,
    "no grade for the whole: not sent; asked: 还有 1 项没有填好; not asked: 还有 1 项没有填好",
    "grade excellent: excellent; asked: may pass; not asked: may pass",
    "grade good: good; asked: may pass; not asked: may pass",
    `grade fair: fair; asked: ${low}; not asked: ${low}`,
    `grade poor: poor; asked: ${low}; not asked: ${low}`,
  ])
})
