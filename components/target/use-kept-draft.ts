"use client"

import { useEffect, useState } from "react"
import { newId } from "#components/work/new-id.ts"
import { differences } from "#server/domain/merge.ts"
import type { Draft } from "./draft.ts"
import { forget, type KeptDraft, keep, keptDrafts, slotOf } from "./draft-store.ts"

/** Browsers may forbid it altogether, and say so by throwing. */
const browserStore = (): Storage | null => {
  try {
    return window.localStorage
  } catch {
    return null
  }
}

type Typing = { login: string; targetId: string; version: number; base: Draft; draft: Draft; dirty: boolean }

/**
 * Keeps what is typed in this browser until it is saved, and offers what an earlier window left.
 * `stored`: whether the browser takes it; `offers`: earlier texts that differ from what is saved now.
 */
export function useKeptDraft({ login, targetId, version, base, draft, dirty }: Typing) {
  const [slot] = useState(() => slotOf(login, targetId, newId()))
  const [stored, setStored] = useState(true)
  const [offers, setOffers] = useState<KeptDraft[]>([])

  // biome-ignore lint/correctness/useExhaustiveDependencies: what lay there when the form was opened; later saves do not change it
  useEffect(() => {
    const store = browserStore()
    if (!store) return
    const found = keptDrafts(store, login, targetId, Date.now())
    const useless = found.filter((kept) => differences(kept.draft, base).length === 0)
    for (const kept of useless) forget(store, kept.slot)
    setOffers(found.filter((kept) => !useless.includes(kept)))
  }, [login, targetId])

  useEffect(() => {
    const store = browserStore()
    if (dirty) setStored(store !== null && keep(store, { slot, version, base, draft, at: Date.now() }))
    else if (store) forget(store, slot)
  }, [slot, version, base, draft, dirty])

  /** Restored or thrown away: it is not offered again. */
  const dismiss = (offer: KeptDraft) => {
    const store = browserStore()
    if (store) forget(store, offer.slot)
    setOffers((rest) => rest.filter((each) => each.slot !== offer.slot))
  }
  return { stored, offers, dismiss }
}
