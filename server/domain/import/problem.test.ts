import { expect, test } from "vitest"
import { Problems } from "./problem.ts"

test("however much is said before it, an error is told and counts; notes give way first, then warnings", () => {
  const problems = new Problems(3)
  const say = (severity: "error" | "warning" | "note", row: number) =>
    problems.add(severity, { sheet: "表", row, column: 1 }, { code: "x", message: "说明" })
  say("note", 1)
  say("warning", 2)
  say("note", 3)
  const told = () => problems.list.map(({ severity, row }) => `${severity} ${row}`)
  expect([problems.hasErrors, told()]).toEqual([false, ["note 1", "warning 2", "note 3"]])
  say("error", 4)
  say("warning", 5)
  expect([problems.hasErrors, problems.unlisted, told()]).toEqual([true, 2, ["note 1", "warning 2", "error 4"]])
  for (const row of [6, 7, 8]) say("error", row)
  expect([problems.unlisted, told()]).toEqual([5, ["error 4", "error 6", "error 7"]])
})
