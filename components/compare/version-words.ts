import type { Comparison } from "#components/work/api.ts"
import { eventLabel } from "#server/domain/labels.ts"

export type Column = Comparison["to"]
export type Version = Comparison["versions"][number]

/** "第 3 版（财政业务审核退回后…" is too long for a head: number and act are enough. */
export const versionName = ({ number, action, state }: Version): string => `第 ${number} 版（${eventLabel(action, state)}）`

/** What the content at present is called: a draft, what was last submitted while the unit works, or simply now. */
export const nowName = ({ draft, shown }: Pick<Comparison, "draft" | "shown">): string => {
  if (draft) return "现在（未提交的草稿）"
  return shown === "submitted" ? "现在（最近一次提交，单位正在修改）" : "现在"
}

export const lastYearName = (year: number): string => `去年（${year} 年批复）`

/** What a column is called. */
export function columnName(column: Column): string {
  if (column.kind === "now") return nowName(column)
  return column.kind === "last-year" ? lastYearName(column.year) : versionName(column)
}
