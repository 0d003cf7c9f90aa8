import { expect, test } from "vitest"
import { type CellKind, type Command, commandOf, type Mode } from "./keys.ts"

const names = ["Enter", "Tab", "Escape", "F2", "Delete", "Backspace", "Home", "End", "PageUp", "PageDown"]
const keys = [...names, "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "a", "s", "y", "z", "2", "中", " ", "Process"]
const holds = ["", "shift", "ctrl", "ctrl shift", "alt", "ctrl alt"]
const pressed = (key: string, held: string, composing = false) => ({
  ...{ key, composing },
  ...{ ctrl: held.includes("ctrl"), shift: held.includes("shift"), alt: held.includes("alt") },
})
const words = (command: Command): string =>
  Object.values(command)
    .filter((value) => value !== false)
    .map((value) => (value === true ? "+" : value))
    .join(" ")

const table = (mode: Mode, kind: CellKind): string[] =>
  holds.flatMap((held) =>
    keys.flatMap((key) => {
      const command = commandOf({ pressed: pressed(key, held), mode, kind })
      return command ? [`${held} ${key}: ${words(command)}`.trim()] : []
    }),
  )

// What is not listed is the browser's: typing, copying, Ctrl+S, and everything while an input method is at work.
test("what each key does when one walks from cell to cell", () => {
  expect(table("walk", "text")).toEqual([
    "Enter: enter",
    "Tab: tab",
    "Escape: leave",
    "F2: edit",
    "Delete: clear",
    "Backspace: clear",
    "Home: step home",
    "End: step end",
    "PageUp: step pageUp",
    "PageDown: step pageDown",
    "ArrowUp: step up",
    "ArrowDown: step down",
    "ArrowLeft: step left",
    "ArrowRight: step right",
    "shift Enter: enter +",
    "shift Tab: tab +",
    "shift Escape: leave",
    "shift F2: edit",
    "shift Delete: clear",
    "shift Backspace: clear",
    "shift Home: step home +",
    "shift End: step end +",
    "shift PageUp: step pageUp +",
    "shift PageDown: step pageDown +",
    "shift ArrowUp: step up +",
    "shift ArrowDown: step down +",
    "shift ArrowLeft: step left +",
    "shift ArrowRight: step right +",
    "ctrl Enter: insert",
    "ctrl Delete: removeRows",
    "ctrl Home: step first",
    "ctrl End: step last",
    "ctrl a: selectAll",
    "ctrl y: redo",
    "ctrl z: undo",
    "ctrl shift Enter: insert +",
    "ctrl shift Delete: removeRows",
    "ctrl shift Home: step first +",
    "ctrl shift End: step last +",
    "ctrl shift a: selectAll",
    "ctrl shift y: redo",
    "ctrl shift z: redo",
    "alt ArrowUp: moveRows -1",
    "alt ArrowDown: moveRows 1",
  ])
})

test("a choice is also made by its number", () => {
  const more = table("walk", "choice").filter((line) => !table("walk", "text").includes(line))
  expect(more).toEqual(["2: choose 1", "shift 2: choose 1"])
})

const whileTyping = [
  "Enter: enter",
  "Tab: tab",
  "Escape: cancel",
  "ArrowUp: step up",
  "ArrowDown: step down",
  "shift Enter: enter +",
  "shift Tab: tab +",
  "shift Escape: cancel",
  "ctrl Enter: insert",
  "ctrl shift Enter: insert +",
  "alt ArrowUp: moveRows -1",
  "alt ArrowDown: moveRows 1",
]

test("while typing most keys are the text's", () => {
  expect(table("type", "text")).toEqual(whileTyping)
  expect(table("caret", "text")).toEqual(whileTyping.filter((line) => !line.startsWith("Arrow")))
})

test("an input method keeps every key, in every mode", () => {
  const taken = (["walk", "type", "caret"] as const).flatMap((mode) =>
    holds.flatMap((held) => keys.filter((key) => commandOf({ pressed: pressed(key, held, true), mode, kind: "text" }))),
  )
  expect(taken).toEqual([])
})
