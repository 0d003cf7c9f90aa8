"use client"

import { useEffect, useRef } from "react"
import type { Failure } from "#components/work/failure.ts"

const pause = 5000

/**
 * Tries again what failed for a reason that may pass: without a connection every few seconds and when it comes back; signed out, when
 * one returns to this window, since one may have signed in beside it.
 */
export function useRetry(kind: Failure["kind"] | null, again: () => void): void {
  const latest = useRef(again)
  useEffect(() => {
    latest.current = again
  })
  useEffect(() => {
    if (kind !== "offline" && kind !== "signedOut") return
    const retry = () => latest.current()
    const timer = kind === "offline" ? setInterval(retry, pause) : undefined
    window.addEventListener("online", retry)
    window.addEventListener("focus", retry)
    return () => {
      clearInterval(timer)
      window.removeEventListener("online", retry)
      window.removeEventListener("focus", retry)
    }
  }, [kind])
}
