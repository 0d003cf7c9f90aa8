// The programs that are measured, as processes of their own.
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { root } from "#scripts/paths.ts"
import { freePort } from "#scripts/port.ts"

export type Server = { port: number; pid: number | undefined; stop(): Promise<void> }

async function answers(port: number, path: string, child: ChildProcess): Promise<void> {
  for (const end = Date.now() + 300_000; Date.now() < end; await pause(50)) {
    if (child.exitCode !== null) throw new Error(`被测的程序没有启动（退出码 ${child.exitCode}）。`)
    const response = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined)
    if (response?.ok) return
  }
  throw new Error("被测的程序一直没有应答。")
}

/** Starts a script of ours on a free port and waits until `ready` answers 200. */
export async function startServer(script: string, ready: string, env: Record<string, string>): Promise<Server> {
  const port = await freePort()
  const options = { cwd: root, env: { ...process.env, ...env, PORT: String(port) }, stdio: ["ignore", "ignore", "inherit"] as const }
  const child = spawn(process.execPath, [join(root, script)], { ...options, stdio: [...options.stdio] })
  const stop = async () => {
    if (child.exitCode !== null) return
    const gone = once(child, "exit")
    child.kill("SIGINT")
    await gone
  }
  await answers(port, ready, child).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return { port, pid: child.pid, stop }
}
