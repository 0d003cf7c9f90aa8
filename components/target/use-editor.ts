"use client"

import { useMutation } from "@tanstack/react-query"
import { useEffect, useMemo, useRef, useState } from "react"
import { type AutosaveState, autosave } from "#components/review/autosave.ts"
import { useTRPC } from "#components/trpc.tsx"
import type { TargetView } from "#components/work/api.ts"
import { type Failure, failureOf } from "#components/work/failure.ts"
import { rebase, type Side } from "#server/domain/merge.ts"
import { type Draft, faultsOf, pathById, toDraft } from "./draft.ts"
import * as session from "./draft-session.ts"
import { useRetry } from "./use-retry.ts"

const quiet = 700
/** So often one save may meet another one's; then it waits for the next quiet moment. */
const attempts = 8

type Shown = { failure: Failure | null /** Counts, so that the same failure again is seen again. */; attempt: number }
const unreadable: Omit<Failure, "problems"> = { kind: "refused", message: "有内容需要改正，还没有保存。", conflict: null, requestId: null }

const undecided: Omit<Failure, "problems"> = {
  ...{ kind: "refused", message: "有内容别人也改了，请先选择用哪一份。" },
  ...{ conflict: null, requestId: null },
}

const savedOf = ({ version, content }: TargetView): session.Saved => ({ version, content: toDraft(content) })

/** What is typed, what is saved, and the way from one to the other: by itself after a quiet moment, at once when asked. */
export function useEditor(view: TargetView) {
  const trpc = useTRPC()
  const saving = useMutation(trpc.targets.save.mutationOptions())
  const [state, setState] = useState(() => session.startSession(savedOf(view)))
  /** What stands on the screen now: a save that is on its way must not work on what was there when it began. */
  const latest = useRef(state)
  const [queueState, setQueueState] = useState<AutosaveState>("saved")
  /** Why the last save by itself failed; said quietly. */
  const [trouble, setTrouble] = useState<Failure | null>(null)
  const reason = useRef<Failure | null>(null)
  /** What was asked for and refused; takes the focus. */
  const [shown, setShown] = useState<Shown>({ failure: null, attempt: 0 })
  const show = (failure: Failure | null) => setShown(({ attempt }) => ({ failure, attempt: failure ? attempt + 1 : attempt }))
  const put = (next: session.Session) => {
    latest.current = next
    setState(next)
  }

  const inFlight = useRef(false)
  /** One step: what can be sent is saved on the version it began from, or brought together with what somebody else saved. */
  const sendOnce = async (content: Draft): Promise<void> => {
    inFlight.current = true
    try {
      const { version } = await saving.mutateAsync({ id: view.id, version: latest.current.saved.version, content })
      put(session.afterSave(latest.current, content, version))
    } catch (error) {
      const { kind, conflict } = failureOf(error)
      if (kind === "offline") put(session.afterSilence(latest.current, content))
      if (conflict?.currentState !== "draft") throw error
      put(session.afterOthers(latest.current, { version: conflict.currentVersion, content: toDraft(conflict.current) }))
    } finally {
      inFlight.current = false
    }
  }
  const sendAll = async (): Promise<void> => {
    for (let left = attempts; left > 0; left -= 1) {
      const content = session.toSend(latest.current)
      if (!content) return
      await sendOnce(content)
    }
  }
  const send = useRef(sendAll)
  useEffect(() => {
    send.current = sendAll
  })
  const [queue] = useState(() =>
    autosave<null>({
      delay: quiet,
      save: () => send.current(),
      onState: (next, error) => {
        setQueueState(next)
        if (next !== "saved" && next !== "failed") return
        reason.current = error === undefined ? null : failureOf(error)
        setTrouble(reason.current)
      },
    }),
  )
  // Whoever follows a link while writing loses nothing.
  useEffect(() => () => void queue.flush(), [queue])
  useRetry(trouble?.kind ?? null, () => void queue.flush())

  const differing = useMemo(() => session.unsaved(state), [state])
  const clashes = useMemo(() => session.clashesOf(state), [state])
  // The page was read again and somebody else was at work meanwhile. One's own save on its way will bring its own answer.
  useEffect(() => {
    if (inFlight.current || view.version <= latest.current.saved.version) return
    latest.current = session.afterOthers(latest.current, savedOf(view))
    setState(latest.current)
  }, [view])

  /** A sentence about fields goes as soon as they are right. */
  const move = (next: session.Session) => {
    put(next)
    if (shown.failure?.problems.length && faultsOf(next.draft).length === 0) show(null)
    if (session.toSend(next)) queue.change(null)
  }
  const problemsOf = (failure: Failure): Failure => ({
    ...failure,
    problems: failure.problems.map((problem) => ({ ...problem, path: pathById(problem.path, latest.current.draft) })),
  })
  const why = (): Failure | null => {
    const faults = faultsOf(latest.current.draft)
    if (faults.length > 0) return { ...unreadable, problems: faults }
    const asked = session.clashesOf(latest.current).map(({ path, label }) => ({ path, message: `${label}：请选择用哪一份` }))
    return asked.length > 0 ? { ...undecided, problems: asked } : null
  }
  /** @returns the version that holds what is on the screen, or null where it could not all be saved; why is shown then. */
  const save = async (): Promise<number | null> => {
    if (session.toSend(latest.current)) queue.change(null)
    const stored = await queue.flush()
    const refused = stored ? why() : reason.current && problemsOf(reason.current)
    show(refused)
    return refused === null ? latest.current.saved.version : null
  }
  return {
    ...{ session: state, draft: state.draft, clashes, queueState, trouble: trouble && problemsOf(trouble), ...shown },
    dirty: differing.length > 0,
    states: useMemo(() => session.cellStates(state, queueState), [state, queueState]),
    isSaving: queueState === "saving",
    /** `draft`: what becomes of the draft of this rendering, which a save may have overtaken. */
    change: (draft: Draft) => move(session.typed(latest.current, state.draft, draft)),
    choose: (paths: readonly string[], side: Side) => move(paths.reduce((now, path) => session.choose(now, path, side), latest.current)),
    /** Answers how to take it back again. */
    bringBack: (kept: session.KeptText): (() => void) => {
      const before = latest.current.draft
      move(session.bringBack(latest.current, kept, view.openFields))
      const after = latest.current.draft
      return () => move({ ...latest.current, draft: rebase(after, before, latest.current.draft, "theirs").content })
    },
    showFailure: show,
    save,
  }
}
export type Editor = ReturnType<typeof useEditor>
