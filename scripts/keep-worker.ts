// Keeps the worker process running: started again when it dies, more slowly each time it dies young.
import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { root } from "./paths.ts"

export type KeptWorker = {
  /** Of the process that runs now. */
  pid(): number | undefined
  /** Asks it to end and waits; kills it when it does not. */
  stop(): Promise<void>
}
export type KeepOptions = {
  /** The program; the worker's own when left out. */
  program?: string
  env?: NodeJS.ProcessEnv
  /** Told of each unexpected end, with the wait before the next start in milliseconds. */
  onDeath: (reason: string, wait: number) => void
}

const longest = 30_000
const young = 60_000
const patience = 20_000

export function keepWorker({ program = join(root, "scripts/worker.ts"), env = process.env, onDeath }: KeepOptions): KeptWorker {
  const stopping = new AbortController()
  let child: ChildProcess
  let deaths = 0

  function start(): void {
    const began = performance.now()
    child = fork(program, { cwd: root, env, execPath: process.execPath, execArgv: [] })
    child.once("exit", (code, signal) => {
      if (stopping.signal.aborted) return
      deaths = performance.now() - began > young ? 1 : deaths + 1
      const wait = Math.min(500 * 2 ** (deaths - 1), longest)
      onDeath(signal ?? `退出码 ${code}`, wait)
      pause(wait, undefined, { signal: stopping.signal }).then(start, () => undefined) // stopped meanwhile
    })
  }

  start()
  return {
    pid: () => child.pid,
    async stop() {
      stopping.abort()
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, "exit")
      if (child.connected) child.disconnect()
      const impatient = setTimeout(() => child.kill("SIGKILL"), patience)
      await ended
      clearTimeout(impatient)
    },
  }
}
