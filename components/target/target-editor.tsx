"use client"

import { useState } from "react"
import { ActionBar } from "#components/review/action-bar.tsx"
import { Button } from "#components/ui/button.tsx"
import type { TargetView } from "#components/work/api.ts"
import { errorsOf, type Problem } from "#server/domain/checks.ts"
import type { Move } from "#server/domain/workflow.ts"
import { ClashDialog } from "./clash-dialog.tsx"
import type { KeptDraft } from "./draft-store.ts"
import { FailureSummary } from "./failure-summary.tsx"
import { ProblemsPanel } from "./problems-panel.tsx"
import { RestoreOffer } from "./restore-offer.tsx"
import { SaveState } from "./save-state.tsx"
import { TargetForm } from "./target-form.tsx"
import { useEditor } from "./use-editor.ts"
import { useKeptDraft } from "./use-kept-draft.ts"
import { useLeaveGuard } from "./use-leave-guard.ts"
import { useFieldErrors, useProblems } from "./use-problems.ts"
import { useSaveKey } from "./use-save-key.ts"

const notReady = (problems: Problem[]) => ({
  ...{ kind: "refused" as const, requestId: null },
  ...{ message: `还有 ${problems.length} 处必须改正，不能提交。`, problems },
})

/** The form of one target. `login` keeps unsaved text apart on shared computers. */
export function TargetEditor({ view, login }: { view: TargetView; login: string }) {
  const editor = useEditor(view)
  const { draft, saved, dirty, clash, setClash, failure, change, save } = editor
  const kept = useKeptDraft({ login, targetId: view.id, version: saved.version, base: saved.content, draft, dirty })
  const problems = useProblems(draft, view.problems)
  /** How often submitting was tried while something was missing; 0: not yet, so nothing is marked red. */
  const [tries, setTries] = useState(0)
  const [restoring, setRestoring] = useState<KeptDraft | null>(null)
  const errorAt = useFieldErrors(editor, tries > 0)
  useLeaveGuard(dirty && failure?.kind !== "signedOut")
  useSaveKey(save)

  /** Taken over where it began from what is saved now; else both are shown, and the offer stays until something is chosen. */
  const restore = (offer: KeptDraft) => {
    if (offer.version !== saved.version) {
      setRestoring(offer)
      setClash({ mine: offer.draft, theirs: saved.content, base: offer.base, version: saved.version, state: view.state })
    } else {
      change(offer.draft)
      kept.dismiss(offer)
    }
  }
  const leaveClash = () => {
    setClash(null)
    setRestoring(null)
  }
  const errors = errorsOf(problems)
  /** What cannot be submitted is said at once, not after a question whether to submit. */
  const blocked = (action: Move): boolean => {
    const missing = action === "submit" && errors.length > 0
    if (missing) {
      editor.showFailure(null)
      setTries(tries + 1)
    }
    return missing
  }
  return (
    <>
      {failure && <FailureSummary failure={failure} attempt={editor.attempt} stored={kept.stored} />}
      {!failure && tries > 0 && errors.length > 0 && <FailureSummary failure={notReady(errors)} attempt={tries} />}
      <RestoreOffer offers={kept.offers} current={saved.version} dirty={dirty} onRestore={restore} onDismiss={kept.dismiss} />
      <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="self-start xl:sticky xl:top-4 xl:order-last">
          <ProblemsPanel problems={problems} linked />
        </div>
        <TargetForm draft={draft} tree={view.indicatorTree} onChange={change} errorAt={errorAt} />
      </div>
      <ActionBar view={view} busy={editor.isSaving} prepare={save} blocked={blocked}>
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
