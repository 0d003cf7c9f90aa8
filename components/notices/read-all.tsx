"use client"

import { useMutation } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { useTRPC } from "#components/trpc.tsx"
import { Button } from "#components/ui/button.tsx"

/** Marks every notice as read. */
export function ReadAll() {
  const trpc = useTRPC()
  const router = useRouter()
  const read = useMutation(trpc.notices.read.mutationOptions({ onSuccess: () => router.refresh() }))
  return (
    <Button busy={read.isPending} onClick={() => read.mutate({ ids: "all" })}>
      全部标为已读
    </Button>
  )
}
