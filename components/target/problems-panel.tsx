"use client"

import { Card } from "#components/ui/card.tsx"
import type { Problem } from "#server/domain/checks/check.ts"
import { ProblemList } from "./problem-list.tsx"

const countOf = (problems: readonly Problem[], severity: Problem["severity"]): number =>
  problems.filter((problem) => problem.severity === severity).length

const summary = (problems: readonly Problem[]): string => {
  const [errors, warnings] = [countOf(problems, "error"), countOf(problems, "warning")]
  if (errors + warnings === 0) return "没有发现问题。"
  return [errors && `${errors} 处必须改正`, warnings && `${warnings} 处请核对`].filter(Boolean).join("，")
}

/** What the unit said to a warning. */
const Answer = ({ answer }: Pick<Problem, "answer">) =>
  answer && <p className="mt-0.5 border-l-2 border-line pl-2 whitespace-pre-line text-ink-soft">单位说明：{answer}</p>

/** What the checks say of a target, for reading: findings with the unit's answers, advice apart. */
export const ProblemsPanel = ({ problems, linked }: { problems: readonly Problem[]; linked: boolean }) => {
  const hints = problems.filter(({ severity }) => severity === "hint")
  const findings = problems.filter(({ severity }) => severity !== "hint")
  return (
    <Card title="自动检查" titleId="problems">
      <p className="mb-2 text-sm text-ink-soft">{summary(problems)}</p>
      <div className="max-h-72 overflow-y-auto xl:max-h-[60vh]">
        {findings.length > 0 && <ProblemList problems={findings} linked={linked} below={Answer} />}
        {hints.length > 0 && (
          <details className="mt-2 text-sm">
            <summary className="cursor-pointer text-ink-soft">建议 {hints.length} 条</summary>
            <ProblemList problems={hints} linked={linked} />
          </details>
        )}
      </div>
    </Card>
  )
}
