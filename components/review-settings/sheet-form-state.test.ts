import { expect, test } from "vitest"
import { proposedSheet } from "#server/domain/review-sheet.ts"
import { freeCode, inOrder, pointSum, sheetFaults, type TypedSheet, toInput, toTyped } from "./sheet-form-state.ts"

const typed = toTyped(proposedSheet)
const edited = (change: (sheet: TypedSheet) => void): TypedSheet => {
  const copy = structuredClone(typed)
  change(copy)
  return copy
}
const first = (part: Partial<TypedSheet["items"][number]>) => edited(({ items }) => Object.assign(items[0] ?? {}, part))

test("the proposal stands in the form as it is, and can be saved", () => {
  expect([pointSum(typed), typed.requiredFrom, [...sheetFaults(typed)]]).toEqual([100, "1000.00", []])
  expect(toInput(typed)).toEqual({ ...proposedSheet, requiredFrom: "1000.00" })
})

test("what cannot be saved is said in Chinese, at its place", () => {
  const wrong = {
    "no label": first({ label: " " }),
    "points in words": first({ maxPoints: "十" }),
    "no points": first({ maxPoints: "0" }),
    "limits crossed": edited(({ limits }) => Object.assign(limits, { good: "95" })),
    "limit empty": edited(({ limits }) => Object.assign(limits, { fair: "" })),
    "amount unreadable": edited((sheet) => Object.assign(sheet, { requiredFrom: "一千" })),
    "too few points": edited(({ items }) => items.splice(0, 2)),
  }
  const table = Object.entries(wrong).map(
    ([name, sheet]) => `${name}: ${[...sheetFaults(sheet)].map((fault) => fault.join(" ")).join("; ")}`,
  )
  expect(table).toEqual([
    "no label: items[0].label 请填写审核内容。",
    "points in words: items[0].maxPoints 分值要填整数。",
    "no points: items[0].maxPoints 分值至少 1 分。",
    "limits crossed: limits 等级界限要从高到低：优、良、中，并且大于 0。",
    "limit empty: limits.fair 等级界限要填整数。",
    "amount unreadable: requiredFrom 金额只能写数字、小数点和千位分隔符，单位是万元。",
    "too few points:  各项分值合计不能低于“优”的界限。",
  ])
})

test("items of one criterion stand together; a new item has a code of its own", () => {
  const added = edited(({ items }) => {
    for (let count = 0; count < 28; count += 1)
      items.push({ code: freeCode(items), criterion: "completeness", label: "新", maxPoints: "1" })
  })
  expect(new Set(added.items.map(({ code }) => code)).size).toBe(36)
  expect(added.items.slice(8).every(({ code }) => /^[a-z_]{1,40}$/.test(code))).toBe(true)
  expect(
    inOrder(added)
      .items.slice(0, 30)
      .every(({ criterion }) => criterion === "completeness"),
  ).toBe(true)
})
