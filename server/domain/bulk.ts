// One act on many targets: what may be done so, and in which words its course is told.
import { actionLabel } from "./labels.ts"
import { noteRule, type State } from "./workflow.ts"

export const bulkActions = ["approve", "return", "transfer", "urge"] as const
export type BulkAction = (typeof bulkActions)[number]

export const bulkStates = ["previewed", "running", "stopped", "done"] as const
export type BulkState = (typeof bulkStates)[number]

/** `waiting`: to be done. `moved`: changed since the preview, so not decided on. `failed`: something of ours went wrong. */
export const itemStates = ["waiting", "done", "refused", "moved", "failed"] as const
export type ItemState = (typeof itemStates)[number]

/** What a retry takes up again. */
export const restStates = ["refused", "moved", "failed"] as const satisfies readonly ItemState[]

/** More in one act than anybody could answer for; a narrower filter is asked for. */
export const bulkLimit = 20_000

export type ItemCounts = Record<ItemState, number>

export const countOf = (counts: ItemCounts, states: readonly ItemState[] = itemStates): number =>
  states.reduce((sum, state) => sum + counts[state], 0)

/** Of what is or was to be done, how much has been dealt with, well or badly: 0 to 1. */
export const progressOf = (counts: ItemCounts): number => {
  const all = countOf(counts)
  return all === 0 ? 1 : (all - counts.waiting) / all
}

/** The button's word; the final approval keeps its own. */
export const bulkLabel = (action: BulkAction, desk: State): string => (action === "urge" ? "催办" : actionLabel(action, desk))

/** Whether a word is asked for, as with the same act on one target. */
export const needsNote = (action: BulkAction): boolean => action !== "urge" && noteRule(action) === "required"

export const bulkStateLabels = {
  previewed: "待确认",
  running: "正在办理",
  stopped: "已停止",
  done: "已办完",
} as const satisfies Record<BulkState, string>

export const itemStateLabels = {
  waiting: "待办理",
  done: "已办理",
  refused: "不能办理",
  moved: "预览后有改动",
  failed: "出错",
} as const satisfies Record<ItemState, string>
