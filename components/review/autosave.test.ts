import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { autosave } from "./autosave.ts"

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A server that answers when it is told to; the log reads what was sent and what was shown. */
function set() {
  const log: string[] = []
  const waiting: { yes: () => void; no: () => void }[] = []
  const save = (value: string) =>
    new Promise<void>((resolve, reject) => {
      log.push(`send ${value}`)
      waiting.push({ yes: resolve, no: () => reject(new Error("gone")) })
    })
  const queue = autosave<string>({ save, delay: 800, onState: (state) => log.push(state) })
  const answer = async (how: "yes" | "no") => {
    waiting.shift()?.[how]()
    await vi.advanceTimersByTimeAsync(0)
  }
  return { log, queue, answer }
}

test("waits for quiet, sends once, with the last text", async () => {
  const { log, queue, answer } = set()
  queue.change("a")
  await vi.advanceTimersByTimeAsync(500)
  queue.change("ab")
  await vi.advanceTimersByTimeAsync(799)
  expect(log).toEqual(["waiting", "waiting"])
  await vi.advanceTimersByTimeAsync(1)
  await answer("yes")
  expect(log).toEqual(["waiting", "waiting", "saving", "send ab", "saved"])
})

test("one request at a time: what is written meanwhile follows it", async () => {
  const { log, queue, answer } = set()
  queue.change("a")
  await vi.advanceTimersByTimeAsync(800)
  queue.change("b")
  await vi.advanceTimersByTimeAsync(800)
  expect(log).toEqual(["waiting", "saving", "send a", "waiting"])
  await answer("yes")
  await answer("yes")
  expect(log.slice(4)).toEqual(["saving", "send b", "saved"])
})

test("what failed is kept and goes with the next flush; a newer text replaces it", async () => {
  const { log, queue, answer } = set()
  queue.change("a")
  const first = queue.flush()
  await answer("no")
  expect(await first).toBe(false)
  const again = queue.flush()
  await answer("yes")
  expect([await again, await queue.flush()]).toEqual([true, true])
  queue.change("b")
  const second = queue.flush()
  queue.change("c")
  await answer("no")
  await second
  const last = queue.flush()
  await answer("yes")
  await last
  expect(log.filter((line) => line.startsWith("send"))).toEqual(["send a", "send a", "send b", "send c"])
})
