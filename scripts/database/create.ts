// Makes a cluster: complete, or not there at all, however the process ends.
import { execFileSync } from "node:child_process"
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { give } from "./account.ts"
import type { Place } from "./place.ts"
import { localeArguments, program } from "./platform.ts"

function initialise(native: string, { data, account }: Place, password: string): void {
  const passwordFile = `${data}.password`
  writeFileSync(passwordFile, password, { mode: 0o600 })
  give(account, passwordFile)
  try {
    const options = ["--username=perf_super", `--pwfile=${passwordFile}`, "--auth=scram-sha-256", "--no-instructions", ...localeArguments]
    execFileSync(program(native, "initdb"), ["-D", data, ...options], { ...account, cwd: "/", stdio: ["ignore", "ignore", "pipe"] })
  } finally {
    rmSync(passwordFile)
  }
}

/** Does nothing when the cluster is there. Of two processes that begin at once, one wins and both are content. */
export function createCluster(native: string, place: Place, password: string): void {
  if (existsSync(place.data)) return
  const draft = { ...place, data: `${place.data}.new-${process.pid}` }
  rmSync(draft.data, { recursive: true, force: true })
  mkdirSync(draft.data, { mode: 0o700 })
  give(place.account, draft.data)
  initialise(native, draft, password)
  if (existsSync(place.data)) rmSync(draft.data, { recursive: true })
  else renameSync(draft.data, place.data)
}
