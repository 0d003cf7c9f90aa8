"use client"

import { Textarea } from "#components/ui/textarea.tsx"
import type { OpenFields } from "#server/domain/open-fields.ts"
import { limits } from "#server/domain/target.ts"
import type { CellState } from "./draft-session.ts"
import { fieldId } from "./focus-field.ts"
import { readOnlyBox } from "./locked.ts"
import { SaveMark } from "./save-mark.tsx"

type Props = { goal: string; open: OpenFields; onChange: (goal: string) => void; error: string | undefined; state: CellState | undefined }

/** Characters as the server counts them: code points, so that 𠮷 and an emoji count once. */
const count = (text: string): number => [...text].length

export function GoalField({ goal, open, onChange, error, state }: Props) {
  return (
    <div>
      <Textarea
        {...readOnlyBox(open, "goal")}
        id={fieldId("goal")}
        label="绩效目标"
        hint="写明资金用来做什么、预期达到什么结果。"
        rows={5}
        inputClassName="min-h-32 leading-relaxed"
        value={goal}
        error={error}
        onChange={(event) => onChange(event.target.value)}
      />
      <p className={`num mt-1 text-right text-sm ${count(goal) > limits.goal ? "text-danger" : "text-ink-soft"}`}>
        <SaveMark state={state} /> {count(goal)} / {limits.goal} 字
      </p>
    </div>
  )
}
