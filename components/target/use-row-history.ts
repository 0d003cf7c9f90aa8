"use client"

import { useRef, useState } from "react"
import { cancel, type Entry, type History, noHistory, record, redo, undo } from "#components/grid/undo.ts"
import { rebase, type Side } from "#server/domain/merge.ts"
import type { TargetInput } from "#server/domain/target.ts"
import type { DraftRow } from "./draft.ts"

type Rows = readonly DraftRow[]
type Options = { rows: Rows; onChange: (rows: DraftRow[]) => void }

const whole = (indicators: Rows): TargetInput => ({
  ...{ amounts: { fiscal: "", specialAccount: "", other: "" }, goal: "", answers: [] },
  indicators: [...indicators],
})
const keep: Side = "theirs"

/** Takes back one's own step alone: what a colleague changed meanwhile stays. */
const stepBetween = (from: Rows, to: Rows, now: Rows): DraftRow[] => rebase(whole(from), whole(to), whole(now), keep).content.indicators

/** Changes of the indicator rows, and the way back and forth through them. */
export function useRowHistory({ rows, onChange }: Options) {
  const [history, setHistory] = useState<History<Rows>>(noHistory)
  const steps = useRef(0)
  const go = (found: { entry: Entry<Rows>; history: History<Rows> } | null, [from, to]: ["before" | "after", "before" | "after"]) => {
    if (!found) return null
    setHistory(found.history)
    onChange(stepBetween(found.entry[from], found.entry[to], rows))
    return found.entry.words
  }
  return {
    canUndo: history.done.length > 0,
    canRedo: history.undone.length > 0,
    /** `key`: changes with the same key are one step. */
    apply: (next: DraftRow[], words: string, key?: string) => {
      steps.current += 1
      setHistory((known) => record(known, { before: rows, after: next, words, key: key ?? `step ${steps.current}` }))
      onChange(next)
    },
    /** Each answers what the step was called, or null where there was none. */
    undo: () => go(undo(history), ["after", "before"]),
    redo: () => go(redo(history), ["before", "after"]),
    cancel: (key: string) => go(cancel(history, key), ["after", "before"]),
  }
}
