// The review sheet while it is being filled in: what is missing, what it would say, and what is sent. Pure.
import type { ReviewDraft } from "#server/domain/review-draft.ts"
import {
  type FilledSheet,
  type Grade,
  gradeOf,
  mayPass,
  type SheetConfig,
  type SheetProblem,
  sheetProblems,
} from "#server/domain/review-sheet.ts"

export type SheetDraft = NonNullable<ReviewDraft["sheet"]>
export const emptySheet: SheetDraft = { mode: "points", points: {}, grades: {}, grade: null, opinion: "" }

/** The shape that is sent; a grade still missing counts as the lowest until it is asked for. */
const shaped = ({ mode, points, grades, grade, opinion }: SheetDraft): FilledSheet =>
  mode === "points" ? { mode, points, opinion } : { mode, grades, grade: grade ?? "poor", opinion }

const noGrade = ({ mode, grade }: SheetDraft): SheetProblem[] =>
  mode === "grades" && grade === null ? [{ path: "sheet.grade", message: "没有选择总体等级。" }] : []

/** What stands between the sheet and its sending. */
export const sheetGaps = (config: SheetConfig, sheet: SheetDraft): SheetProblem[] => [
  ...sheetProblems(config, shaped(sheet)),
  ...noGrade(sheet),
]

export const isBegun = (sheet: SheetDraft | null): sheet is SheetDraft =>
  sheet !== null &&
  [Object.keys(sheet.points).length, Object.keys(sheet.grades).length, sheet.grade ?? "", sheet.opinion.trim()].some(Boolean)

/** Null while something is missing. */
export const filledSheet = (config: SheetConfig, sheet: SheetDraft | null): { filled: FilledSheet; grade: Grade } | null => {
  if (!isBegun(sheet) || sheetGaps(config, sheet).length > 0) return null
  const filled = shaped(sheet)
  return { filled, grade: gradeOf(config, filled) }
}

/** Why the target cannot pass with this sheet, at the first place to mend; null where it can, or none is asked for and none was begun. */
export function passBlock(config: SheetConfig, sheet: SheetDraft | null, required: boolean): SheetProblem | null {
  if (!required && !isBegun(sheet)) return null
  const [first, ...more] = sheetGaps(config, sheet ?? emptySheet)
  if (first) return { path: first.path, message: `审核表还有 ${more.length + 1} 项没有填好` }
  const grade = filledSheet(config, sheet)?.grade
  return grade && !mayPass(grade) ? { path: "sheet", message: "审核表的等级是“中”或“差”，不能通过，请退回单位修改" } : null
}
