import Link from "next/link"
import { Alert } from "#components/ui/alert.tsx"
import type { TargetView } from "#components/work/api.ts"
import { When } from "#components/work/when-time.tsx"

/** What one is looking at, where that is not simply the present content, and why it cannot be changed. */
export const ShownNote = ({ view }: { view: TargetView }) => (
  <div className="space-y-3 empty:hidden [&:not(:empty)]:mb-4">
    {view.lockReason && <Alert tone="accent">{view.lockReason}</Alert>}
    {view.shown === "submitted" && <Alert tone="accent">单位正在修改。下面是最近一次提交的内容，重新提交后会更新。</Alert>}
    {view.approvedVersion && view.state !== "approved" && (
      <Alert tone="accent">
        在新内容批复之前，
        <Link className="link" href={`/work/targets/${view.id}/history/${view.approvedVersion.number}`}>
          第 {view.approvedVersion.number} 版
        </Link>
        （批复于 <When at={view.approvedVersion.at} />
        ）继续有效。
      </Alert>
    )}
  </div>
)
