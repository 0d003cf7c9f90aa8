import { Badge, type Tone } from "#components/ui/badge.tsx"
import { type Ambition, ambitionLabels, type Compared } from "#server/domain/ambition.ts"

const tones = { stronger: "ok", equal: "neutral", weaker: "warn", incomparable: "neutral" } as const satisfies Record<Ambition, Tone>
const signs = { stronger: "↑ ", equal: "", weaker: "↓ ", incomparable: "" } as const satisfies Record<Ambition, string>

/** Whether a value asks for more or less, and why. `than`: what it is compared with, where that is not plain from the place. */
export const AmbitionBadge = ({ compared, than }: { compared: Compared; than?: string }) => (
  <span className="block text-xs">
    <Badge tone={tones[compared.ambition]}>
      <span aria-hidden="true">{signs[compared.ambition]}</span>
      {than}
      {ambitionLabels[compared.ambition]}
    </Badge>
    {compared.ambition !== "equal" && <span className="block text-ink-soft">{compared.reason}</span>}
  </span>
)
