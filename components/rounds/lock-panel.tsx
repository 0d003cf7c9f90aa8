"use client"

import { useState } from "react"
import { Button } from "#components/ui/button.tsx"
import type { RequestsOfTarget, TargetView } from "#components/work/api.ts"
import { toMinute } from "#components/work/when.ts"
import { type RequestKind, requestKindLabels } from "#server/domain/deadline-request.ts"
import { AskDialog } from "./ask-dialog.tsx"
import { RequestCard } from "./request-card.tsx"

type Props = { view: Pick<TargetView, "id" | "closesAt" | "lockReason">; asked: RequestsOfTarget }

const questions = {
  extension: "需要更多时间？",
  unlock: "发现填错了、需要修改？",
} as const satisfies Record<RequestKind, string>

/** Beside why a target is locked: the way to ask for it, and what was asked before. Nothing where there is nothing to ask or tell. */
export function LockPanel({ view, asked }: Props) {
  const [asking, setAsking] = useState<RequestKind | null>(null)
  const shown = asked.requests.filter(({ state }) => state !== "withdrawn").slice(0, 3)
  const offered = asked.askable.filter((kind) => !asked.requests.some((each) => each.kind === kind && each.state === "pending"))
  // More time is offered quietly while there is still time, and the rest only where something is in the way.
  if (shown.length === 0 && offered.length === 0) return null
  return (
    <section aria-label="延期与退回修改的申请" className="no-print mb-4 space-y-2">
      {offered.map((kind) => (
        <p key={kind} className="flex flex-wrap items-center gap-2 text-sm text-ink-soft">
          {questions[kind]}
          <Button size="small" onClick={() => setAsking(kind)}>
            {requestKindLabels[kind]}
          </Button>
        </p>
      ))}
      {shown.length > 0 && (
        <ul className="space-y-2">
          {shown.map((request) => (
            <RequestCard key={request.id} request={request} showTarget={false} mine={asked.askable.length > 0} />
          ))}
        </ul>
      )}
      {asking && <AskDialog targetId={view.id} kind={asking} closesAt={toMinute(view.closesAt)} onClose={() => setAsking(null)} />}
    </section>
  )
}
