"use client"

import { Alert } from "#components/ui/alert.tsx"
import type { Failure } from "#components/work/failure.ts"
import { stateLabels } from "#server/domain/labels.ts"
import type { State } from "#server/domain/workflow.ts"
import { FailureDetails } from "./failure-details.tsx"

/** Somebody took it on: there is nothing left to save to, but nothing typed is lost either. */
export const goneWords = (state: State): string =>
  `项目现在是“${stateLabels[state]}”，已经不能保存。您填写的内容留在这台电脑上；项目退回或撤回后，打开本页会自动找回。`

/** In words that say what happens next. */
function words({ kind, message, conflict }: Failure): string {
  if (conflict && conflict.currentState !== "draft") return goneWords(conflict.currentState)
  if (kind === "offline") return "连不上系统，还没有保存。内容留在这台电脑上，连上以后自动保存。"
  if (kind === "signedOut") return "登录已失效，还没有保存。内容留在这台电脑上，重新登录后会回到原处并自动保存。"
  return message
}

/** Saving by itself does not work now. Said without taking the focus: whoever writes goes on writing. */
export function TroubleNote({ failure, stored }: { failure: Failure; stored: boolean }) {
  return (
    <Alert tone="danger" live="polite" title={words(failure)} className="mb-4">
      <FailureDetails failure={failure} stored={stored} />
    </Alert>
  )
}
