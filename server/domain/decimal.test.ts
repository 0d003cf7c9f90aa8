import fc from "fast-check"
import { expect, test } from "vitest"
import { compareDecimals } from "./decimal.ts"

const decimal = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 6 })).map(([digits, places]) => {
  const text = (digits < 0n ? -digits : digits).toString().padStart(places + 1, "0")
  const at = text.length - places
  return `${digits < 0n ? "-" : ""}${text.slice(0, at)}${places ? `.${text.slice(at)}` : ""}`
})

test("order of decimals, exact beyond what a float holds", () => {
  const rows = [
    ["95", "97"],
    ["97.50", "97.5"],
    ["-3", "3"],
    ["-0.5", "-0.25"],
    ["9007199254740993", "9007199254740992"],
    ["0.1", "0.10000000000000000001"],
  ] as const
  expect(rows.map(([a, b]) => `${a} ${["<", "=", ">"][compareDecimals(a, b) + 1]} ${b}`)).toEqual([
    "95 < 97",
    "97.50 = 97.5",
    "-3 < 3",
    "-0.5 < -0.25",
    "9007199254740993 > 9007199254740992",
    "0.1 < 0.10000000000000000001",
  ])
})

test("the order is one: what is less is not also more", () => {
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      expect(compareDecimals(a, b) + compareDecimals(b, a)).toBe(0)
      expect(compareDecimals(a, a)).toBe(0)
    }),
  )
})
