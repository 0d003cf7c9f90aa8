// What can be undone. Pure; an entry says what was there before and after, not how to get back: see server/domain/merge.ts.

/** `key`: entries with the same key are one step, as the letters typed into one cell. */
export type Entry<Value> = { before: Value; after: Value; words: string; key: string }
export type History<Value> = { done: readonly Entry<Value>[]; undone: readonly Entry<Value>[] }

const deepest = 200

export const noHistory = { done: [], undone: [] } as const

/** Whatever is done anew ends the way back to what was undone. */
export function record<Value>({ done }: History<Value>, entry: Entry<Value>): History<Value> {
  const last = done.at(-1)
  const kept = last?.key === entry.key ? [...done.slice(0, -1), { ...entry, before: last.before }] : [...done, entry]
  return { done: kept.slice(-deepest), undone: [] }
}

/** The step to take back, and the history without it; null where there is none. */
export function undo<Value>({ done, undone }: History<Value>): { entry: Entry<Value>; history: History<Value> } | null {
  const entry = done.at(-1)
  return entry ? { entry, history: { done: done.slice(0, -1), undone: [...undone, entry] } } : null
}

/** The step to do again. */
export function redo<Value>({ done, undone }: History<Value>): { entry: Entry<Value>; history: History<Value> } | null {
  const entry = undone.at(-1)
  return entry ? { entry, history: { done: [...done, entry], undone: undone.slice(0, -1) } } : null
}

/** Forgets the last step as if it had never been, where it has this key: a cancelled edit is nothing to do again. */
export function cancel<Value>({ done, undone }: History<Value>, key: string): { entry: Entry<Value>; history: History<Value> } | null {
  const entry = done.at(-1)
  return entry?.key === key ? { entry, history: { done: done.slice(0, -1), undone } } : null
}
