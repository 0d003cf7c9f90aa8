"use client"

import { useEffect, useRef } from "react"

/** A box that takes the focus with each new attempt, also one that ends in the same words. */
export function useFocusEach(attempt: number) {
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the attempt is the reason, not a value that is read
  useEffect(() => {
    box.current?.focus()
    box.current?.scrollIntoView({ block: "nearest" })
  }, [attempt])
  return box
}
