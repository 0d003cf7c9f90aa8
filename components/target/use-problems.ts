"use client"

import { useMemo } from "react"
import { type CheckContext, errorsOf, type Problem } from "#server/domain/checks/check.ts"
import { marksOf } from "./cell-mark.ts"
import { type Draft, faultsOf, problemsOf } from "./draft.ts"
import { cellPath } from "./indicator-columns.ts"
import type { Editor } from "./use-editor.ts"

/** All rules, at every key: they are pure, and the server has sent what they need beside the content. */
export const useProblems = (draft: Draft, context: CheckContext): Problem[] => useMemo(() => problemsOf(draft, context), [draft, context])

const isEmptyCell = ({ indicators }: Draft, path: string): boolean =>
  indicators.some((row) => (["name", "raw"] as const).some((key) => path === cellPath(row.id, key) && row[key].trim() === ""))

/**
 * The sentence beside a field (`errorAt`): after a failed save what cannot be read, after a failed submission also what is
 * missing; gone as soon as the field is right. And what is said of each cell of the table at every key (`marks`); an empty one is
 * not rushed.
 */
export function useFieldErrors({ draft, failure }: Pick<Editor, "draft" | "failure">, problems: readonly Problem[], submitting: boolean) {
  const failed = failure !== null
  return useMemo(() => {
    const own = failed ? faultsOf(draft) : []
    const missing = submitting ? errorsOf(problems) : []
    const found = new Map([...missing, ...own].map(({ path, message }) => [path, message]))
    return {
      errorAt: (path: string): string | undefined => found.get(path),
      marks: marksOf(submitting ? problems : problems.filter(({ path }) => !isEmptyCell(draft, path))),
    }
  }, [draft, failed, problems, submitting])
}
