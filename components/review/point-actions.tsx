"use client"

import { useMutation } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { useState, useTransition } from "react"
import { useTRPC } from "#components/trpc.tsx"
import { Button } from "#components/ui/button.tsx"
import type { ReturnPoint } from "#components/work/api.ts"
import { failureOf } from "#components/work/failure.ts"

/** Closing a point once its answer is good, or opening it again; `waits`: there is no answer yet. One button in one place, so that the focus stays. */
export function PointActions({ point, waits }: { point: ReturnPoint; waits: boolean }) {
  const trpc = useTRPC()
  const router = useRouter()
  const [reading, startReading] = useTransition()
  const [failure, setFailure] = useState<string>()
  const change = useMutation(
    trpc.review.point.mutationOptions({
      onSuccess: () => {
        setFailure(undefined)
        startReading(() => router.refresh())
      },
      onError: (error) => setFailure(failureOf(error).message),
    }),
  )
  if (waits) return <span className="text-xs text-ink-soft">单位答复后才能关闭</span>
  const closed = point.state === "closed"
  return (
    <>
      <Button
        size="small"
        variant={closed ? "quiet" : "secondary"}
        busy={change.isPending || reading}
        aria-label={`${closed ? "重新打开" : "关闭"}意见：${point.label}`}
        onClick={() => change.mutate({ id: point.id, action: closed ? "reopen" : "close" })}
      >
        {closed ? "重新打开" : "关闭"}
      </Button>
      {failure && (
        <span role="alert" className="ml-2 text-danger">
          {failure}
        </span>
      )}
    </>
  )
}
