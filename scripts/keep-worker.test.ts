import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { keepWorker } from "./keep-worker.ts"

const dir = mkdtempSync(join(tmpdir(), "keep-worker-"))
afterAll(() => rmSync(dir, { recursive: true }))

/** Ends when it is let go, as the worker does; Ctrl-C alone does not end it. */
const program = join(dir, "worker.mjs")
writeFileSync(program, `process.on("SIGINT", () => {}); process.on("disconnect", () => process.exit(0)); setInterval(() => {}, 1000)`)

const alive = (pid: number | undefined): boolean => {
  try {
    return pid !== undefined && process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false
    throw error
  }
}

test("a killed worker is started again, and none is left after the stop", async () => {
  const deaths: string[] = []
  const kept = keepWorker({ program, env: process.env, onDeath: (reason, wait) => deaths.push(`${reason} ${wait}`) })
  const first = kept.pid()
  await expect.poll(() => alive(first)).toBe(true)
  process.kill(first ?? 0, "SIGKILL")
  await expect.poll(() => kept.pid() !== first && alive(kept.pid()), { timeout: 5_000 }).toBe(true)
  const second = kept.pid()
  await kept.stop()
  expect(deaths).toEqual(["SIGKILL 500"])
  expect([alive(first), alive(second)]).toEqual([false, false])
})

test("a stop between death and new start starts nothing", async () => {
  const { promise: died, resolve } = Promise.withResolvers<void>()
  const kept = keepWorker({ program: join(dir, "missing.mjs"), env: { ...process.env, NODE_OPTIONS: "" }, onDeath: () => resolve() })
  const first = kept.pid()
  await died
  await kept.stop()
  expect(kept.pid()).toBe(first)
})
