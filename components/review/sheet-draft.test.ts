import { expect, test } from "vitest"
import { proposedSheet as config, grades } from "#server/domain/review-sheet.ts"
import { emptySheet, filledSheet, passBlocks, type SheetDraft } from "./sheet-draft.ts"

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
    const blocks = (required: boolean) => passBlocks(config, sheet, required).length
    return `${name}: ${filledSheet(config, sheet)?.grade ?? "not sent"}; asked ${blocks(true)}, not asked ${blocks(false)}`
  })
  expect(table).toEqual([
    "not begun: not sent; asked 8, not asked 0",
    "only opened: not sent; asked 8, not asked 0",
    "one item: not sent; asked 7, not asked 7",
    "too many points: not sent; asked 1, not asked 1",
    "all points: excellent; asked 0, not asked 0",
    "half the points: poor; asked 1, not asked 1",
    "no grade for the whole: not sent; asked 1, not asked 1",
    "grade excellent: excellent; asked 0, not asked 0",
    "grade good: good; asked 0, not asked 0",
    "grade fair: fair; asked 1, not asked 1",
    "grade poor: poor; asked 1, not asked 1",
  ])
})
