"use client"

import { useMutation } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { useTRPC } from "#components/trpc.tsx"
import { type Failure, failureOf } from "#components/work/failure.ts"

/** The buttons of one act: each asks once, then the page is read again, or another one opened. */
export function useBulk(id: string) {
  const trpc = useTRPC()
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const start = useMutation(trpc.bulk.start.mutationOptions())
  const stop = useMutation(trpc.bulk.stop.mutationOptions())
  const resume = useMutation(trpc.bulk.resume.mutationOptions())
  const retry = useMutation(trpc.bulk.retry.mutationOptions())

  const attempt = (work: () => Promise<unknown>): void => {
    if (busy) return
    setBusy(true)
    setFailure(null)
    work()
      .catch((error: unknown) => setFailure(failureOf(error)))
      .finally(() => setBusy(false))
  }
  const change = (mutate: (input: { id: string }) => Promise<unknown>) => () =>
    attempt(async () => {
      await mutate({ id })
      router.refresh()
    })
  return {
    busy,
    failure,
    start: change(start.mutateAsync),
    stop: change(stop.mutateAsync),
    resume: change(resume.mutateAsync),
    retry: () => attempt(async () => router.push(`/work/bulk/${(await retry.mutateAsync({ id })).id}`)),
  }
}
