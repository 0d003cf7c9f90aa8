"use client"

import { useMemo } from "react"
import { type CheckContext, errorsOf, type Problem } from "#server/domain/checks/check.ts"
import { type Draft, faultsOf, problemsOf } from "./draft.ts"
import type { Editor } from "./use-editor.ts"

/** All rules, at every key: they are pure, and the server has sent what they need beside the content. */
export const useProblems = (draft: Draft, context: CheckContext): Problem[] => useMemo(() => problemsOf(draft, context), [draft, context])

/**
 * The sentence beside a field: after a failed save what cannot be read, after a failed submission also what is missing.
 * Gone as soon as the field is right.
 */
export function useFieldErrors({ draft, failure }: Pick<Editor, "draft" | "failure">, problems: readonly Problem[], submitting: boolean) {
  const failed = failure !== null
  return useMemo(() => {
    const own = failed ? faultsOf(draft) : []
    const missing = submitting ? errorsOf(problems) : []
    const found = new Map([...missing, ...own].map(({ path, message }) => [path, message]))
    return (path: string): string | undefined => found.get(path)
  }, [draft, failed, problems, submitting])
}
