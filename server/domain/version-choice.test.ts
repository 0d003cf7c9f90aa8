import { expect, test } from "vitest"
import { defaultFrom, versionRef } from "./version-choice.ts"

const history = (...actions: string[]) => actions.map((action, at) => ({ number: at + 1, action }))

test("what stands beside the present content", () => {
  const cases = {
    "nothing stored": { versions: [], draft: true, lastYear: false },
    "nothing stored, but a last year": { versions: [], draft: true, lastYear: true },
    "first submission": { versions: history("submit"), draft: false, lastYear: false },
    "first submission with a last year": { versions: history("submit", "approve"), draft: false, lastYear: true },
    "the unit works on what came back": { versions: history("submit", "approve", "return"), draft: true, lastYear: true },
    "a reviewer meanwhile": { versions: history("submit", "approve", "return"), draft: false, lastYear: true },
    "submitted again": { versions: history("submit", "approve", "return", "submit"), draft: false, lastYear: true },
    "submitted for the third time": {
      versions: history("submit", "return", "submit", "return", "submit", "approve"),
      draft: false,
      lastYear: false,
    },
    "history that was loaded, then revised": { versions: history("load_history"), draft: true, lastYear: false },
  }
  expect(Object.fromEntries(Object.entries(cases).map(([name, choices]) => [name, defaultFrom(choices)]))).toEqual({
    "nothing stored": null,
    "nothing stored, but a last year": "last-year",
    "first submission": null,
    "first submission with a last year": "last-year",
    "the unit works on what came back": 1,
    "a reviewer meanwhile": "last-year",
    "submitted again": 1,
    "submitted for the third time": 3,
    "history that was loaded, then revised": 1,
  })
})

test("what an address may name", () => {
  const read = (typed: string) => versionRef.safeParse(typed).data ?? null
  expect(["now", "last-year", "1", "12", "0", "-1", "1.5", "x", "", "1000000"].map(read)).toEqual([
    ...["now", "last-year", 1, 12],
    ...[null, null, null, null, null, null],
  ])
})
