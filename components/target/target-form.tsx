"use client"

import { AttachmentFields } from "#components/attachments/attachment-fields.tsx"
import { LibraryPicker } from "#components/library/library-picker.tsx"
import { Card } from "#components/ui/card.tsx"
import type { TargetView } from "#components/work/api.ts"
import { newId } from "#components/work/new-id.ts"
import { isOpen } from "#server/domain/open-fields.ts"
import { AmountFields } from "./amount-fields.tsx"
import type { Marks } from "./cell-mark.ts"
import type { FieldSlots } from "./content-view.tsx"
import type { Draft } from "./draft.ts"
import type { CellState } from "./draft-session.ts"
import { FormPartFields } from "./form-part-fields.tsx"
import { GoalField } from "./goal-field.tsx"
import { IndicatorGrid } from "./indicator-grid.tsx"

type Props = {
  /** What the target is about, which fields may be written in, what was approved in earlier years. */
  view: Pick<TargetView, "id" | "project" | "indicatorTree" | "openFields" | "past" | "budgetYear">
  draft: Draft
  slots: FieldSlots
  onChange: (draft: Draft) => void
  errorAt: (path: string) => string | undefined
  marks: Marks
  /** What is stored, what is not. */
  states: ReadonlyMap<string, CellState>
}

function Indicators({ view, draft, slots, onChange, ...said }: Props) {
  const { project, indicatorTree: tree, openFields: open, past, budgetYear: year } = view
  const { indicators: rows } = draft
  return (
    <Card title={`绩效指标（${rows.length} 条）`} titleId="indicators-title">
      {slots.under("indicators")}
      <IndicatorGrid
        {...{ rows, tree, open, past, year, under: slots.under }}
        {...said}
        about={{ project: project.name, goal: draft.goal }}
        onChange={(indicators) => onChange({ ...draft, indicators })}
      />
      {isOpen(open, "indicators") && (
        <LibraryPicker
          project={project.name}
          goal={draft.goal}
          taken={rows}
          onTake={(row) => onChange({ ...draft, indicators: [...rows, { ...row, id: newId() }] })}
        />
      )}
    </Card>
  )
}

/** The parts of the form, in the order of the paper one. */
export function TargetForm(props: Props) {
  const { view, draft, slots, onChange, errorAt, states } = props
  const part = { draft, open: view.openFields, onChange, errorAt, states }
  return (
    <div className="space-y-4">
      <Card title="资金" titleId="amounts-title">
        <AmountFields {...part} />
        {slots.under("amounts")}
      </Card>
      <Card>
        <GoalField
          goal={draft.goal}
          open={view.openFields}
          onChange={(goal) => onChange({ ...draft, goal })}
          error={errorAt("goal")}
          state={states.get("goal")}
        />
        {slots.under("goal")}
      </Card>
      <Card title="项目概况与中期目标" titleId="form-title">
        <FormPartFields {...part} />
        {slots.under("form")}
      </Card>
      <Indicators {...props} />
      <Card title={`附件（${draft.attachments?.length ?? 0} 个）`} titleId="attachments-title">
        <AttachmentFields {...part} targetId={view.id} />
        {slots.under("attachments")}
      </Card>
    </div>
  )
}
