"use client"

import { useMutation } from "@tanstack/react-query"
import { useEffect, useRef, useState } from "react"
import { useTRPC } from "#components/trpc.tsx"
import { failureOf } from "#components/work/failure.ts"
import { emptyReviewDraft, type ReviewDraft } from "#server/domain/review-draft.ts"
import { type AutosaveState, autosave } from "./autosave.ts"
import { type DraftPoint, dropPoint } from "./draft-points.ts"

const quiet = 800

/** Asks before the window is closed while something is not stored; inside the site, leaving stores it first. */
function useUnloadGuard(active: boolean): void {
  useEffect(() => {
    if (!active) return
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener("beforeunload", onUnload)
    return () => window.removeEventListener("beforeunload", onUnload)
  }, [active])
}

/** What a reviewer writes and has not sent, kept on the server as it is written. `stored`: what was kept there when the page was read. */
export function useReviewDraft(targetId: string, stored: ReviewDraft | null) {
  const trpc = useTRPC()
  const saving = useMutation(trpc.review.saveDraft.mutationOptions())
  const [draft, setDraft] = useState(stored ?? emptyReviewDraft)
  const [state, setState] = useState<AutosaveState>("saved")
  const [failure, setFailure] = useState<string | null>(null)
  /** The point thrown away last, as long as it can be put back. */
  const [dropped, setDropped] = useState<DraftPoint | null>(null)
  const send = useRef(saving.mutateAsync)
  useEffect(() => {
    send.current = saving.mutateAsync
  }, [saving.mutateAsync])
  const [queue] = useState(() =>
    autosave<ReviewDraft>({
      delay: quiet,
      save: (content) => send.current({ id: targetId, draft: content }),
      onState: (next, error) => {
        setState(next)
        if (next !== "waiting") setFailure(error === undefined ? null : failureOf(error).message)
      },
    }),
  )
  // Whoever follows a link while writing loses nothing.
  useEffect(() => () => void queue.flush(), [queue])
  useUnloadGuard(state !== "saved")

  const change = (part: Partial<ReviewDraft>): void => {
    const next = { ...draft, ...part }
    setDraft(next)
    queue.change(next)
  }
  const drop = (path: string): void => {
    setDropped(draft.points.find((point) => point.path === path && point.comment.trim()) ?? null)
    change({ points: dropPoint(draft.points, path) })
  }
  const putBack = (): void => {
    if (dropped) change({ points: [...dropPoint(draft.points, dropped.path), dropped] })
    setDropped(null)
  }
  return { draft, change, drop, dropped, putBack, state, failure, flush: queue.flush }
}
export type ReviewDraftEditor = ReturnType<typeof useReviewDraft>
