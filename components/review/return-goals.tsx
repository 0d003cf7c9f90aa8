"use client"

import type { ReturnGoal, State } from "#server/domain/workflow.ts"

/** The same word for the unit as everywhere; the other steps are called by who works there. */
const goalOf = (state: State): ReturnGoal => (state === "draft" || state === "finance_approval" || state === "approved" ? "unit" : state)

const words = {
  unit: { label: "退回单位", hint: "由单位经办人修改后重新提交，从头办理。" },
  unit_review: { label: "退回单位审核人", hint: "由单位审核人重新办理。" },
  department_review: { label: "退回主管部门", hint: "由主管部门审核人重新办理。" },
  finance_review: { label: "退回财政业务审核", hint: "由财政业务审核重新办理。" },
} as const satisfies Partial<Record<ReturnGoal, { label: string; hint: string }>>

type Shown = keyof typeof words
const isShown = (goal: ReturnGoal): goal is Shown => goal in words

type Props = { goals: readonly State[]; goal: ReturnGoal; onChange: (goal: ReturnGoal) => void }

/** To whom it goes back. At the unit's own review there is only one place, so there is nothing to choose. */
export const ReturnGoals = ({ goals, goal, onChange }: Props) =>
  goals.length > 1 && (
    <fieldset className="mb-4 space-y-1">
      <legend className="mb-1 text-sm font-medium">退回到哪里</legend>
      {goals
        .map(goalOf)
        .filter(isShown)
        .map((each) => (
          <div key={each}>
            <label className="flex min-h-11 items-center gap-2 md:min-h-0">
              <input
                type="radio"
                name="goal"
                className="size-4"
                aria-describedby={`goal-${each}`}
                checked={goal === each}
                onChange={() => onChange(each)}
              />
              {words[each].label}
            </label>
            <p id={`goal-${each}`} className="pl-6 text-sm text-ink-soft">
              {words[each].hint}
            </p>
          </div>
        ))}
    </fieldset>
  )
