"use client"

import { type ReturnGoal, returnGoals, type State } from "#server/domain/workflow.ts"

const words = {
  unit: { label: "退回单位", hint: "由单位经办人修改后重新提交，从头办理。" },
  previous: { label: "退回上一步", hint: "由上一步审核人重新办理。" },
} as const satisfies Record<ReturnGoal, { label: string; hint: string }>

type Props = { state: State; goal: ReturnGoal; onChange: (goal: ReturnGoal) => void }

/** To whom it goes back. At the unit's own review both are the same place, so there is nothing to choose. */
export const ReturnGoals = ({ state, goal, onChange }: Props) =>
  state !== "unit_review" && (
    <fieldset className="mb-4 space-y-1">
      <legend className="mb-1 text-sm font-medium">退回到哪里</legend>
      {returnGoals.map((each) => (
        <label key={each} className="flex min-h-11 items-start gap-2 py-1 md:min-h-0">
          <input type="radio" name="goal" className="mt-1.5 size-4" checked={goal === each} onChange={() => onChange(each)} />
          <span>
            {words[each].label}
            <span className="block text-sm text-ink-soft">{words[each].hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
