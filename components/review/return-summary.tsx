"use client"

import type { ReactNode } from "react"
import type { ReturnPoint } from "#components/work/api.ts"
import { fieldLabel } from "#server/domain/open-fields.ts"
import type { TargetContent } from "#server/domain/target.ts"
import type { ReturnGoal } from "#server/domain/workflow.ts"
import type { DraftPoint } from "./draft-points.ts"

type Props = {
  goal: ReturnGoal
  content: TargetContent
  points: readonly DraftPoint[]
  /** What this role asked before and has not closed: it waits for an answer again. */
  again: readonly ReturnPoint[]
  openAll: boolean
  onOpenAll: (openAll: boolean) => void
}

const Choice = ({ checked, onChoose, children }: { checked: boolean; onChoose: () => void; children: ReactNode }) => (
  <label className="flex min-h-11 items-center gap-2 md:min-h-8">
    <input type="radio" name="open-fields" className="size-4" checked={checked} onChange={onChoose} />
    {children}
  </label>
)

const told = ({ goal, points, again, openAll }: Props): string => {
  const number = points.length + again.length
  const reads = `会看到您写的理由${number > 0 ? `和这 ${number} 条意见` : ""}；内部备注和审核表不会发出。`
  if (goal !== "unit") return `对方和单位${reads}${number > 0 ? "再退到单位时，单位要逐条答复。" : ""}`
  if (number === 0) return `单位${reads}没有指明要改哪里，单位可以修改全部内容。`
  return `单位${reads}要逐条答复后才能重新提交，${openAll ? "可以修改全部内容。" : "只能修改意见指明的内容。"}`
}

/** What a return sends: the points, what they open, and what the other side will read. */
export function ReturnSummary(props: Props) {
  const { content, points, again, openAll, onOpenAll } = props
  const number = points.length + again.length
  return (
    <div className="mb-4 space-y-3 text-sm">
      {points.length > 0 && (
        <section aria-label="一并发出的退回意见">
          <h3 className="mb-1">一并发出 {points.length} 条退回意见</h3>
          <ol className="max-h-60 list-decimal space-y-1 overflow-y-auto rounded border border-line bg-sunken py-2 pr-3 pl-8">
            {points.map(({ path, comment }) => (
              <li key={path}>
                <span className="font-medium">{fieldLabel(content, path)}</span>
                <span className="block whitespace-pre-line">{comment}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
      {again.length > 0 && (
        <p>
          您以前提出、还没有关闭的 {again.length} 条意见会重新等待答复：{again.map(({ label }) => label).join("、")}。
        </p>
      )}
      {number > 0 && (
        <fieldset>
          <legend className="font-medium">单位可以修改</legend>
          <Choice checked={!openAll} onChoose={() => onOpenAll(false)}>
            只开放意见指明的内容
          </Choice>
          <Choice checked={openAll} onChoose={() => onOpenAll(true)}>
            全部放开
          </Choice>
        </fieldset>
      )}
      <p className="border-l-4 border-accent bg-accent-soft px-3 py-2">{told(props)}</p>
    </div>
  )
}
