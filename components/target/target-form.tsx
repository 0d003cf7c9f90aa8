"use client"

import { LibraryPicker } from "#components/library/library-picker.tsx"
import { Card } from "#components/ui/card.tsx"
import { newId } from "#components/work/new-id.ts"
import { isOpen, type OpenFields } from "#server/domain/open-fields.ts"
import type { IndicatorTree } from "#server/domain/published-table.ts"
import { AmountFields } from "./amount-fields.tsx"
import type { Marks } from "./cell-mark.ts"
import type { FieldSlots } from "./content-view.tsx"
import type { Draft } from "./draft.ts"
import type { CellState } from "./draft-session.ts"
import { FormPartFields } from "./form-part-fields.tsx"
import { GoalField } from "./goal-field.tsx"
import { IndicatorGrid } from "./indicator-grid.tsx"

type Props = {
  /** The project it is for: what the library is asked about. */
  projectName: string
  draft: Draft
  tree: IndicatorTree
  /** What may be written in; the rest is for reading. */
  open: OpenFields
  slots: FieldSlots
  onChange: (draft: Draft) => void
  errorAt: (path: string) => string | undefined
  marks: Marks
  /** What is stored, what is not. */
  states: ReadonlyMap<string, CellState>
}

/** The parts of the form, in the order of the paper one. */
export const TargetForm = ({ projectName, draft, tree, open, slots, onChange, errorAt, marks, states }: Props) => (
  <div className="space-y-4">
    <Card title="资金" titleId="amounts-title">
      <AmountFields {...{ draft, open, onChange, errorAt, states }} />
      {slots.under("amounts")}
    </Card>
    <Card>
      <GoalField
        goal={draft.goal}
        open={open}
        onChange={(goal) => onChange({ ...draft, goal })}
        error={errorAt("goal")}
        state={states.get("goal")}
      />
      {slots.under("goal")}
    </Card>
    <Card title="项目概况与中期目标" titleId="form-title">
      <FormPartFields {...{ draft, open, onChange, errorAt }} />
      {slots.under("form")}
    </Card>
    <Card title={`绩效指标（${draft.indicators.length} 条）`} titleId="indicators-title">
      {slots.under("indicators")}
      <IndicatorGrid
        rows={draft.indicators}
        {...{ tree, open, errorAt, marks, states, under: slots.under }}
        onChange={(indicators) => onChange({ ...draft, indicators })}
      />
      {isOpen(open, "indicators") && (
        <LibraryPicker
          project={projectName}
          goal={draft.goal}
          taken={draft.indicators}
          onTake={(row) => onChange({ ...draft, indicators: [...draft.indicators, { ...row, id: newId() }] })}
        />
      )}
    </Card>
  </div>
)
