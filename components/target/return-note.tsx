import type { TargetCard } from "#components/work/api.ts"
import { When } from "#components/work/when-time.tsx"

type Return = NonNullable<TargetCard["lastReturn"]>

/** Why it came back, from whom and when, in full: the first thing an editor needs to read. */
export const ReturnNote = ({ by, orgName, note, at }: Return) => (
  <div className="border-l-4 border-warn bg-warn-soft px-3 py-2 text-sm">
    <p className="font-medium text-warn">
      {note ? "退回理由" : "已退回，意见见所指的内容处"}（{orgName} {by}，<When at={at} />）
    </p>
    {note && <p className="mt-0.5 whitespace-pre-line">{note}</p>}
  </div>
)
