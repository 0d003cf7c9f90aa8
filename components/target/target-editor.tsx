"use client"

import { useState } from "react"
import { ActionBar } from "#components/review/action-bar.tsx"
import { answerSlots, StrayAnswers } from "#components/review/answer-points.tsx"
import { OpenNote } from "#components/review/open-note.tsx"
import { pointPath } from "#components/review/point-paths.ts"
import { PointsPanel } from "#components/review/points-panel.tsx"
import { useAnswers } from "#components/review/use-answers.ts"
import { Button } from "#components/ui/button.tsx"
import type { Review, TargetView } from "#components/work/api.ts"
import type { FieldProblem } from "#components/work/failure.ts"
import { blockersOf, type Problem } from "#server/domain/checks/check.ts"
import type { Move } from "#server/domain/workflow.ts"
import { ClashDialog } from "./clash-dialog.tsx"
import { withAnswer } from "./draft.ts"
import type { KeptDraft } from "./draft-store.ts"
import { FailureSummary } from "./failure-summary.tsx"
import { ReadinessPanel } from "./readiness-panel.tsx"
import { RestoreOffer } from "./restore-offer.tsx"
import { SaveState } from "./save-state.tsx"
import { TargetForm } from "./target-form.tsx"
import { useEditor } from "./use-editor.ts"
import { useKeptDraft } from "./use-kept-draft.ts"
import { useLeaveGuard } from "./use-leave-guard.ts"
import { useFieldErrors, useProblems } from "./use-problems.ts"
import { useSaveKey } from "./use-save-key.ts"

const notReady = (problems: readonly FieldProblem[]) => ({
  ...{ kind: "refused" as const, requestId: null },
  ...{ message: `还有 ${problems.length} 处没有办好，不能提交。`, problems: [...problems] },
})
/** A point without an answer stands in the way of submitting like an error of the content. */
const unansweredLine = ({ id, label }: { id: string; label: string }): Problem => ({
  ...{ code: "point_unanswered", severity: "error", path: pointPath(id), message: `没有答复退回意见：${label}`, answer: null },
})
const answerWords = (left: number): string => (left > 0 ? `${left} 条待答复。` : "都已答复。")

type Props = { view: TargetView; review: Review; login: string }

/** The form of one target. `login` keeps unsaved text apart on shared computers. */
export function TargetEditor({ view, review, login }: Props) {
  const editor = useEditor(view)
  const { draft, saved, dirty, clash, setClash, failure, change, save } = editor
  const kept = useKeptDraft({ login, targetId: view.id, version: saved.version, base: saved.content, draft, dirty })
  const problems = useProblems(draft, view.checkContext ?? {})
  /** How often submitting was tried while something was missing; 0: not yet, so nothing is marked red. */
  const [tries, setTries] = useState(0)
  const [restoring, setRestoring] = useState<KeptDraft | null>(null)
  const { errorAt, marks } = useFieldErrors(editor, problems, tries > 0)
  const { points } = review
  const answers = useAnswers(points)
  useLeaveGuard(dirty && failure?.kind !== "signedOut")
  useLeaveGuard(answers.dirty && !dirty, "有答复还没有保存。要离开吗？")
  useSaveKey(save)

  /** Taken over where it began from what is saved now; else both are shown, and the offer stays until something is chosen. */
  const restore = (offer: KeptDraft) => {
    if (offer.version !== saved.version) {
      setRestoring(offer)
      setClash({ mine: offer.draft, theirs: saved.content, base: offer.base, version: saved.version, state: view.state })
    } else {
      editor.restore(offer.draft)
      kept.dismiss(offer)
    }
  }
  const leaveClash = () => {
    setClash(null)
    setRestoring(null)
  }
  const lines = [...answers.unanswered.map(unansweredLine), ...problems]
  const missing = blockersOf(lines)
  /** What cannot be submitted is said at once, not after a question whether to submit. */
  const blocked = (action: Move): boolean => {
    const stops = action === "submit" && missing.length > 0
    if (stops) {
      editor.showFailure(null)
      setTries(tries + 1)
    }
    return stops
  }
  /** Answers first: with one of them missing nothing is submitted, and its box says why. */
  const prepare = async (): Promise<number | null> => ((await answers.flush()) ? save() : null)
  const asked = { points, answers, asked: tries > 0 }
  return (
    <>
      {failure && <FailureSummary failure={failure} attempt={editor.attempt} stored={kept.stored} />}
      {!failure && tries > 0 && missing.length > 0 && <FailureSummary failure={notReady(missing)} attempt={tries} />}
      <RestoreOffer offers={kept.offers} current={saved.version} dirty={dirty} onRestore={restore} onDismiss={kept.dismiss} />
      <OpenNote open={view.openFields} content={view.content} />
      <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="space-y-4 self-start xl:sticky xl:top-4 xl:order-last">
          <PointsPanel points={points} summary={answerWords(answers.unanswered.length)} />
          <ReadinessPanel problems={lines} onAnswer={(problem, text) => change(withAnswer(draft, problem, text))} />
        </div>
        <div className="min-w-0 space-y-4">
          <TargetForm
            {...{
              draft,
              errorAt,
              marks,
              projectName: view.project.name,
              tree: view.indicatorTree,
              open: view.openFields,
              slots: answerSlots(asked),
            }}
            onChange={change}
          />
          <StrayAnswers content={{ ...view.content, indicators: draft.indicators }} {...asked} />
        </div>
      </div>
      <ActionBar view={view} busy={editor.isSaving} prepare={prepare} blocked={blocked}>
        <SaveState {...editor} />
        <Button busy={editor.isSaving} onClick={() => void save()}>
          保存
        </Button>
      </ActionBar>
      {clash && (
        <ClashDialog
          key={clash.version}
          clash={clash}
          onResolve={(content) => {
            if (restoring) kept.dismiss(restoring)
            setRestoring(null)
            void editor.resolve(content, clash)
          }}
          onLeave={leaveClash}
        />
      )}
    </>
  )
}
