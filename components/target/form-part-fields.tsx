"use client"

import type { ReactNode } from "react"
import { TextInput } from "#components/ui/text-input.tsx"
import { Textarea } from "#components/ui/textarea.tsx"
import type { OpenFields } from "#server/domain/open-fields.ts"
import { amountLabels } from "#server/domain/published-table.ts"
import { formLabels } from "#server/domain/target-form.ts"
import type { Draft } from "./draft.ts"
import type { CellState } from "./draft-session.ts"
import { fieldId } from "./focus-field.ts"
import { readOnlyBox } from "./locked.ts"
import { SaveMark } from "./save-mark.tsx"

type Form = NonNullable<Draft["form"]>
type Props = {
  draft: Draft
  open: OpenFields
  onChange: (draft: Draft) => void
  errorAt: (path: string) => string | undefined
  states: ReadonlyMap<string, CellState>
}

const empty: Form = {
  ...{ startsOn: "", endsOn: "", basis: "", midtermGoal: "" },
  midterm: { fiscal: "", specialAccount: "", other: "" },
}
const amountKeys = ["fiscal", "specialAccount", "other"] as const
/** 0.00 was never typed: the whole period has an amount or has none. */
const shown = (typed: string): string => (typed === "0.00" ? "" : typed)

/** The part of the 申报表 about the whole life of the project: when, why, how much, what for. */
export function FormPartFields({ draft, open, onChange, errorAt, states }: Props) {
  const form = draft.form ?? empty
  const change = (changed: Partial<Form>) => onChange({ ...draft, form: { ...form, ...changed } })
  const box = (key: string) => ({ ...readOnlyBox(open, `form.${key}`), id: fieldId(`form.${key}`), error: errorAt(`form.${key}`) })
  const marked = (key: string, field: ReactNode) => (
    <div key={key} className="relative">
      {field}
      <span className="absolute top-1 right-1">
        <SaveMark state={states.get(`form.${key}`)} />
      </span>
    </div>
  )
  return (
    <div className="space-y-4">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-5">
        {(["startsOn", "endsOn"] as const).map((key) =>
          marked(
            key,
            <TextInput
              {...box(key)}
              type="month"
              label={formLabels[key]}
              value={form[key]}
              onChange={(event) => change({ [key]: event.target.value })}
            />,
          ),
        )}
        {amountKeys.map((key) =>
          marked(
            `midterm.${key}`,
            <TextInput
              {...box(`midterm.${key}`)}
              label={`中期${amountLabels[key]}（万元）`}
              inputMode="decimal"
              autoComplete="off"
              inputClassName="text-right tabular-nums"
              value={shown(form.midterm[key])}
              onChange={(event) => change({ midterm: { ...form.midterm, [key]: event.target.value } })}
            />,
          ),
        )}
      </div>
      {marked(
        "basis",
        <Textarea
          {...box("basis")}
          label={formLabels.basis}
          hint="写明依据的文件、会议或者规划。"
          rows={2}
          value={form.basis}
          onChange={(event) => change({ basis: event.target.value })}
        />,
      )}
      {marked(
        "midtermGoal",
        <Textarea
          {...box("midtermGoal")}
          label={formLabels.midtermGoal}
          hint="跨年度的项目写明整个实施期内预期达到的结果；当年完成的不用填。"
          rows={3}
          value={form.midtermGoal}
          onChange={(event) => change({ midtermGoal: event.target.value })}
        />,
      )}
    </div>
  )
}
