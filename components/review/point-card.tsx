import type { ReactNode } from "react"
import { cx } from "#components/ui/cx.ts"
import type { ReturnPoint } from "#components/work/api.ts"
import { When } from "#components/work/when-time.tsx"
import { roleLabels } from "#server/domain/roles.ts"
import { PointStateBadge } from "./point-state.tsx"

/** `id`: where links to the point lead; not given where a box inside it takes them. */
type Props = { point: ReturnPoint; id?: string; actions?: ReactNode; children?: ReactNode }

const grounds = { open: "border-warn", answered: "border-accent", closed: "border-line-strong" } as const

/** One return point at its field: what is asked, by whom, what the unit answered, and how it stands. */
export const PointCard = ({ point, id, actions, children }: Props) => (
  <article
    id={id}
    tabIndex={id ? -1 : undefined}
    aria-label={`退回意见：${point.label}`}
    className={cx("rounded-r border-l-4 bg-sunken px-3 py-2 text-left text-sm", grounds[point.state])}
  >
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <PointStateBadge state={point.state} />
      <span className="font-medium">{point.label}</span>
      {actions && <span className="ml-auto">{actions}</span>}
    </div>
    <p className={cx("mt-1 whitespace-pre-line", point.state === "closed" && "text-ink-soft")}>{point.comment}</p>
    <p className="mt-0.5 text-xs text-ink-soft">
      {roleLabels[point.raisedBy]} {point.by}，<When at={point.at} />
      ，第 {point.round} 次提交后提出
    </p>
    {point.answer && !children && (
      <p className="mt-1.5 border-t border-line pt-1.5 whitespace-pre-line">
        <span className="font-medium">{point.state === "open" ? "单位上次的答复：" : "单位答复："}</span>
        {point.answer}
      </p>
    )}
    {children}
  </article>
)
