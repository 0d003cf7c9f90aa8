"use client"

import { useState } from "react"
import { Button } from "#components/ui/button.tsx"
import type { TargetCopies } from "#components/work/api.ts"
import { When } from "#components/work/when-time.tsx"
import { CopyDialog } from "./copy-dialog.tsx"
import { EndCopyDialog } from "./end-copy-dialog.tsx"

type Copy = TargetCopies["rows"][number]

const Row = ({ copy, onEnd }: { copy: Copy; onEnd: () => void }) => (
  <li className="border-t border-line py-2">
    <div className="flex items-start justify-between gap-2">
      <span className={copy.endedAt ? "text-ink-soft line-through" : undefined}>{copy.reader}</span>
      {copy.mayEnd && (
        <Button size="small" variant="quiet" aria-label={`收回抄送：${copy.reader}`} onClick={onEnd}>
          收回
        </Button>
      )}
    </div>
    <p className="text-xs text-ink-soft">
      {copy.by}，<When at={copy.at} />
      {copy.endedAt && (
        <>
          ；<When at={copy.endedAt} /> 收回
        </>
      )}
    </p>
    {copy.note && <p className="mt-1 whitespace-pre-line">{copy.note}</p>}
  </li>
)

/** Who reads this target beside those who work on it, and the way to add a reader. Nothing where there is neither. */
export function CopyPanel({ target, copies }: { target: { id: string; project: { name: string } }; copies: TargetCopies }) {
  const [asking, setAsking] = useState(false)
  const [ending, setEnding] = useState<Copy | null>(null)
  if (copies.rows.length === 0 && !copies.mayCopy) return null
  return (
    <section aria-labelledby="copies" className="no-print rounded border border-line bg-surface p-4 text-sm">
      <div className="flex items-center justify-between gap-2">
        <h2 id="copies" className="text-base">
          抄送
        </h2>
        {copies.mayCopy && (
          <Button size="small" onClick={() => setAsking(true)}>
            抄送给……
          </Button>
        )}
      </div>
      <p className="mt-1 text-ink-soft">
        {copies.rows.length === 0 ? "让本区划的一个人或一个单位阅读这个项目；只能阅读，不能办理。" : "下列人员或单位可以阅读这个项目："}
      </p>
      <ul className="mt-2">
        {copies.rows.map((copy) => (
          <Row key={copy.id} copy={copy} onEnd={() => setEnding(copy)} />
        ))}
      </ul>
      {asking && <CopyDialog target={target} onClose={() => setAsking(false)} />}
      {ending && <EndCopyDialog copy={ending} onClose={() => setEnding(null)} />}
    </section>
  )
}
