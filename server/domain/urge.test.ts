import { expect, test } from "vitest"
import { printMinute } from "./minute.ts"
import { roles } from "./roles.ts"
import { decideUrge, urgeAgainFrom } from "./urge.ts"
import { states } from "./workflow.ts"

const at = (minute: string) => new Date(`${minute}:00+08:00`)
const now = at("2026-11-26T10:00")

// The whole rule, to be read with whoever owns the policy. Who is not named may not urge there.
test("who may urge in which state", () => {
  const may = (state: (typeof states)[number]) =>
    roles.filter((role) => decideUrge({ role }, { state, lastUrgedAt: null, every: 1 }, now).ok)
  expect(states.map((state) => `${state}: ${may(state).join(" ")}`)).toEqual([
    "draft: unit_approver department_reviewer finance_reviewer finance_approver",
    "unit_review: editor department_reviewer finance_reviewer finance_approver",
    "department_review: editor unit_approver finance_reviewer finance_approver",
    "finance_review: editor unit_approver finance_approver",
    "finance_approval: editor unit_approver",
    "approved: ",
  ])
})

test.each([
  ["Thursday", "2026-11-26T17:30", 1, "2026-11-27T00:00"],
  ["the first minute of a day", "2026-11-26T00:00", 1, "2026-11-27T00:00"],
  ["the last minute of a day, another day in UTC", "2026-11-26T23:59", 1, "2026-11-27T00:00"],
  ["Friday: over the weekend", "2026-11-27T09:00", 1, "2026-11-30T00:00"],
  ["Saturday", "2026-11-28T09:00", 1, "2026-11-30T00:00"],
  ["Sunday", "2026-11-29T09:00", 1, "2026-11-30T00:00"],
  ["three working days", "2026-11-26T09:00", 3, "2026-12-01T00:00"],
  ["no limit", "2026-11-26T09:00", 0, "2026-11-26T09:00"],
])("again from when: %s", (_, last, every, from) => {
  expect(printMinute(urgeAgainFrom(at(last), every))).toBe(from)
})

test("too soon until the minute, at the minute no longer; a role that may not is told so first", () => {
  const subject = { state: "finance_review" as const, lastUrgedAt: at("2026-11-26T09:00"), every: 1 }
  const ask = (role: "editor" | "finance_reviewer", minute: string) => decideUrge({ role }, subject, at(minute))
  expect(ask("editor", "2026-11-26T23:59")).toEqual({ ok: false, why: "too_soon" })
  expect(ask("editor", "2026-11-27T00:00")).toEqual({ ok: true })
  expect(ask("finance_reviewer", "2026-11-26T23:59")).toEqual({ ok: false, why: "role" })
  expect(decideUrge({ role: "editor" }, { ...subject, state: "approved" }, now)).toEqual({ ok: false, why: "state" })
})
