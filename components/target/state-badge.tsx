import { Badge, type Tone } from "#components/ui/badge.tsx"
import { stateLabel } from "#server/domain/labels.ts"
import type { State } from "#server/domain/workflow.ts"

const tones = {
  draft: "neutral",
  unit_review: "accent",
  department_review: "accent",
  finance_review: "accent",
  finance_approval: "accent",
  approved: "ok",
} as const satisfies Record<State, Tone>

/** Where a target stands, in the words of the workflow; a draft that was sent back stands out. */
export const StateBadge = ({ state, round, returned = false }: { state: State; round: number; returned?: boolean }) => (
  <Badge tone={returned ? "warn" : tones[state]}>{stateLabel(state, round)}</Badge>
)
