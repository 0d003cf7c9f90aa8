import { fieldId } from "#components/target/focus-field.ts"
import { fieldsOf } from "#server/domain/open-fields.ts"
import type { TargetContent } from "#server/domain/target.ts"

/** Where a return point stands on the page: its box for the answer, or the point itself where nothing can be answered. */
export const pointPath = (id: string): string => `points[${id}]`
export const pointId = (id: string): string => fieldId(pointPath(id))

/** Points about what the content does not hold any more: a row that was deleted since. */
export const strayOf = <Point extends { path: string }>(content: TargetContent, points: readonly Point[]): Point[] => {
  const known = new Set(fieldsOf(content).map(({ path }) => path))
  return points.filter(({ path }) => !known.has(path))
}
