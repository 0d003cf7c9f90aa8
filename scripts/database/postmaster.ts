// The PostgreSQL process itself: found through its pid file, started, stopped.
import { execFileSync, spawn } from "node:child_process"
import { randomUUID } from "node:crypto"
import { closeSync, openSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import type { Place } from "./place.ts"
import { program } from "./platform.ts"

export type Running = { pid: number; port: number }

const settings: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "", // reached by password only; also no limit on the length of the path
  max_connections: "100",
  timezone: "UTC",
  logging_collector: "on",
  log_directory: "log",
  log_filename: "postgresql-%a.log", // seven files, each overwritten a week later
  log_truncate_on_rotation: "on",
  log_rotation_age: "1d",
  // What people typed stands in statements and in the details of errors: neither is logged.
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
}
/** For tests: nothing survives a power cut, and nothing needs to. */
const careless: Readonly<Record<string, string>> = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "200",
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"
  }
}

/** Whether the process with this number is the PostgreSQL of this cluster: numbers are used again, in containers soon. */
function serves(pid: number, data: string): boolean {
  try {
    if (process.platform === "linux") return readlinkSync(`/proc/${pid}/cwd`) === data
    if (process.platform === "win32") return true
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).includes("postgres")
  } catch {
    return false // it ended while we looked, or belongs to somebody else
  }
}

/** `age` in milliseconds; nothing, and just now, where there is no file. */
function readWithAge(file: string): { text: string; age: number } {
  try {
    return { text: readFileSync(file, "utf8"), age: Date.now() - statSync(file).mtimeMs }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error
    return { text: "", age: 0 }
  }
}

/** An empty file may be a server's that is just starting; after this long it is what a power cut left. */
const settled = 5_000

/** What the pid file says, if it is true. One that names a stranger or nobody is removed, or PostgreSQL would refuse to start. */
export function running({ data }: Place): Running | undefined {
  const file = join(data, "postmaster.pid")
  const { text, age } = readWithAge(file)
  const [pid = 0, , , port = 0] = text.split("\n").map(Number)
  if (pid && isAlive(pid) && serves(pid, data)) return { pid, port }
  const misleading = pid ? isAlive(pid) : age > settled
  if (misleading) rmSync(file, { force: true })
  return undefined
}

export type Launch = {
  exited(): boolean
  /** What it said before its own log took over. */
  complaint(): string
  forget(): void
}

/** Starts it in a session of its own, so that Ctrl-C reaches us first and Next ends before its database. */
export function launch(native: string, { data, account }: Place, port: number, durable: boolean): Launch {
  const all = { ...settings, ...(durable ? {} : careless), port: String(port) }
  const options = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])
  // A file, not a pipe: PostgreSQL may outlive us, and we need not wait for it.
  const complaints = `${data}.start-${randomUUID()}.log`
  const file = openSync(complaints, "w", 0o600)
  const child = spawn(program(native, "postgres"), ["-D", data, ...options], {
    ...account,
    cwd: data,
    detached: true,
    stdio: ["ignore", "ignore", file],
  })
  closeSync(file)
  child.on("error", (error) => writeFileSync(complaints, error.message))
  child.unref()
  const exited = () => child.exitCode !== null || child.signalCode !== null || !child.pid
  return { exited, complaint: () => readFileSync(complaints, "utf8").trim(), forget: () => rmSync(complaints, { force: true }) }
}

/** Whether it was asked, by somebody else, to end as soon as all its clients have left: then it takes no new ones. */
export const isStopping = ({ data }: Place): boolean => readWithAge(join(data, "postmaster.pid")).text.split("\n")[7]?.trim() === "stopping"

async function gone(pid: number, seconds: number): Promise<boolean> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(20)) if (!isAlive(pid)) return true
  return !isAlive(pid)
}

/** Fast shutdown: running transactions are rolled back, everything acknowledged is on disk. */
export async function stopPostmaster(pid: number): Promise<void> {
  if (!isAlive(pid)) return
  process.kill(pid, "SIGINT")
  if (await gone(pid, 30)) return
  process.kill(pid, "SIGQUIT") // it recovers at the next start
  await gone(pid, 5)
}
