"use client"

import { useMutation } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { useMemo, useRef, useState } from "react"
import { useTRPC } from "#components/trpc.tsx"
import type { TargetView } from "#components/work/api.ts"
import { type Conflict, type Failure, failureOf } from "#components/work/failure.ts"
import { differences, merge } from "#server/domain/merge.ts"
import { isOpen, type OpenFields } from "#server/domain/open-fields.ts"
import { type Draft, faultsOf, pathById, toDraft } from "./draft.ts"

type Saved = { version: number; content: Draft }
/** Two contents to be brought together: what was typed, what is stored now, and what the typing began from. */
export type Clash = { mine: Draft; theirs: Draft; base: Draft; version: number; state: Conflict["currentState"] }

const savedOf = ({ version, content }: TargetView): Saved => ({ version, content: toDraft(content) })

const clashOf = (mine: Draft, base: Draft, { current, currentVersion, currentState }: Conflict): Clash => ({
  ...{ mine, base, theirs: toDraft(current) },
  ...{ version: currentVersion, state: currentState },
})

/** What was typed while more was open, an unsaved text of an earlier window above all, keeps only what may be changed now. */
const confined = (content: Draft, stored: Draft, open: OpenFields): Draft =>
  open === null ? content : merge(content, stored, (path) => (isOpen(open, path === "order" ? "indicators" : path) ? "mine" : "theirs"))

const unreadable: Omit<Failure, "problems"> = { kind: "refused", message: "有内容需要改正，还没有保存。", conflict: null, requestId: null }

/** What is typed, what is saved, and the way from one to the other. */
export function useEditor(view: TargetView) {
  const trpc = useTRPC()
  const router = useRouter()
  const [saved, setSaved] = useState(() => savedOf(view))
  const [draft, setDraft] = useState(saved.content)
  /** `attempt` counts, so that the same failure again is seen again. */
  const [failed, setFailed] = useState<{ failure: Failure | null; attempt: number }>({ failure: null, attempt: 0 })
  const [clash, setClash] = useState<Clash | null>(null)
  const saving = useMutation(trpc.targets.save.mutationOptions())
  const inFlight = useRef(false)
  const dirty = useMemo(() => differences(draft, saved.content).length > 0, [draft, saved])
  const show = (failure: Failure | null) => setFailed(({ attempt }) => ({ failure, attempt: failure ? attempt + 1 : attempt }))

  // The page was read again and somebody else was at work meanwhile; with typing of one's own, the next save shows both.
  if (view.version > saved.version && !dirty && !saving.isPending) {
    setSaved(savedOf(view))
    setDraft(toDraft(view.content))
  }

  const fail = (content: Draft, base: Draft, failure: Failure) => {
    const problems = failure.problems.map((problem) => ({ ...problem, path: pathById(problem.path, content) }))
    if (failure.conflict) setClash(clashOf(content, base, failure.conflict))
    else show({ ...failure, problems })
  }

  const send = async (content: Draft, { version, content: base }: Saved): Promise<number | null> => {
    try {
      const answer = await saving.mutateAsync({ id: view.id, version, content })
      setSaved({ version: answer.version, content })
      router.refresh()
      return answer.version
    } catch (error) {
      fail(content, base, failureOf(error))
      return null
    }
  }

  /** One save at a time: a second one on the same version would meet the first as if it were somebody else's. */
  const store = async (content: Draft, on: Saved): Promise<number | null> => {
    if (inFlight.current) return null
    const faults = faultsOf(content)
    show(faults.length > 0 ? { ...unreadable, problems: faults } : null)
    if (faults.length > 0) return null
    inFlight.current = true
    return send(content, on).finally(() => {
      inFlight.current = false
    })
  }

  /** The chosen content of both becomes what is typed, and is saved on the version it was compared with. */
  const resolve = (chosen: Draft, { version, theirs }: Clash): Promise<number | null> => {
    const content = confined(chosen, theirs, view.openFields)
    setClash(null)
    setDraft(content)
    setSaved({ version, content: theirs })
    return store(content, { version, content: theirs })
  }

  /** A sentence about fields goes as soon as they are right; one about the connection stays until a save succeeds. */
  const change = (next: Draft) => {
    setDraft(next)
    if (failed.failure?.problems.length && faultsOf(next).length === 0) show(null)
  }

  return {
    ...{ draft, saved, dirty, clash, setClash, resolve, ...failed },
    isSaving: saving.isPending,
    change,
    restore: (content: Draft) => change(confined(content, saved.content, view.openFields)),
    showFailure: show,
    /** @returns the version that holds what is on the screen, or null where it could not be saved; why is shown then. */
    save: () => (dirty ? store(draft, saved) : Promise.resolve(saved.version)),
  }
}
export type Editor = ReturnType<typeof useEditor>
