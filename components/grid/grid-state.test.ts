import { expect, test } from "vitest"
import { endEdit, extendTo, focusOn, type GridState, leave, markedBlock, startEdit, startState } from "./grid-state.ts"

const ids = ["a", "b", "c"]
const at = (id: string, col: number): GridState => focusOn(startState, { id, col })

test("a block is marked from the focused cell, and follows its rows when they move", () => {
  const marked = extendTo(at("a", 1), { id: "b", col: 3 })
  expect(markedBlock(marked, ids)).toEqual({ top: 0, bottom: 1, left: 1, right: 3 })
  expect(markedBlock(marked, ["c", "b", "a"])).toEqual({ top: 1, bottom: 2, left: 1, right: 3 })
  expect(markedBlock(marked, ["a", "c"])).toEqual({ top: 0, bottom: 0, left: 1, right: 1 })
  expect([markedBlock(marked, ["c"]), markedBlock(startState, ids)]).toEqual([null, null])
})

test("Enter returns below the column where Tab began", () => {
  const tabbed = focusOn(focusOn(at("a", 2), { id: "a", col: 3 }, "tab"), { id: "a", col: 4 }, "tab")
  expect(tabbed.tabFrom).toBe(2)
  expect(focusOn(tabbed, { id: "b", col: 2 }).tabFrom).toBeNull()
})

test("what is typed in one cell is one session; focus on the same cell does not end it", () => {
  const typing = startEdit(at("a", 1), "type")
  expect(focusOn(typing, { id: "a", col: 1 })).toBe(typing)
  expect(startEdit(typing, "caret")).toBe(typing)
  expect([endEdit(typing), focusOn(typing, { id: "a", col: 2 })].map(({ mode, session }) => [mode, session])).toEqual([
    ["walk", typing.session + 1],
    ["walk", typing.session + 1],
  ])
})

test("after Escape Tab leaves, until one goes on", () => {
  const left = leave(extendTo(at("a", 1), { id: "c", col: 1 }))
  expect([left.leaving, left.head]).toEqual([true, { id: "a", col: 1 }])
  expect([focusOn(left, { id: "b", col: 1 }).leaving, extendTo(left, { id: "b", col: 1 }).leaving]).toEqual([false, false])
})
