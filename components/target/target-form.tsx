"use client"

import { Card } from "#components/ui/card.tsx"
import type { IndicatorTree } from "#server/domain/published-table.ts"
import { AmountFields } from "./amount-fields.tsx"
import type { Draft } from "./draft.ts"
import { GoalField } from "./goal-field.tsx"
import { IndicatorRows } from "./indicator-rows.tsx"

type Props = { draft: Draft; tree: IndicatorTree; onChange: (draft: Draft) => void; errorAt: (path: string) => string | undefined }

/** The three parts of the form, in the order of the paper one. */
export const TargetForm = ({ draft, tree, onChange, errorAt }: Props) => (
  <div className="space-y-4">
    <Card title="资金" titleId="amounts-title">
      <AmountFields draft={draft} onChange={onChange} errorAt={errorAt} />
    </Card>
    <Card>
      <GoalField goal={draft.goal} onChange={(goal) => onChange({ ...draft, goal })} error={errorAt("goal")} />
    </Card>
    <Card title={`绩效指标（${draft.indicators.length} 条）`} titleId="indicators-title">
      <IndicatorRows rows={draft.indicators} tree={tree} onChange={(indicators) => onChange({ ...draft, indicators })} errorAt={errorAt} />
    </Card>
  </div>
)
