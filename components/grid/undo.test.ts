import { expect, test } from "vitest"
import { cancel, type History, noHistory, record, redo, undo } from "./undo.ts"

const step = (before: string, after: string, key = `${before}>${after}`) => ({ before, after, key, words: "" })
const made = (...steps: ReturnType<typeof step>[]): History<string> => steps.reduce<History<string>>(record, noHistory)

test("the letters of one cell are one step", () => {
  expect(made(step("", "数", "a"), step("数", "数量", "a"), step("数量", "数量2", "b")).done).toEqual([
    step("", "数量", "a"),
    step("数量", "数量2", "b"),
  ])
})

test("steps go back and forth, and something new ends the way forth", () => {
  const history = made(step("1", "2"), step("2", "3"))
  const back = undo(history)
  expect(back?.entry).toEqual(step("2", "3"))
  expect(back && redo(back.history)).toEqual({ entry: step("2", "3"), history })
  expect(back && record(back.history, step("2", "4")).undone).toEqual([])
  expect([undo(noHistory), redo(history)]).toEqual([null, null])
})

test("a cancelled edit leaves no trace; another cell's is not touched", () => {
  const history = made(step("1", "2", "a"), step("2", "3", "b"))
  expect(cancel(history, "b")?.history).toEqual(made(step("1", "2", "a")))
  expect(cancel(history, "a")).toBeNull()
})

test("history has an end", () => {
  expect(made(...Array.from({ length: 500 }, (_, at) => step(`${at}`, `${at + 1}`))).done.length).toBe(200)
})
