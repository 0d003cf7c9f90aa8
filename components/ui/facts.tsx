import type { ReactNode } from "react"

/** Names and what they are, side by side: who, when, how many. */
export function Facts({ facts, className }: { facts: readonly { name: string; value: ReactNode }[]; className?: string }) {
  return (
    <dl className={className ?? "flex flex-wrap gap-x-6 gap-y-1 text-sm"}>
      {facts.map((fact) => (
        <div key={fact.name} className="flex gap-2">
          <dt className="shrink-0 text-ink-soft">{fact.name}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
