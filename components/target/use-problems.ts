"use client"

import { useMemo } from "react"
import { errorsOf, type Problem, rules } from "#server/domain/checks.ts"
import { type Draft, faultsOf, problemsOf } from "./draft.ts"
import type { Editor } from "./use-editor.ts"

const knownHere = new Set(rules.map(({ code }) => code))

/** The rules that need only this content run at every key; what only the server can know stays from the last reading. */
export const useProblems = (draft: Draft, stored: readonly Problem[]): Problem[] =>
  useMemo(() => [...problemsOf(draft), ...stored.filter(({ code }) => !knownHere.has(code))], [draft, stored])

/**
 * The sentence beside a field: after a failed save what cannot be read, after a failed submission also what is missing.
 * Gone as soon as the field is right.
 */
export function useFieldErrors({ draft, failure }: Pick<Editor, "draft" | "failure">, submitting: boolean) {
  const failed = failure !== null
  return useMemo(() => {
    const own = failed ? faultsOf(draft) : []
    const missing = submitting ? errorsOf(problemsOf(draft)) : []
    const found = new Map([...missing, ...own].map(({ path, message }) => [path, message]))
    return (path: string): string | undefined => found.get(path)
  }, [draft, failed, submitting])
}
