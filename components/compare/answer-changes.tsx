import { Card } from "#components/ui/card.tsx"
import type { AnswerChange } from "#server/domain/compare-texts.ts"
import { ruleTitle } from "#server/domain/merge.ts"
import { MarkedText } from "./marked-text.tsx"

/** What the unit says to warnings, where it says something else now. */
export const AnswerChanges = ({ answers }: { answers: readonly AnswerChange[] }) => (
  <Card title="对检查提醒的说明" titleId="answer-changes" className="mt-4">
    <ul className="space-y-2 text-sm">
      {answers
        .filter(({ change }) => change !== "same")
        .map(({ path, marks }) => (
          <li key={path}>
            <span className="font-medium">{ruleTitle(path)}：</span>
            <MarkedText marks={marks} side="both" />
          </li>
        ))}
    </ul>
  </Card>
)
