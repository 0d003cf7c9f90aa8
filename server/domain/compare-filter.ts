// What of a comparison is shown: everything, what changed, what was asked for in a return, or only values that changed.
import type { Comparison, RowChange } from "./compare.ts"

export const compareFilters = ["all", "changed", "targets", "points"] as const
export type CompareFilter = (typeof compareFilters)[number]

/** Whether a path is this part, lies in it, or holds it: a point about all indicators is about each of them. */
export const touches = (part: string, path: string): boolean =>
  path === part || path.startsWith(`${part}.`) || (path === "indicators" && part.startsWith("indicators["))

export type Shown = { amounts: boolean; goal: boolean; life: boolean; attachments: boolean; rows: RowChange[]; answers: boolean }

const rowShown = (row: RowChange, filter: CompareFilter, pointPaths: readonly string[]): boolean => {
  if (filter === "all") return true
  if (filter === "targets") return row.target
  if (filter === "points") return pointPaths.some((path) => touches(row.path, path))
  return row.kind === "added" || row.kind === "removed" || row.moved || row.change === "changed"
}

/** The parts of a comparison that pass the filter. `pointPaths`: what open return points are about. */
export function shownBy(comparison: Comparison, filter: CompareFilter, pointPaths: readonly string[]): Shown {
  const { amounts, goal, rows, answers, life, attachments, counts } = comparison
  const part = (path: string, changed: boolean) =>
    filter === "all" || (filter === "changed" && changed) || (filter === "points" && pointPaths.some((each) => touches(path, each)))
  return {
    amounts: part(
      "amounts",
      amounts.some(({ changed }) => changed),
    ),
    goal: part("goal", goal.change === "changed"),
    life: life.texts.length > 0 && part("form", counts.life > 0),
    attachments: attachments.length > 0 && part("attachments", counts.attachments > 0),
    rows: rows.filter((row) => rowShown(row, filter, pointPaths)),
    answers: (filter === "all" || filter === "changed") && answers.some(({ change }) => filter === "all" || change === "changed"),
  }
}

/** How many places a filter shows: what stands beside its name. */
export function countShown(shown: Shown): number {
  return shown.rows.length + Number(shown.amounts) + Number(shown.goal) + Number(shown.life) + Number(shown.attachments)
}
