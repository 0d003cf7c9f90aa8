"use client"

import { Card } from "#components/ui/card.tsx"
import type { Problem } from "#server/domain/checks.ts"
import { ProblemList } from "./problem-list.tsx"

const countOf = (problems: readonly Problem[], severity: Problem["severity"]): number =>
  problems.filter((problem) => problem.severity === severity).length

const summary = (problems: readonly Problem[]): string => {
  const errors = countOf(problems, "error")
  const others = problems.length - errors
  if (problems.length === 0) return "没有发现问题。"
  return [errors && `${errors} 处必须改正`, others && `${others} 处请核对`].filter(Boolean).join("，")
}

/** The readiness list: empty means it can be submitted. Saving is never blocked by it. */
export const ProblemsPanel = ({ problems, linked }: { problems: readonly Problem[]; linked: boolean }) => (
  <Card title="自动检查" titleId="problems">
    <p className="mb-2 text-sm text-ink-soft" aria-live="polite">
      {summary(problems)}
    </p>
    {problems.length > 0 && (
      <div className="max-h-72 overflow-y-auto xl:max-h-[60vh]">
        <ProblemList problems={problems} linked={linked} />
      </div>
    )}
  </Card>
)
