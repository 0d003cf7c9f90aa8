"use client"

import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { postWords } from "#components/notices/person-words.ts"
import { useTRPC } from "#components/trpc.tsx"
import { Select } from "#components/ui/select.tsx"
import type { Me } from "./api.ts"
import { failureOf } from "./failure.ts"

/**
 * As what I act: words where there is one membership, a choice where there are several. Changing it opens the desk anew as a
 * whole page, so that nothing seen in the former role stays on the screen.
 */
export function RoleSwitch({ acting, memberships }: Pick<Me, "acting" | "memberships">) {
  const trpc = useTRPC()
  const [failure, setFailure] = useState<string>()
  const actAs = useMutation(
    trpc.people.actAs.mutationOptions({
      onSuccess: () => window.location.assign("/work"),
      onError: (error) => setFailure(failureOf(error).message),
    }),
  )
  if (memberships.length < 2) return <p>当前身份：{postWords(acting)}</p>
  return (
    <Select
      id="acting-as"
      label="当前身份"
      className="flex flex-wrap items-center gap-x-2 [&>label]:mb-0"
      inputClassName="w-auto max-w-full"
      options={memberships.map((membership) => ({ value: membership.id, label: postWords(membership) }))}
      value={actAs.variables?.membershipId ?? acting.id}
      disabled={actAs.isPending}
      error={failure}
      onChange={(event) => actAs.mutate({ membershipId: event.target.value })}
    />
  )
}
