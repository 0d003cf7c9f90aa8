"use client"

import { useState } from "react"
import { Badge } from "#components/ui/badge.tsx"
import { Button } from "#components/ui/button.tsx"
import type { Round } from "#components/work/api.ts"
import { toMinute } from "#components/work/when.ts"
import { When } from "#components/work/when-time.tsx"
import { weightRuleLabels, weightRuleOf } from "#server/domain/weights.ts"
import { NewRoundDialog } from "./new-round-dialog.tsx"
import { RoundDialog } from "./round-dialog.tsx"
import { WeightsDialog } from "./weights-dialog.tsx"

const Changes = ({ round }: { round: Round }) =>
  round.changes.length + round.yearChanges.length > 0 && (
    <details className="text-sm">
      <summary className="cursor-pointer text-ink-soft">调整记录（{round.changes.length + round.yearChanges.length} 次）</summary>
      <ul className="mt-1 space-y-1">
        {round.yearChanges.map((change) => (
          <li key={change.at}>
            <span className="num">{toMinute(new Date(change.at))}</span> {change.by}：{round.budgetYear} 年分值合计改为“
            {weightRuleLabels[weightRuleOf(change.weightSum)]}”，{change.reason}
          </li>
        ))}
        {round.changes.map((change) => (
          <li key={change.at}>
            <span className="num">{toMinute(new Date(change.at))}</span> {change.by}：
            <span className="num">
              {toMinute(new Date(change.opensAt))} 至 {toMinute(new Date(change.closesAt))}
            </span>
            {change.reason && `，${change.reason}`}
          </li>
        ))}
      </ul>
    </details>
  )

/** Every round with its minutes, and the ways to move them and to open a new one. */
export function RoundList({ rounds }: { rounds: readonly Round[] }) {
  const [moving, setMoving] = useState<Round | null>(null)
  const [weighing, setWeighing] = useState<Round | null>(null)
  const [adding, setAdding] = useState(false)
  return (
    <>
      <ul className="space-y-3">
        {rounds.map((round) => (
          <li key={round.id} className="space-y-2 rounded border border-line bg-surface p-4">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <p className="flex flex-wrap items-center gap-2">
                <span className="font-medium">{round.name}</span>
                <Badge tone={round.open ? "ok" : "neutral"}>{round.open ? "开放" : "未开放"}</Badge>
                <span className="text-sm">
                  <When at={round.opensAt} /> 至 <When at={round.closesAt} />
                </span>
              </p>
              <span className="flex flex-wrap gap-2">
                <Button size="small" onClick={() => setMoving(round)}>
                  调整时间
                </Button>
                <Button size="small" onClick={() => setWeighing(round)}>
                  调整分值规定
                </Button>
              </span>
            </div>
            <p className="text-sm text-ink-soft">指标分值合计：{weightRuleLabels[weightRuleOf(round.weightSum)]}</p>
            <Changes round={round} />
          </li>
        ))}
      </ul>
      <Button className="mt-3" onClick={() => setAdding(true)}>
        新建申报轮次
      </Button>
      {moving && <RoundDialog round={moving} onClose={() => setMoving(null)} />}
      {weighing && <WeightsDialog round={weighing} onClose={() => setWeighing(null)} />}
      {adding && <NewRoundDialog year={(rounds[0]?.budgetYear ?? 2026) + 1} onClose={() => setAdding(false)} />}
    </>
  )
}
