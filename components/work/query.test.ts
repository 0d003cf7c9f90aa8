import { expect, test } from "vitest"
import { address, one, oneOf, pageNumber, yearOf } from "./query.ts"

test.each([
  ["3", 3],
  [undefined, 1],
  ["0", 1],
  ["-1", 1],
  ["1e9", 1],
  ["9999999", 1],
  [["2", "5"], 2],
])("page %j is %j", (param, page) => expect(pageNumber(param)).toBe(page))

test("what makes no sense counts as not given", () => {
  expect(yearOf("2023")).toBe(2023)
  expect(yearOf("23")).toBeUndefined()
  expect(oneOf(["draft", "approved"], "approved")).toBe("approved")
  expect(oneOf(["draft", "approved"], "deleted")).toBeUndefined()
  expect(one("  ")).toBeUndefined()
})

test("an address carries what is given", () => {
  expect(address("/work/targets", { year: 2023, q: "人才&", state: undefined })).toBe("/work/targets?year=2023&q=%E4%BA%BA%E6%89%8D%26")
  expect(address("/work/targets", {})).toBe("/work/targets")
})
