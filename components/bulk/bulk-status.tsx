import { Alert } from "#components/ui/alert.tsx"
import type { BulkView } from "#components/work/api.ts"
import { bulkStateLabels, countOf, progressOf } from "#server/domain/bulk.ts"
import { resultWords } from "./words.ts"

/** How far it is, as a bar and in words; the end of it is read out. */
export function BulkStatus({ bulk: { state, counts, why, stalled } }: { bulk: Pick<BulkView, "state" | "counts" | "why" | "stalled"> }) {
  const dealt = countOf(counts) - counts.waiting
  return (
    <div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <progress aria-label="办理进度" className="h-3 w-full max-w-xl accent-accent" max={1} value={progressOf(counts)} />
        <span className="num text-sm text-ink-soft">
          {dealt} / {countOf(counts)} 项
        </span>
      </div>
      <p role="status" className="mt-2 font-medium">
        {stalled ? "办理中断了，一分钟没有进展；可以继续，已办的不会重复。" : bulkStateLabels[state]}
        {state === "done" || state === "stopped" ? `。${resultWords(counts)}` : ""}
      </p>
      {why && (
        <Alert tone="warn" className="mt-2">
          {why}
        </Alert>
      )}
      {state === "running" && !stalled && (
        <p className="mt-1 text-sm text-ink-soft">可以离开本页，办理会继续进行；之后从“批量办理”回来查看结果。</p>
      )}
    </div>
  )
}
