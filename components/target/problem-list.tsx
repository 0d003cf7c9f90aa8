"use client"

import { Badge, type Tone } from "#components/ui/badge.tsx"
import type { Problem } from "#server/domain/checks.ts"
import { fieldId, focusField } from "./focus-field.ts"

const severities = {
  error: { tone: "danger", label: "必须改正" },
  warning: { tone: "warn", label: "请核对" },
  hint: { tone: "neutral", label: "建议" },
} as const satisfies Record<Problem["severity"], { tone: Tone; label: string }>

type Shown = Pick<Problem, "path" | "message" | "severity">

/** What is wrong, line by line. Where there is a form (`linked`), each line leads to its field. */
export function ProblemList({ problems, linked }: { problems: readonly Shown[]; linked: boolean }) {
  return (
    <ul className="space-y-1 text-sm">
      {problems.map(({ path, message, severity }) => (
        <li key={`${path} ${message}`} className="flex items-start gap-2 py-0.5">
          <Badge tone={severities[severity].tone} className="mt-0.5 shrink-0">
            {severities[severity].label}
          </Badge>
          {linked ? (
            <a
              href={`#${fieldId(path)}`}
              className="link min-h-8 md:min-h-0"
              onClick={(event) => {
                event.preventDefault()
                focusField(path)
              }}
            >
              {message}
            </a>
          ) : (
            <span>{message}</span>
          )}
        </li>
      ))}
    </ul>
  )
}
