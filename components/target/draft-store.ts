// Typed text that was not saved yet, kept in this browser so that a broken network, an expired session or a closed window
// loses nothing. One slot per open form, so that two windows never overwrite each other; gone once a save has succeeded.
import { z } from "zod"
import { attachmentsInput } from "#server/domain/attachment.ts"
import { rowExtraInput } from "#server/domain/target-form.ts"
import type { Draft } from "./draft.ts"

const row = z.object({
  id: z.string(),
  category: z.enum(["output", "benefit", "satisfaction", "cost"]),
  subcategory: z.string().nullable(),
  name: z.string(),
  raw: z.string(),
  better: z.enum(["higher", "lower", "exact"]),
  ...Object.fromEntries(Object.keys(rowExtraInput).map((key) => [key, z.string().optional()])),
})
const amounts = z.object({ fiscal: z.string(), specialAccount: z.string(), other: z.string() })
const content = z.object({
  amounts,
  goal: z.string(),
  indicators: z.array(row),
  form: z.object({ startsOn: z.string(), endsOn: z.string(), basis: z.string(), midtermGoal: z.string(), midterm: amounts }).optional(),
  attachments: attachmentsInput.optional(),
  // Kept before answers existed: nothing was said yet.
  answers: z.array(z.object({ code: z.string(), path: z.string(), text: z.string() })).default([]),
})
const entry = z.object({
  ...{ base: content, draft: content, at: z.number() },
  unanswered: z.array(content).default([]),
  field: z.string().nullable().default(null),
})

/**
 * `base`: what the typing began from; `unanswered`: what was sent without an answer; `field`: the id of the box one was in; `at`: when it
 * was last kept, in milliseconds.
 */
export type KeptDraft = { slot: string; base: Draft; draft: Draft; unanswered: readonly Draft[]; field: string | null; at: number }
type Store = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">

const keptFor = 30 * 24 * 3600 * 1000

/** Of one person and one target: on a shared computer nobody is offered another one's text. */
const prefix = (login: string, targetId: string): string => `target-draft/${login}/${targetId}/`
export const slotOf = (login: string, targetId: string, form: string): string => prefix(login, targetId) + form

const parse = (text: string | null): unknown => {
  try {
    return JSON.parse(text ?? "null")
  } catch {
    return null // written by something else: not ours to read
  }
}

const read = (store: Store, slot: string): KeptDraft | null => {
  const found = entry.safeParse(parse(store.getItem(slot)))
  return found.success ? { slot, ...found.data } : null
}

/** @returns whether the browser took it; private windows and full disks may not. */
export function keep(store: Store, { slot, ...kept }: KeptDraft): boolean {
  try {
    store.setItem(slot, JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}

export const forget = (store: Store, slot: string): void => store.removeItem(slot)

/** What is kept of this person and target, newest first. Forgets what is older than 30 days. */
export function keptDrafts(store: Store, login: string, targetId: string, now: number): KeptDraft[] {
  const keys = Array.from({ length: store.length }, (_, at) => store.key(at)).filter((key) => key?.startsWith(prefix(login, targetId)))
  const found = keys.map((key) => read(store, key ?? "")).filter((kept) => kept !== null)
  const [fresh, stale] = [found.filter(({ at }) => now - at < keptFor), found.filter(({ at }) => now - at >= keptFor)]
  for (const { slot } of stale) forget(store, slot)
  return fresh.toSorted((a, b) => b.at - a.at)
}
