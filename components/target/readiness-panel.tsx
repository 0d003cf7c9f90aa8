"use client"

import { useState } from "react"
import { Button } from "#components/ui/button.tsx"
import { Card } from "#components/ui/card.tsx"
import { Textarea } from "#components/ui/textarea.tsx"
import { answerLength, blockersOf, errorsOf, isAnswered, type Problem } from "#server/domain/checks/check.ts"
import { fieldId } from "./focus-field.ts"
import { ProblemList } from "./problem-list.tsx"

type Say = (problem: Problem, text: string) => void
type Props = { problems: readonly Problem[]; onAnswer: Say }

const keyOf = ({ code, path }: Problem): string => `${code} ${path}`

function summary(blockers: readonly Problem[]): string {
  const errors = errorsOf(blockers).length
  const warnings = blockers.length - errors
  if (blockers.length === 0) return "可以提交了。"
  return `提交前还有：${[errors && `${errors} 处必须处理`, warnings && `${warnings} 处要改正或说明`].filter(Boolean).join("，")}。`
}

/** The answer to one warning: written where the warning stands. It counts from four characters on. */
const AnswerBox = ({ problem, onAnswer, onDone }: { problem: Problem; onAnswer: Say; onDone: () => void }) => (
  <Textarea
    id={fieldId(`answers[${keyOf(problem)}]`)}
    label={`对“${problem.message}”的说明`}
    hideLabel
    autoFocus
    maxLength={answerLength.max}
    defaultValue={problem.answer ?? ""}
    placeholder={`为什么这样填（至少 ${answerLength.min} 个字），审核人会看到`}
    className="mt-1"
    onChange={(event) => onAnswer(problem, event.target.value)}
    onBlur={onDone}
  />
)

const AnswerButton = ({ problem, onEdit }: { problem: Problem; onEdit: () => void }) => (
  <Button size="small" variant="quiet" onClick={onEdit} aria-label={`${problem.answer ? "修改说明" : "写说明"}：${problem.message}`}>
    {problem.answer ? "修改说明" : "写说明"}
  </Button>
)

const Answered = ({ problem, onEdit }: { problem: Problem; onEdit: () => void }) => (
  <>
    <p className="mt-0.5 border-l-2 border-line pl-2 whitespace-pre-line text-ink-soft">说明：{problem.answer}</p>
    <AnswerButton problem={problem} onEdit={onEdit} />
  </>
)

/** The readiness list: what stands between the draft and its submission. No line: it can be submitted. Saving is never blocked by it. */
export function ReadinessPanel({ problems, onAnswer }: Props) {
  /** The warning being answered keeps its place until the box is left. */
  const [editing, setEditing] = useState<string | null>(null)
  const blockers = blockersOf(problems)
  const open = problems.filter((problem) => blockers.includes(problem) || keyOf(problem) === editing)
  const answered = problems.filter((problem) => isAnswered(problem) && keyOf(problem) !== editing)
  const hints = problems.filter(({ severity }) => severity === "hint")
  const below = (problem: Problem) => {
    if (problem.severity !== "warning") return null
    if (keyOf(problem) === editing) return <AnswerBox problem={problem} onAnswer={onAnswer} onDone={() => setEditing(null)} />
    return <AnswerButton problem={problem} onEdit={() => setEditing(keyOf(problem))} />
  }
  return (
    <Card title="提交前检查" titleId="problems">
      <p className="mb-2 text-sm text-ink-soft" aria-live="polite">
        {summary(blockers)}
      </p>
      <div className="max-h-80 overflow-y-auto xl:max-h-[70vh]">
        {open.length > 0 && <ProblemList problems={open} linked below={below} />}
        {answered.length > 0 && (
          <details className="mt-3 text-sm" open>
            <summary className="cursor-pointer text-ink-soft">已说明 {answered.length} 处</summary>
            <ProblemList
              problems={answered}
              linked
              below={(problem) => <Answered problem={problem} onEdit={() => setEditing(keyOf(problem))} />}
            />
          </details>
        )}
        {hints.length > 0 && (
          <details className="mt-3 text-sm">
            <summary className="cursor-pointer text-ink-soft">建议 {hints.length} 条（不影响提交）</summary>
            <ProblemList problems={hints} linked />
          </details>
        )}
      </div>
    </Card>
  )
}
