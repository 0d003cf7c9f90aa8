"use client"

import { useMutation } from "@tanstack/react-query"
import Link from "next/link"
import { useState } from "react"
import { useTRPC } from "#components/trpc.tsx"
import { Badge } from "#components/ui/badge.tsx"
import { Button } from "#components/ui/button.tsx"
import type { DeadlineRequest } from "#components/work/api.ts"
import { useSend } from "#components/work/use-send.ts"
import { When } from "#components/work/when-time.tsx"
import { requestKindLabels, requestStateLabels } from "#server/domain/deadline-request.ts"
import { AnswerDialog } from "./answer-dialog.tsx"

const tones = { pending: "warn", granted: "ok", refused: "danger", withdrawn: "neutral" } as const

/** What was asked: who, when, for what, why. */
const Asked = ({ request, showTarget }: { request: DeadlineRequest; showTarget: boolean }) => (
  <>
    <p className="flex flex-wrap items-center gap-2">
      <span className="font-medium">{requestKindLabels[request.kind]}</span>
      <Badge tone={tones[request.state]}>{requestStateLabels[request.state]}</Badge>
      <span className="text-sm text-ink-soft">
        {request.unitName} · {request.askedBy} · <When at={request.askedAt} />
      </span>
    </p>
    {showTarget && request.targetId && (
      <p className="text-sm">
        {request.roundName} ·{" "}
        <Link className="link" href={`/work/targets/${request.targetId}/review`}>
          {request.projectName}
        </Link>
      </p>
    )}
    <p className="whitespace-pre-line">{request.reason}</p>
    {request.wantedUntil && (
      <p className="text-sm text-ink-soft">
        希望延长到 <When at={request.wantedUntil} />
      </p>
    )}
  </>
)

const Answered = ({ request }: { request: DeadlineRequest }) =>
  request.decidedAt && (
    <p className="border-l-2 border-line pl-3 text-sm">
      {request.decidedBy} <When at={request.decidedAt} />：{requestStateLabels[request.state]}
      {request.grantedUntil && (
        <>
          ，延长到 <When at={request.grantedUntil} />
        </>
      )}
      {request.decisionNote && `。${request.decisionNote}`}
    </p>
  )

type Props = { request: DeadlineRequest; showTarget?: boolean; mine?: boolean }

/** A request and its answer; buttons for who may answer it, or take it back. */
export function RequestCard({ request, showTarget = true, mine = false }: Props) {
  const trpc = useTRPC()
  const [answering, setAnswering] = useState<"grant" | "refuse" | null>(null)
  const withdraw = useMutation(trpc.rounds.withdraw.mutationOptions())
  const { send, busy, failure } = useSend(withdraw.mutateAsync, "申请已收回。", () => undefined)
  return (
    <li className="space-y-1.5 rounded border border-line bg-surface p-4">
      <Asked request={request} showTarget={showTarget} />
      <Answered request={request} />
      {failure && <p className="text-sm text-danger">{failure.message}</p>}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {request.mayDecide && (
          <>
            <Button size="small" variant="primary" onClick={() => setAnswering("grant")}>
              同意
            </Button>
            <Button size="small" onClick={() => setAnswering("refuse")}>
              不同意
            </Button>
          </>
        )}
        {mine && request.state === "pending" && (
          <Button size="small" busy={busy} onClick={() => send({ id: request.id })}>
            收回申请
          </Button>
        )}
      </div>
      {answering && <AnswerDialog request={request} grant={answering === "grant"} onClose={() => setAnswering(null)} />}
    </li>
  )
}
