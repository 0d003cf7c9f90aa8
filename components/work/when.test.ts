import { expect, test } from "vitest"
import { toDay, toMinute } from "./when.ts"

test("a time is Shanghai's, whatever the machine's zone", () => {
  expect(toMinute(new Date("2023-11-23T16:05:59Z"))).toBe("2023-11-24 00:05")
  expect(toDay(new Date("2023-12-31T16:00:00Z"))).toBe("2024-01-01")
})
