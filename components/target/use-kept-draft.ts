"use client"

import { useEffect, useRef, useState } from "react"
import { newId } from "#components/work/new-id.ts"
import { differences } from "#server/domain/merge.ts"
import type { Session } from "./draft-session.ts"
import { forget, type KeptDraft, keep, keptDrafts, slotOf } from "./draft-store.ts"

/** Browsers may forbid it altogether, and say so by throwing. */
const browserStore = (): Storage | null => {
  try {
    return window.localStorage
  } catch {
    return null
  }
}

/** So long an open window has to say that a slot is its own. In milliseconds. */
const patience = 200

/** Which of the slots belong to windows that are open now: their text is not left behind, they save it themselves. */
function openSlots(channel: BroadcastChannel): { found: ReadonlySet<string> } {
  const found = new Set<string>()
  channel.addEventListener("message", ({ data }) => typeof data === "string" && data !== "?" && found.add(data))
  channel.postMessage("?")
  return { found }
}

const fieldNow = (): string | null => (document.activeElement?.id.startsWith("field-") ? document.activeElement.id : null)

type Options = {
  login: string
  targetId: string
  session: Pick<Session, "draft" | "saved" | "unanswered">
  dirty: boolean
  onFound: (kept: KeptDraft) => void
}

/**
 * Keeps what is typed in this browser until it is saved, and hands over (`onFound`) what a window that is gone left behind.
 * Answers whether the browser takes it.
 */
export function useKeptDraft({ login, targetId, session, dirty, onFound }: Options): boolean {
  const [slot] = useState(() => slotOf(login, targetId, newId()))
  const [stored, setStored] = useState(true)
  const latest = useRef({ onFound, saved: session.saved.content })
  useEffect(() => {
    latest.current = { onFound, saved: session.saved.content }
  })

  useEffect(() => {
    const store = browserStore()
    if (!store) return
    const channel = new BroadcastChannel(`target-draft/${login}/${targetId}`)
    channel.addEventListener("message", ({ data }) => data === "?" && channel.postMessage(slot))
    const open = openSlots(channel)
    const takeOver = (kept: KeptDraft) => {
      const useful = differences(kept.draft, latest.current.saved).length > 0
      // Under the own name first: between the two steps it is there twice rather than not at all.
      if (useful) keep(store, { ...kept, slot })
      forget(store, kept.slot)
      if (useful) latest.current.onFound(kept)
    }
    const left = () => keptDrafts(store, login, targetId, Date.now()).filter((kept) => kept.slot !== slot && !open.found.has(kept.slot))
    const timer = setTimeout(() => left().forEach(takeOver), patience)
    return () => {
      clearTimeout(timer)
      channel.close()
    }
  }, [login, targetId, slot])

  const { draft, saved, unanswered } = session
  useEffect(() => {
    const store = browserStore()
    const kept = { slot, base: saved.content, draft, unanswered, field: fieldNow(), at: Date.now() }
    if (dirty) setStored(store !== null && keep(store, kept))
    else if (store) forget(store, slot)
  }, [slot, draft, saved, unanswered, dirty])
  return stored
}
