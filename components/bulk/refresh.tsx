"use client"

import { useRouter } from "next/navigation"
import { useEffect } from "react"

/** Reads the page again every second while it is shown; what it shows comes from the server alone, so reloading by hand does the same. */
export function Refresh() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), 1_000)
    return () => clearInterval(timer)
  }, [router])
  return null
}
