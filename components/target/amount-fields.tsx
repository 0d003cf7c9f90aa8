"use client"

import { TextInput } from "#components/ui/text-input.tsx"
import { printWan } from "#server/domain/money.ts"
import type { OpenFields } from "#server/domain/open-fields.ts"
import { amountLabels } from "#server/domain/published-table.ts"
import { type Draft, draftTotal } from "./draft.ts"
import type { CellState } from "./draft-session.ts"
import { fieldId } from "./focus-field.ts"
import { readOnlyBox } from "./locked.ts"
import { SaveMark } from "./save-mark.tsx"

type Props = {
  draft: Draft
  open: OpenFields
  onChange: (draft: Draft) => void
  errorAt: (path: string) => string | undefined
  states: ReadonlyMap<string, CellState>
}
const keys = ["fiscal", "specialAccount", "other"] as const

/** Three boxes in 万元 and their sum, which nobody types. */
export function AmountFields({ draft, open, onChange, errorAt, states }: Props) {
  const total = draftTotal(draft)
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      {keys.map((key) => (
        <div key={key} className="relative">
          <TextInput
            {...readOnlyBox(open, `amounts.${key}`)}
            id={fieldId(`amounts.${key}`)}
            label={`${amountLabels[key]}（万元）`}
            inputMode="decimal"
            autoComplete="off"
            inputClassName="text-right tabular-nums"
            value={draft.amounts[key]}
            error={errorAt(`amounts.${key}`)}
            onChange={(event) => onChange({ ...draft, amounts: { ...draft.amounts, [key]: event.target.value } })}
          />
          <span className="absolute top-1 right-1">
            <SaveMark state={states.get(`amounts.${key}`)} />
          </span>
        </div>
      ))}
      <div>
        <p className="mb-1 text-sm font-medium" id="amount-total-label">
          {amountLabels.total}（万元）
        </p>
        <output aria-labelledby="amount-total-label" className="num block min-h-9 px-2.5 py-1.5 text-right text-lg font-semibold">
          {total === null ? "—" : printWan(total)}
        </output>
      </div>
    </div>
  )
}
