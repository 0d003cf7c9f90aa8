"use client"

import { useMutation } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { type SyntheticEvent, useState } from "react"
import { useTRPC } from "#components/trpc.tsx"
import { Alert } from "#components/ui/alert.tsx"
import { Button } from "#components/ui/button.tsx"
import { Card } from "#components/ui/card.tsx"
import { Textarea } from "#components/ui/textarea.tsx"
import { failureOf } from "#components/work/failure.ts"
import { useNotice } from "#components/work/notice.tsx"
import { type Confirmed, nothingConfirmed, ReviewChecks } from "./review-checks.tsx"

type Props = { year: number; orgCode: string; contentHash: string; latest: number | null }
type Errors = { review?: string; reason?: string; all?: string }

const missing = (review: Confirmed, correcting: boolean, reason: string): Errors => ({
  ...(Object.values(review).every(Boolean) ? {} : { review: "请逐项完成公开审查，三项都确认后才能公开。" }),
  ...(correcting && !reason.trim() ? { reason: "更正已公开的表格，请写明更正原因。" } : {}),
})

/** 公开审查, the reason where a published table is corrected, and the button. What the preview showed is what is published. */
export function PublishForm({ year, orgCode, contentHash, latest }: Props) {
  const trpc = useTRPC()
  const router = useRouter()
  const notice = useNotice()
  const [review, setReview] = useState<Confirmed>(nothingConfirmed)
  const [reason, setReason] = useState("")
  const [errors, setErrors] = useState<Errors>({})
  const correcting = latest !== null
  const publish = useMutation(
    trpc.publishing.publish.mutationOptions({
      onSuccess: ({ version }) => {
        notice(`已公开第 ${version} 版，公众现在可以看到。`)
        router.refresh() // the preview now equals what is published, so this form goes
      },
      onError: (error) => {
        const { message, problems } = failureOf(error)
        setErrors({ all: message, reason: problems.find(({ path }) => path === "reason")?.message })
        router.refresh() // a preview that moved is shown again, unconfirmed
      },
    }),
  )
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (publish.isPending || publish.isSuccess) return
    const found = missing(review, correcting, reason)
    setErrors(found)
    if (found.review || found.reason) return
    publish.mutate({ year, orgCode, contentHash, reason, review: { noStateSecrets: true, noTradeSecrets: true, noPersonalData: true } })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Card title={correcting ? "更正已公开的表格" : "公开审查"} titleId="publish-title">
        {errors.all && (
          <Alert tone="danger" live="assertive" className="mb-4">
            {errors.all}
          </Alert>
        )}
        <ReviewChecks value={review} onChange={setReview} error={errors.review} />
        {correcting && (
          <Textarea
            id="reason"
            label="更正原因"
            hint="会随更正后的版本一起公开。"
            required
            className="mt-4 max-w-2xl"
            maxLength={500}
            value={reason}
            error={errors.reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
        <Button type="submit" variant="primary" busy={publish.isPending || publish.isSuccess} className="mt-4">
          {correcting ? "公开更正" : "公开"}
        </Button>
      </Card>
    </form>
  )
}
