"use client"

import { useRouter } from "next/navigation"
import { useState } from "react"
import { failureOf } from "#components/work/failure.ts"

/** What every act on an upload does afterwards: read the page again, or say what was in the way. */
export function useImportAct() {
  const router = useRouter()
  const [failed, setFailed] = useState<string | null>(null)
  return {
    failed,
    after: { onSuccess: () => router.refresh(), onError: (error: unknown) => setFailed(failureOf(error).message) },
  }
}
