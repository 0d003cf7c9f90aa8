"use client"

import { useMutation } from "@tanstack/react-query"
import { useEffect, useRef, useState } from "react"
import { useTRPC } from "#components/trpc.tsx"
import type { Presence } from "#components/work/api.ts"
import { newId } from "#components/work/new-id.ts"
import { fieldsOf } from "#server/domain/open-fields.ts"
import type { TargetContent } from "#server/domain/target.ts"
import { fieldId } from "./focus-field.ts"

/** How often an open window says that it is there; the server forgets it after three times as long. In milliseconds. */
const beat = 10_000

const fieldNow = (content: TargetContent): string | null => {
  const id = document.activeElement?.id
  return fieldsOf(content).find(({ path }) => fieldId(path) === id)?.path ?? null
}

/**
 * Says that this window is here, and who else is. `onHeard`: which version stands in which state, with every answer. A window nobody looks
 * at says nothing; one missed answer changes nothing.
 */
export function usePresence(
  id: string,
  content: TargetContent,
  onHeard: (stored: Pick<Presence, "version" | "state">) => void,
): Presence["others"] {
  const trpc = useTRPC()
  const { mutateAsync } = useMutation(trpc.targets.presence.mutationOptions())
  const [others, setOthers] = useState<Presence["others"]>([])
  const [tab] = useState(newId)
  const say = useRef<(() => Promise<void>) | null>(null)
  useEffect(() => {
    say.current = async () => {
      if (document.hidden) return
      const answer = await mutateAsync({ id, tab, field: fieldNow(content) }).catch(() => null) // saving says it when there is no connection
      if (!answer) return
      setOthers(answer.others)
      onHeard(answer)
    }
  })
  useEffect(() => {
    const now = () => void say.current?.()
    now()
    const timer = setInterval(now, beat)
    document.addEventListener("visibilitychange", now)
    return () => {
      clearInterval(timer)
      document.removeEventListener("visibilitychange", now)
    }
  }, [])
  return others
}
