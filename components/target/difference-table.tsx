import type { ReactNode } from "react"
import { Badge } from "#components/ui/badge.tsx"
import { cx } from "#components/ui/cx.ts"
import type { Difference, Side } from "#server/domain/merge.ts"

type Props = {
  differences: readonly Difference[]
  heads: Record<Side, string>
  /** What stands under a content: the choice, where there is one. */
  control?: (difference: Difference, side: Side) => ReactNode
  chosen?: (path: string) => Side | undefined
}

const changedBy = { mine: "只有您改过", theirs: "只有对方改过", both: "双方都改过" } as const
const sides = ["mine", "theirs"] as const

const Words = ({ words }: { words: string | null }) => {
  if (words === null) return <em className="text-ink-soft">（没有这一条）</em>
  return words === "" ? <em className="text-ink-soft">（空）</em> : <span className="whitespace-pre-line">{words}</span>
}

/** Two contents side by side, only where they differ; one under the other where it is narrow. */
export const DifferenceTable = ({ differences, heads, control, chosen }: Props) => (
  <ul className="space-y-4">
    {differences.map((difference) => (
      <li key={difference.path} aria-label={difference.label}>
        <p className="mb-1 flex flex-wrap items-center gap-2 text-sm font-semibold">
          {difference.label}
          {difference.by && <Badge tone={difference.by === "both" ? "warn" : "neutral"}>{changedBy[difference.by]}</Badge>}
        </p>
        <div className="grid gap-2 md:grid-cols-2">
          {sides.map((side) => (
            <div
              key={side}
              className={cx(
                "flex flex-col gap-2 rounded border p-3 text-sm",
                chosen?.(difference.path) === side ? "border-accent bg-accent-soft" : "border-line bg-surface",
              )}
            >
              <p className="text-xs text-ink-soft">{heads[side]}</p>
              <p className="grow">
                <Words words={difference[side]} />
              </p>
              {control?.(difference, side)}
            </div>
          ))}
        </div>
      </li>
    ))}
  </ul>
)
