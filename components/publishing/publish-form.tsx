"use client"

import { useMutation } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { type SyntheticEvent, useState } from "react"
import { useTRPC } from "#components/trpc.tsx"
import { Alert } from "#components/ui/alert.tsx"
import { Button } from "#components/ui/button.tsx"
import { Card } from "#components/ui/card.tsx"
import { Textarea } from "#components/ui/textarea.tsx"
import type { PublishPreview } from "#components/work/api.ts"
import { failureOf } from "#components/work/failure.ts"
import { useNotice } from "#components/work/notice.tsx"
import { type Confirmed, nothingConfirmed, ReviewChecks } from "./review-checks.tsx"
import { type PublishAt, WhenChoice } from "./when-choice.tsx"

type Props = { year: number; orgCode: string; contentHash: string; latest: PublishPreview["latest"] }
type Errors = { review?: string; reason?: string; at?: string; all?: string }

const missing = (review: Confirmed, correcting: boolean, reason: string, at: PublishAt): Errors => ({
  ...(Object.values(review).every(Boolean) ? {} : { review: "请逐项完成公开审查，三项都确认后才能公开。" }),
  ...(correcting && !reason.trim() ? { reason: "更正已公开的表格，请写明更正原因。" } : {}),
  ...(at === "" ? { at: "请填写公开时间。" } : {}),
})

/** Sends it, now or for later; afterwards the page is read again: what it then shows replaces this form. */
function usePublishing(fail: (errors: Errors) => void) {
  const trpc = useTRPC()
  const router = useRouter()
  const notice = useNotice()
  const done = (said: string) => {
    notice(said)
    router.refresh()
  }
  const onError = (error: unknown) => {
    const { message, problems } = failureOf(error)
    const at = (name: string) => problems.find(({ path }) => path === name)?.message
    fail({ all: message, reason: at("reason"), at: at("at") })
    router.refresh() // a preview that moved is shown again, unconfirmed
  }
  const now = useMutation(
    trpc.publishing.publish.mutationOptions({ onSuccess: ({ version }) => done(`已公开第 ${version} 版，公众现在可以看到。`), onError }),
  )
  const later = useMutation(trpc.publishing.setTimed.mutationOptions({ onSuccess: () => done("已定好公开的时间。"), onError }))
  return { now, later, busy: [now, later].some(({ isPending, isSuccess }) => isPending || isSuccess) }
}

const title = (latest: Props["latest"]): string => {
  if (!latest) return "公开审查"
  return latest.withdrawn ? "撤回后重新公开" : "更正已公开的表格"
}

const button = (latest: Props["latest"]): string => {
  if (!latest) return "公开"
  return latest.withdrawn ? "重新公开" : "公开更正"
}

/** 公开审查, the reason where a published table is corrected, when, and the button. What the preview showed is what is published. */
export function PublishForm({ year, orgCode, contentHash, latest }: Props) {
  const [review, setReview] = useState<Confirmed>(nothingConfirmed)
  const [reason, setReason] = useState("")
  const [at, setAt] = useState<PublishAt>(null)
  const [errors, setErrors] = useState<Errors>({})
  const { now, later, busy } = usePublishing(setErrors)
  const correcting = latest !== null
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (busy) return
    const found = missing(review, correcting, reason, at)
    setErrors(found)
    if (Object.keys(found).length > 0) return
    const confirmed = { noStateSecrets: true, noTradeSecrets: true, noPersonalData: true } as const
    const publish = { year, orgCode, contentHash, reason, review: confirmed }
    if (at === null) now.mutate(publish)
    else later.mutate({ ...publish, at })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Card title={title(latest)} titleId="publish-title">
        {errors.all && (
          <Alert tone="danger" live="assertive" className="mb-4">
            {errors.all}
          </Alert>
        )}
        <ReviewChecks value={review} onChange={setReview} error={errors.review} />
        {correcting && (
          <Textarea
            id="reason"
            label={latest?.withdrawn ? "重新公开的原因" : "更正原因"}
            hint="会随新的版本一起公开。"
            required
            className="mt-4 max-w-2xl"
            maxLength={500}
            value={reason}
            error={errors.reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
        <WhenChoice value={at} onChange={setAt} error={errors.at} />
        <Button type="submit" variant="primary" busy={busy} className="mt-4">
          {at === null ? button(latest) : "定时公开"}
        </Button>
      </Card>
    </form>
  )
}
