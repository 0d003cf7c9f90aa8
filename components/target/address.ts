import type { State } from "#server/domain/workflow.ts"

/** A draft is written, everything else is read and decided. */
export const targetAddress = ({ id, state }: { id: string; state: State }): string =>
  state === "draft" ? `/work/targets/${id}` : `/work/targets/${id}/review`
