"use client"

import { useRouter } from "next/navigation"
import { useState } from "react"
import { type Failure, failureOf } from "#components/work/failure.ts"
import { useNotice } from "#components/work/notice.tsx"

/** One small form's way to the server: sends once, says what was done, reads the page again; what failed stays with its sentence. */
export function useSend<Input>(mutate: (input: Input) => Promise<unknown>, done: string, onDone: () => void) {
  const router = useRouter()
  const notice = useNotice()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)

  const send = (input: Input): void => {
    if (busy) return
    setBusy(true)
    setFailure(null)
    mutate(input)
      .then(() => {
        notice(done)
        onDone()
        router.refresh()
      })
      .catch((error: unknown) => setFailure(failureOf(error)))
      .finally(() => setBusy(false))
  }
  const errorAt = (path: string): string | undefined => failure?.problems.find((problem) => problem.path === path)?.message
  return { send, busy, failure, errorAt }
}
