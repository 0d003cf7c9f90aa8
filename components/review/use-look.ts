"use client"

import { useMutation } from "@tanstack/react-query"
import { useEffect, useRef } from "react"
import { useTRPC } from "#components/trpc.tsx"

/** Tells once for each version that its reviewer has the page before them; a list or a prefetch never does. */
export function useLook(id: string, version: number, reviewer: boolean): void {
  const trpc = useTRPC()
  const { mutate } = useMutation(trpc.review.look.mutationOptions())
  const told = useRef<number>(null)
  useEffect(() => {
    if (!reviewer || told.current === version) return
    told.current = version
    mutate({ id, version })
  }, [id, version, reviewer, mutate])
}
