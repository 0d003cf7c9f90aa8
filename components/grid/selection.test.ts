import { expect, test } from "vitest"
import { blockOf, inBlock, isSingle, stepFrom, steps, tabFrom } from "./selection.ts"

const size = { rows: 3, cols: 4 }
const cells = [0, 1, 2].flatMap((row) => [0, 1, 2, 3].map((col) => ({ row, col })))
const print = ({ row, col }: { row: number; col: number }) => `${row}${col}`

test("every step from every cell stays in the grid", () => {
  const table = steps.map((step) => `${step}: ${cells.map((cell) => print(stepFrom(cell, step, size))).join(" ")}`)
  expect(table).toEqual([
    "up: 00 01 02 03 00 01 02 03 10 11 12 13",
    "down: 10 11 12 13 20 21 22 23 20 21 22 23",
    "left: 00 00 01 02 10 10 11 12 20 20 21 22",
    "right: 01 02 03 03 11 12 13 13 21 22 23 23",
    "home: 00 00 00 00 10 10 10 10 20 20 20 20",
    "end: 03 03 03 03 13 13 13 13 23 23 23 23",
    "first: 00 00 00 00 00 00 00 00 00 00 00 00",
    "last: 23 23 23 23 23 23 23 23 23 23 23 23",
    "pageUp: 00 01 02 03 00 01 02 03 00 01 02 03",
    "pageDown: 20 21 22 23 20 21 22 23 20 21 22 23",
  ])
})

test("Tab goes on in reading order and leaves at both ends", () => {
  const order = (back: boolean) => cells.map((cell) => tabFrom(cell, back, size)).map((to) => (to ? print(to) : "out"))
  expect(order(false).join(" ")).toBe("01 02 03 10 11 12 13 20 21 22 23 out")
  expect(order(true).join(" ")).toBe("out 00 01 02 03 10 11 12 13 20 21 22")
})

test("a block is the same whichever corner it is drawn from", () => {
  const block = { top: 0, bottom: 2, left: 1, right: 3 }
  for (const [a, b] of ["01 23", "23 01", "03 21", "21 03"].map((pair) =>
    pair.split(" ").map(([row, col]) => ({ row: Number(row), col: Number(col) })),
  ))
    expect(a && b && blockOf(a, b)).toEqual(block)
  expect(cells.filter((cell) => inBlock(block, cell)).length).toBe(9)
  expect([isSingle(block), isSingle(blockOf({ row: 1, col: 1 }, { row: 1, col: 1 }))]).toEqual([false, true])
})
