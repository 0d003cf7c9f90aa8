// Gets hold of the cluster: joins the one that runs (perhaps a survivor of kill -9), or starts it, and waits until it answers.
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { freePort } from "#scripts/port.ts"
import { type Lease, takeLease, WrongPassword } from "./lease.ts"
import type { Place } from "./place.ts"
import { type Launch, launch, running } from "./postmaster.ts"

export type Start = {
  dir: string
  place: Place
  native: string
  durable: boolean
  /** The address of the maintenance database, as superuser. */
  url: (port: number) => string
  onLost: () => void
}
export type Held = { lease: Lease; pid: number; port: number }

const patience = 120_000 // after a crash it first replays what was written since the last checkpoint
const portTaken = /could not bind|could not create any TCP/
const busy = /lock file .* (already exists|is empty)|pre-existing shared memory/
const fatal = /FATAL|PANIC|error while loading|No such file|Permission denied|EACCES|ENOENT/

/** The port of last time, so that other programs find the database where it was; another one when somebody took it. */
async function keptPort(dir: string, taken: boolean): Promise<number> {
  const file = join(dir, "postgres.port")
  if (existsSync(file) && !taken) return Number(readFileSync(file, "utf8"))
  const port = await freePort()
  writeFileSync(file, String(port))
  return port
}

async function tryToJoin({ place, url, onLost, dir }: Start): Promise<Held | undefined> {
  const found = running(place)
  if (!found?.port) return undefined
  const lease = await takeLease(url(found.port), onLost).catch((error: unknown) => {
    if (!(error instanceof WrongPassword)) throw error
    throw new Error(`内置数据库不接受 ${join(dir, "secrets.json")} 中的密码：这个文件和数据库不是一套，请放回原来的文件。`)
  })
  return lease && { lease, ...found }
}

/** Why a launched server ended: for a passing reason (then it may be tried again), or with a word of its own. */
function lastWord({ complaint }: Launch, launches: number): { passing: boolean; taken: boolean; word: string } {
  const word = complaint()
  const taken = portTaken.test(word)
  // One that ended without complaint was stopped by whoever used the cluster last.
  return { passing: taken || busy.test(word) || (!fatal.test(word) && launches < 3), taken, word }
}

type Attempts = { launched: Launch | undefined; count: number }

/** One round: joins the cluster, or sees to it that one is starting. */
async function attempt(start: Start, attempts: Attempts): Promise<Held | undefined> {
  const held = await tryToJoin(start)
  const { launched } = attempts
  if (held || (launched && !launched.exited())) return held
  const end = launched && lastWord(launched, attempts.count)
  if (end && !end.passing) throw new Error(`内置数据库没能启动：${end.word}（更多记录见 ${join(start.place.data, "log")}）`)
  if (end) await pause(100) // what is left of the last one is still leaving
  if (running(start.place)) return undefined
  launched?.forget()
  const port = await keptPort(start.dir, end?.taken ?? false)
  Object.assign(attempts, { launched: launch(start.native, start.place, port, start.durable), count: attempts.count + 1 })
  return undefined
}

/** Throws with PostgreSQL's own words when it will not start. */
export async function hold(start: Start): Promise<Held> {
  const attempts: Attempts = { launched: undefined, count: 0 }
  try {
    for (const end = Date.now() + patience; Date.now() < end; await pause(15)) {
      const held = await attempt(start, attempts)
      if (held) return held
    }
  } finally {
    attempts.launched?.forget()
  }
  throw new Error(`内置数据库在 ${patience / 1000} 秒内没有应答（记录见 ${join(start.place.data, "log")}）。`)
}
