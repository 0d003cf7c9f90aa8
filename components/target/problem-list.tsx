"use client"

import type { ReactNode } from "react"
import { Badge, type Tone } from "#components/ui/badge.tsx"
import type { Problem } from "#server/domain/checks/check.ts"
import { FieldLink } from "./field-link.tsx"

const severities = {
  error: { tone: "danger", label: "必须改正" },
  warning: { tone: "warn", label: "请核对" },
  hint: { tone: "neutral", label: "建议" },
} as const satisfies Record<Problem["severity"], { tone: Tone; label: string }>

type Shown = Pick<Problem, "path" | "message" | "severity">
type Props<Line extends Shown> = { problems: readonly Line[]; linked: boolean; below?: (problem: Line) => ReactNode }

/** What is wrong, line by line. Where there is a form (`linked`), each line leads to its field; `below` says more to a line. */
export function ProblemList<Line extends Shown>({ problems, linked, below }: Props<Line>) {
  return (
    <ul className="space-y-1 text-sm">
      {problems.map((problem) => (
        <li key={`${problem.path} ${problem.message}`} className="flex items-start gap-2 py-0.5">
          <Badge tone={severities[problem.severity].tone} className="mt-0.5 shrink-0">
            {severities[problem.severity].label}
          </Badge>
          <div className="min-w-0 grow">
            {linked ? <FieldLink path={problem.path}>{problem.message}</FieldLink> : <span>{problem.message}</span>}
            {below?.(problem)}
          </div>
        </li>
      ))}
    </ul>
  )
}
