"use client"

import Link from "next/link"
import { compareAddress } from "#components/compare/address.ts"
import { ChangeCounts } from "#components/compare/change-counts.tsx"
import { Card } from "#components/ui/card.tsx"
import type { Review, TargetView } from "#components/work/api.ts"
import { When } from "#components/work/when-time.tsx"

type Since = NonNullable<Review["since"]>

const Looked = ({ id, looked }: { id: string; looked: NonNullable<Since["looked"]> }) => (
  <p>
    自您上次查看（
    <When at={looked.at} />
    ，第 {looked.number} 版）以来
    {looked.changes === 0 ? (
      "没有变化。"
    ) : (
      <>
        有{" "}
        <Link className="link" href={compareAddress(id, { from: looked.number, to: "now", only: "changed" })}>
          {looked.changes} 处变化
        </Link>
        。
      </>
    )}
  </p>
)

type Props = { view: TargetView; since: Since; marked: boolean; onMark: (marked: boolean) => void }

/** What is new to this reviewer: since they last looked, and since their desk last decided. The marks can be turned off. */
export function SincePanel({ view, since: { looked, decided }, marked, onMark }: Props) {
  if (view.round < 2 && !looked) return null
  return (
    <Card title="有什么变化" titleId="since-title">
      <div className="space-y-2 text-sm">
        {looked ? <Looked id={view.id} looked={looked} /> : <p>您以前没有看过这个项目，全部内容对您都是新的。</p>}
        {decided && decided.counts.total + decided.counts.form > 0 && (
          <>
            <p>
              与这一步上次办理的{" "}
              <Link className="link" href={compareAddress(view.id, { from: decided.number, to: "now" })}>
                第 {decided.number} 版
              </Link>{" "}
              相比：
            </p>
            <ChangeCounts counts={decided.counts} />
            <label className="flex min-h-11 items-center gap-2 md:min-h-0">
              <input type="checkbox" checked={marked} onChange={(event) => onMark(event.target.checked)} className="size-4" />
              在内容中标出这些变化
            </label>
          </>
        )}
        <p>
          <Link className="link inline-flex min-h-8 items-center md:min-h-0" href={compareAddress(view.id)}>
            打开版本比较
          </Link>
        </p>
      </div>
    </Card>
  )
}
