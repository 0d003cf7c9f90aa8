"use client"

import { useState } from "react"
import type { Fault } from "#components/target/draft.ts"
import { focusField } from "#components/target/focus-field.ts"
import type { Review, TargetView } from "#components/work/api.ts"
import { gradeLabels } from "#server/domain/review-sheet.ts"
import type { Role } from "#server/domain/roles.ts"
import type { Move } from "#server/domain/workflow.ts"
import { draftPointPath, withReason, wordless } from "./draft-points.ts"
import { pointPath } from "./point-paths.ts"
import type { Ready } from "./ready.ts"
import { ReasonPicker } from "./reason-picker.tsx"
import { ReturnSummary } from "./return-summary.tsx"
import { filledSheet, isBegun, passBlock } from "./sheet-draft.ts"
import type { ReviewDraftEditor } from "./use-review-draft.ts"

type Options = { view: TargetView; review: Review; role: Role; editor: ReviewDraftEditor; hasSheet: boolean }

const unclosedFaults = ({ points }: Review, role: Role): Fault[] =>
  points
    .filter(({ raisedBy, state }) => raisedBy === role && state !== "closed")
    .map(({ id, label, state }) => ({
      path: pointPath(id),
      message: `${label}：${state === "open" ? "单位还没有答复" : "已答复，请核对后关闭"}`,
    }))

/** What stands in the way of an act on this page, and what goes with it. The server checks the same again. */
export function useDecision({ view, review, role, editor, hasSheet }: Options) {
  const { draft, change } = editor
  /** The last act that was tried, and how often any was. */
  const [tried, setTried] = useState<{ action: Move | null; tries: number }>({ action: null, tries: 0 })

  const faultsOf = (action: Move): Fault[] => {
    if (action === "return") return wordless(draft.points).map(({ path }) => ({ path: draftPointPath(path), message: "" }))
    if (action !== "approve") return []
    const sheet = hasSheet ? passBlock(review.sheet, draft.sheet, view.sheetRequired) : null
    return [...unclosedFaults(review, role), ...(sheet ? [sheet] : [])]
  }
  const blocked = (action: Move): boolean => {
    const faults = faultsOf(action)
    setTried(({ tries }) => ({ action, tries: tries + 1 }))
    if (action === "return" && faults[0]) focusField(faults[0].path)
    return faults.length > 0
  }

  const filled = hasSheet ? filledSheet(review.sheet, draft.sheet) : null
  const sheetWords = (action: Move) => {
    if (filled) return `随本次办理存入审核表：等级“${gradeLabels[filled.grade]}”。`
    return hasSheet && action === "return" && isBegun(draft.sheet) ? "审核表没有填完，不会随退回存档，已填的部分不再保留。" : null
  }
  const sheetNote = (action: Move) => sheetWords(action) && <p className="mb-4 text-sm">{sheetWords(action)}</p>
  const sheetSent = filled ? { sheet: filled.filled } : {}
  const again = review.points.filter(({ raisedBy, state }) => raisedBy === role && state !== "closed")

  const ready = (action: Move): Ready | undefined => {
    if (action === "approve") return { sent: sheetSent, summary: () => sheetNote(action) }
    if (action !== "return") return undefined
    const { points, openAll } = draft
    return {
      sent: { ...sheetSent, ...(points.length > 0 && { points }), openAll },
      note: { value: draft.note, onChange: (note) => change({ note }) },
      summary: (goal) => (
        <>
          <ReturnSummary {...{ goal, content: view.content, points, again, openAll }} onOpenAll={(all) => change({ openAll: all })} />
          {sheetNote(action)}
          <div className="text-sm">
            <ReasonPicker label="理由" reasons={review.reasons} onPick={(reason) => change({ note: withReason(draft.note, reason) })} />
          </div>
        </>
      ),
    }
  }
  /** Words that are being written are on the server before anything is decided. */
  const prepare = async (): Promise<number | null> => ((await editor.flush()) ? view.version : null)
  /** What still stands in the way of the act that was tried: it grows shorter as it is dealt with. */
  const left = tried.action ? faultsOf(tried.action) : []
  return { blocked, ready, prepare, left, ...tried }
}
