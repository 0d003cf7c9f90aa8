"use client"

import { useEffect, useState } from "react"

/** The value once it has not changed for so many milliseconds; at first, as it is. */
export function useSettled(value: string, quiet: number): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), quiet)
    return () => clearTimeout(timer)
  }, [value, quiet])
  return settled
}
