import { expect, test } from "vitest"
import type { Draft } from "./draft.ts"
import { forget, type KeptDraft, keep, keptDrafts, slotOf } from "./draft-store.ts"

const memory = () => {
  const items = new Map<string, string>()
  return {
    get length() {
      return items.size
    },
    key: (at: number) => [...items.keys()][at] ?? null,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  }
}
const draft = (goal: string): Draft => ({
  amounts: { fiscal: "1", specialAccount: "", other: "" },
  goal,
  indicators: [
    { id: "r1", category: "output", subcategory: null, name: "数量", raw: "1个", better: "higher", weight: "10", libraryId: "l1" },
  ],
  answers: [],
  attachments: [
    {
      ...{ id: "00000000-0000-4000-8000-000000000001", kind: "basis", name: "批复.pdf", type: "pdf" },
      ...{ size: 9, hash: "0".repeat(64) },
    },
  ],
  form: { startsOn: "2026-01", endsOn: "", basis: "依据", midtermGoal: "", midterm: { fiscal: "3", specialAccount: "", other: "" } },
})
const kept = (slot: string, at: number): KeptDraft => ({
  slot,
  base: draft("旧"),
  draft: draft("新"),
  unanswered: [],
  field: "field-goal",
  at,
})
const day = 24 * 3600 * 1000

test("what was kept comes back, newest first, until it is forgotten", () => {
  const store = memory()
  const [first, second] = [slotOf("editor", "t1", "a"), slotOf("editor", "t1", "b")]
  keep(store, kept(first, 1))
  keep(store, kept(second, 2))
  expect(keptDrafts(store, "editor", "t1", 3)).toEqual([kept(second, 2), kept(first, 1)])
  forget(store, second)
  expect(keptDrafts(store, "editor", "t1", 3)).toEqual([kept(first, 1)])
})

test("nobody is offered what another person, or another target, left", () => {
  const store = memory()
  keep(store, kept(slotOf("editor", "t1", "a"), 1))
  expect(keptDrafts(store, "editor2", "t1", 2)).toEqual([])
  expect(keptDrafts(store, "editor", "t2", 2)).toEqual([])
})

test("after 30 days nothing is left, and what cannot be read is no draft", () => {
  const store = memory()
  keep(store, kept(slotOf("editor", "t1", "a"), 0))
  store.setItem(slotOf("editor", "t1", "b"), "{broken")
  store.setItem(slotOf("editor", "t1", "c"), '{"at":"3"}')
  expect(keptDrafts(store, "editor", "t1", 30 * day)).toEqual([])
  expect(store.getItem(slotOf("editor", "t1", "a"))).toBeNull()
})

test("a browser that keeps nothing says so", () => {
  const full = {
    ...memory(),
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError")
    },
  }
  expect(keep(full, kept("slot", 1))).toBe(false)
})
