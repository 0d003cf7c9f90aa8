import { Badge, type Tone } from "#components/ui/badge.tsx"
import { type PointState, pointStateLabels } from "#server/domain/return-points.ts"

const tones = { open: "warn", answered: "accent", closed: "neutral" } as const satisfies Record<PointState, Tone>

export const PointStateBadge = ({ state }: { state: PointState }) => <Badge tone={tones[state]}>{pointStateLabels[state]}</Badge>
