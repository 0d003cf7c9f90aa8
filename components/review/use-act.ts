"use client"

import { useMutation } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { useTRPC } from "#components/trpc.tsx"
import type { ActInput, TargetView } from "#components/work/api.ts"
import { type Failure, failureOf } from "#components/work/failure.ts"
import { newId } from "#components/work/new-id.ts"
import { useNotice } from "#components/work/notice.tsx"
import type { Move } from "#server/domain/workflow.ts"
import { doneWords } from "./consequences.ts"

export type Asked = Required<Pick<ActInput, "note" | "goal">> & Pick<ActInput, "colleague" | "points" | "openAll" | "sheet">
type Options = {
  view: Pick<TargetView, "id" | "version" | "state" | "project">
  action: Move
  /** Saves what is typed first, where there is a form. null: it could not be saved, and the form says why. */
  prepare: (() => Promise<number | null>) | undefined
  onDone: () => void
}

/** One act. The key is made once for each opening of the dialog, so pressing twice or trying again after a lost answer acts once. */
export function useAct({ view, action, prepare, onDone }: Options) {
  const trpc = useTRPC()
  const router = useRouter()
  const notice = useNotice()
  const [key] = useState(newId)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const act = useMutation(trpc.targets.act.mutationOptions())

  const attempt = async (asked: Asked): Promise<void> => {
    const version = prepare ? await prepare() : view.version
    if (version === null) return onDone()
    await act.mutateAsync({ id: view.id, version, action, key, ...asked })
    notice(`${doneWords(action, view.state)}：${view.project.name}`)
    onDone()
    router.refresh()
  }
  const send = (asked: Asked): void => {
    if (busy) return
    setBusy(true)
    setFailure(null)
    attempt(asked)
      .catch((error: unknown) => setFailure(failureOf(error)))
      .finally(() => setBusy(false))
  }
  return { send, busy, failure }
}
