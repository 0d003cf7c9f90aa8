"use client"

import { FieldLink } from "#components/target/field-link.tsx"
import { Card } from "#components/ui/card.tsx"
import type { ReturnPoint } from "#components/work/api.ts"
import { pointPath } from "./point-paths.ts"
import { PointStateBadge } from "./point-state.tsx"

const Line = ({ point }: { point: ReturnPoint }) => (
  <li className="py-0.5">
    <span className="flex items-start gap-2">
      <PointStateBadge state={point.state} />
      <FieldLink path={pointPath(point.id)}>{point.label}</FieldLink>
    </span>
    <span className="line-clamp-2 text-ink-soft">{point.comment}</span>
  </li>
)

const Lines = ({ points }: { points: readonly ReturnPoint[] }) => (
  <ul className="space-y-1.5 text-sm">
    {points.map((point) => (
      <Line key={point.id} point={point} />
    ))}
  </ul>
)

/** All points of a target, the closed ones folded away; each leads to where it stands. `summary` counts what matters to the reader. */
export function PointsPanel({ points, summary }: { points: readonly ReturnPoint[]; summary: string }) {
  if (points.length === 0) return null
  const left = points.filter(({ state }) => state !== "closed")
  const closed = points.filter(({ state }) => state === "closed")
  return (
    <Card title="退回意见" titleId="return-points">
      <p className="mb-2 text-sm font-medium" aria-live="polite">
        {summary}
      </p>
      <Lines points={left} />
      {closed.length > 0 && (
        <details className="mt-2">
          <summary className="min-h-8 text-sm text-ink-soft">已关闭 {closed.length} 条</summary>
          <Lines points={closed} />
        </details>
      )}
    </Card>
  )
}
