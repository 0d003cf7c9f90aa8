"use client"

import { useRouter } from "next/navigation"
import { useEffect } from "react"

const everySecond = 1000

/** Reads the page again every second while something on it is under way. */
export function Watch({ active }: { active: boolean }) {
  const router = useRouter()
  useEffect(() => {
    if (!active) return
    const timer = setInterval(() => router.refresh(), everySecond)
    return () => clearInterval(timer)
  }, [active, router])
  return null
}
