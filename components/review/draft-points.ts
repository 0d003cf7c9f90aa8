// The return points in a reviewer's draft: at most one for each field, in the order they were begun.
import { fieldId } from "#components/target/focus-field.ts"
import type { ReviewDraft } from "#server/domain/review-draft.ts"

export type DraftPoint = ReviewDraft["points"][number]

/** The box in which a point about this field is written. */
export const draftPointPath = (path: string): string => `draft[${path}]`
export const draftPointId = (path: string): string => fieldId(draftPointPath(path))

/** The button that begins one. */
export const beginPath = (path: string): string => `begin[${path}]`

/** Begins a point about a field; one that is being written stays as it is. */
export const beginPoint = (points: readonly DraftPoint[], path: string): DraftPoint[] =>
  points.some((point) => point.path === path) ? [...points] : [...points, { path, comment: "" }]

export const writePoint = (points: readonly DraftPoint[], path: string, comment: string): DraftPoint[] =>
  points.map((point) => (point.path === path ? { ...point, comment } : point))

export const dropPoint = (points: readonly DraftPoint[], path: string): DraftPoint[] => points.filter((point) => point.path !== path)

/** Named, but nothing is said about it yet. */
export const wordless = (points: readonly DraftPoint[]): DraftPoint[] => points.filter(({ comment }) => !comment.trim())

/** A standard reason goes on a line of its own below what is written. */
export const withReason = (words: string, reason: string): string => (words.trim() ? `${words.trimEnd()}\n${reason}` : reason)

/** Whether a path is this part or lies in it: "amounts.fiscal" in "amounts", "indicators[ID].raw" in "indicators[ID]". */
export const liesIn = (path: string, part: string): boolean => path === part || path.startsWith(`${part}.`)
