"use client"

import { useRouter } from "next/navigation"
import { useState } from "react"
import { ActionBar } from "#components/review/action-bar.tsx"
import { answerSlots, StrayAnswers } from "#components/review/answer-points.tsx"
import { OpenNote } from "#components/review/open-note.tsx"
import { pointPath } from "#components/review/point-paths.ts"
import { PointsPanel } from "#components/review/points-panel.tsx"
import { useAnswers } from "#components/review/use-answers.ts"
import { Alert } from "#components/ui/alert.tsx"
import { Button } from "#components/ui/button.tsx"
import type { Review, TargetView } from "#components/work/api.ts"
import type { FieldProblem } from "#components/work/failure.ts"
import { blockersOf, type Problem } from "#server/domain/checks/check.ts"
import type { Move, State } from "#server/domain/workflow.ts"
import { ClashPanel } from "./clash-panel.tsx"
import { withAnswer } from "./draft.ts"
import { FailureSummary } from "./failure-summary.tsx"
import { PresenceNote } from "./presence-note.tsx"
import { ReadinessPanel } from "./readiness-panel.tsx"
import { RestoredNote } from "./restored-note.tsx"
import { SaveState } from "./save-state.tsx"
import { TargetForm } from "./target-form.tsx"
import { goneWords, TroubleNote } from "./trouble-note.tsx"
import { useEditor } from "./use-editor.ts"
import { useLeaveGuard } from "./use-leave-guard.ts"
import { useLibraryNames } from "./use-library-names.ts"
import { usePresence } from "./use-presence.ts"
import { useFieldErrors, useProblems } from "./use-problems.ts"
import { useRestored } from "./use-restored.ts"
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

const noContext = {}

type Props = { view: TargetView; review: Review; login: string }

/** The form of one target. `login` keeps unsaved text apart on shared computers. */
export function TargetEditor({ view, review, login }: Props) {
  const editor = useEditor(view)
  const { draft, dirty, failure, trouble, change, save } = editor
  const { stored, restored, close } = useRestored({ login, targetId: view.id, editor })
  const router = useRouter()
  // Somebody else saved: the page is read again, and what is typed here is brought together with it.
  const [movedTo, setMovedTo] = useState<State | null>(null)
  const others = usePresence(view.id, view.content, ({ version, state }) => {
    if (state !== "draft") setMovedTo(state)
    else if (version > editor.session.saved.version && !editor.isSaving) router.refresh()
  })
  const problems = useProblems(draft, useLibraryNames(draft, view.checkContext ?? noContext))
  /** How often submitting was tried while something was missing; 0: not yet, so nothing is marked red. */
  const [tries, setTries] = useState(0)
  const { errorAt, marks } = useFieldErrors(editor, problems, tries > 0)
  const { points } = review
  const answers = useAnswers(points)
  // What waits its moment is saved in leaving; what cannot be saved is asked about.
  useLeaveGuard(dirty && editor.queueState !== "waiting" && editor.queueState !== "saving" && trouble?.kind !== "signedOut")
  useLeaveGuard(answers.dirty && !dirty, "有答复还没有保存。要离开吗？")
  useSaveKey(save)

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
      {failure && <FailureSummary failure={failure} attempt={editor.attempt} stored={stored} />}
      {!failure && trouble && <TroubleNote failure={trouble} stored={stored} />}
      {!failure && !trouble && movedTo && <Alert tone="warn" live="polite" title={goneWords(movedTo)} className="mb-4" />}
      <ClashPanel clashes={editor.clashes} onChoose={editor.choose} />
      {!failure && tries > 0 && missing.length > 0 && <FailureSummary failure={notReady(missing)} attempt={tries} />}
      {restored && <RestoredNote {...restored} onClose={close} />}
      <OpenNote open={view.openFields} content={view.content} />
      <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="space-y-4 self-start xl:sticky xl:top-4 xl:order-last">
          <PresenceNote others={others} content={view.content} />
          <PointsPanel points={points} summary={answerWords(answers.unanswered.length)} />
          <ReadinessPanel problems={lines} onAnswer={(problem, text) => change(withAnswer(draft, problem, text))} />
        </div>
        <div className="min-w-0 space-y-4">
          <TargetForm {...{ view, draft, errorAt, marks, states: editor.states, slots: answerSlots(asked) }} onChange={change} />
          <StrayAnswers content={{ ...view.content, indicators: draft.indicators }} {...asked} />
        </div>
      </div>
      <ActionBar view={view} prepare={prepare} blocked={blocked}>
        <SaveState {...editor} />
        <a href="#problems" className="link inline-flex min-h-11 items-center text-sm xl:hidden">
          {missing.length > 0 ? `提交前还有 ${missing.length} 处` : "可以提交"}
        </a>
        <Button onClick={() => void save()}>保存</Button>
      </ActionBar>
    </>
  )
}
