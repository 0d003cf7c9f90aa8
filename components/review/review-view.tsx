"use client"

import { useMemo } from "react"
import { fieldWords, RemovedRows } from "#components/compare/field-words.tsx"
import { CopyPanel } from "#components/messages/copy-panel.tsx"
import { ContentView, type FieldSlots } from "#components/target/content-view.tsx"
import { PastNote } from "#components/target/past-note.tsx"
import { ProblemsPanel } from "#components/target/problems-panel.tsx"
import { ShownNote } from "#components/target/shown-note.tsx"
import type { Review, TargetCopies, TargetView } from "#components/work/api.ts"
import { pastValues } from "#server/domain/past-values.ts"
import type { Role } from "#server/domain/roles.ts"
import { ActionBar } from "./action-bar.tsx"
import { Blocks } from "./blocks.tsx"
import { DraftPanel } from "./draft-panel.tsx"
import { fieldPoints, StrayPoints } from "./field-points.tsx"
import { FilledSheets } from "./filled-sheets.tsx"
import { InternalNotes } from "./internal-notes.tsx"
import { PointsPanel } from "./points-panel.tsx"
import { SheetPanel } from "./sheet-panel.tsx"
import { SincePanel } from "./since-panel.tsx"
import { useDecision } from "./use-decision.tsx"
import { useLook } from "./use-look.ts"
import { useMarks } from "./use-marks.ts"
import { useReviewDraft } from "./use-review-draft.ts"

type Props = { view: TargetView; review: Review; role: Role; copies: TargetCopies }

const countWords = ({ points }: Review): string => {
  const left = points.filter(({ state }) => state !== "closed")
  const open = left.filter(({ state }) => state === "open").length
  if (left.length === 0) return "全部已关闭。"
  return `还有 ${left.length} 条未关闭${open > 0 ? `，其中 ${open} 条待单位答复` : ""}。`
}

/** What changed since this desk last decided, inside the fields. */
function withMarks(slots: FieldSlots, { since }: Review): FieldSlots {
  if (!since?.decided) return slots
  const { removed } = since.decided
  const under = (part: string) => {
    if (part !== "indicators" || removed.length === 0) return slots.under(part)
    return (
      <>
        <RemovedRows removed={removed} />
        {slots.under(part)}
      </>
    )
  }
  return { ...slots, under, words: fieldWords(since.decided) }
}

/** A target for reading and deciding: what is written, what was asked and answered, what the checks say, and what may be done. */
export function ReviewView({ view, review, role, copies }: Props) {
  const editor = useReviewDraft(view.id, review.draft)
  const writing = view.can.includes("return")
  const hasSheet = writing && role === "finance_reviewer"
  const { blocked, ready, prepare, left, action, tries } = useDecision({ view, review, role, editor, hasSheet })
  const slots = fieldPoints({ view, review, role, editor, writing, asked: action === "return" })
  const [marked, setMarked] = useMarks()
  const earlier = useMemo(() => pastValues(view.content.indicators, view.past), [view.content.indicators, view.past])
  useLook(view.id, view.version, review.since !== null)
  const missing = action === "approve" ? left : []
  return (
    <>
      <ShownNote view={view} />
      {missing.length > 0 && <Blocks attempt={tries} title={`还有 ${missing.length} 处没有办好，不能通过。`} items={missing} />}
      <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0 space-y-4">
          <ContentView
            content={view.content}
            problems={view.problems}
            slots={marked ? withMarks(slots, review) : slots}
            pastOf={(row) => <PastNote past={earlier.get(row.id) ?? []} row={row} year={view.budgetYear} />}
          />
          <StrayPoints {...{ view, review, role }} />
          {hasSheet && <SheetPanel editor={editor} config={review.sheet} required={view.sheetRequired} asked={action === "approve"} />}
          {review.sheets && <FilledSheets sheets={review.sheets} />}
        </div>
        <div className="space-y-4 self-start xl:sticky xl:top-4 xl:max-h-[calc(100dvh-6rem)] xl:overflow-y-auto">
          {review.since && <SincePanel {...{ view, marked, since: review.since, onMark: setMarked }} />}
          {writing && <DraftPanel editor={editor} content={view.content} />}
          <PointsPanel points={review.points} summary={countWords(review)} />
          <ProblemsPanel problems={view.problems} linked={false} />
          <CopyPanel target={view} copies={copies} />
          {review.notes && <InternalNotes targetId={view.id} notes={review.notes} />}
        </div>
      </div>
      <ActionBar view={view} prepare={prepare} blocked={blocked} ready={ready} />
    </>
  )
}
