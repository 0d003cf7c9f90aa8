import { expect, test } from "vitest"
import { countWords, endOfPost, hasToPass } from "./hand-over.ts"

const none = { drafts: 0, submitted: 0, held: 0, given: 0, received: 0, requests: 0 }

test("a post ends now when its last day is today, else with that day in Shanghai; a day that has passed is none", () => {
  const now = new Date("2026-11-26T23:30:00+08:00")
  const end = (day: string) => endOfPost(day, now)?.toISOString() ?? null
  expect([end("2026-11-25"), end("2026-11-26"), end("2026-11-27")]).toEqual([null, now.toISOString(), "2026-11-27T16:00:00.000Z"])
})

test("what has to be taken over, and in which words", () => {
  expect([countWords(none), hasToPass(none)]).toEqual([null, false])
  expect([countWords({ ...none, drafts: 2, requests: 1 }), hasToPass({ ...none, drafts: 2 })]).toEqual([
    "草稿 2 项；等待答复的申请 1 项",
    true,
  ])
  expect(hasToPass({ ...none, given: 1, received: 1, requests: 1 })).toBe(false)
})
