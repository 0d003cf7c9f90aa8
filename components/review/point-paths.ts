import { fieldId } from "#components/target/focus-field.ts"

/** Where a return point stands on the page: its box for the answer, or the point itself where nothing can be answered. */
export const pointPath = (id: string): string => `points[${id}]`
export const pointId = (id: string): string => fieldId(pointPath(id))
