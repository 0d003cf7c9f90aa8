import { expect, test } from "vitest"
import { parseMinute, printMinute, shanghaiDay } from "./minute.ts"

test("what is a minute, and which moment it is", () => {
  const typed = [
    "2026-11-25T17:30",
    "2026-11-25 17:30",
    " 2024-02-29T00:00 ",
    "2026-02-29T00:00",
    "2026-11-31T10:00",
    "2026-11-25T24:00",
    "2026-11-25T23:60",
    "0000-00-00T00:00",
    "9999-12-31T23:59",
    "2026-11-25",
    "二〇二六年",
  ]
  expect(typed.map((each) => `${each}: ${parseMinute(each)?.toISOString() ?? "—"}`)).toEqual([
    "2026-11-25T17:30: 2026-11-25T09:30:00.000Z",
    "2026-11-25 17:30: 2026-11-25T09:30:00.000Z",
    " 2024-02-29T00:00 : 2024-02-28T16:00:00.000Z",
    "2026-02-29T00:00: —",
    "2026-11-31T10:00: —",
    "2026-11-25T24:00: —",
    "2026-11-25T23:60: —",
    "0000-00-00T00:00: —",
    "9999-12-31T23:59: 9999-12-31T15:59:00.000Z",
    "2026-11-25: —",
    "二〇二六年: —",
  ])
})

test("print and parse are each other's way back; the day turns at midnight in Shanghai", () => {
  expect(printMinute(new Date("2026-11-25T09:30:00Z"))).toBe("2026-11-25T17:30")
  expect([shanghaiDay(new Date("2026-11-25T15:59:59Z")), shanghaiDay(new Date("2026-11-25T16:00:00Z"))]).toEqual([
    "2026-11-25",
    "2026-11-26",
  ])
})
