// Where the cluster lies: inside the data folder, or, where that is closed to the database's account, under /var/lib.
import { execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { sharedFolder } from "#scripts/paths.ts"
import { type Account, databaseAccount, mayEnter } from "./account.ts"

export type Place = { data: string; account: Account }
type Note = { dir: string; data: string }

const noteFile = (dir: string): string => join(dir, "postgres.elsewhere.json")

/** A folder that was moved keeps its cluster; a copy made beside the original does not share it. */
function notedPlace(dir: string): string | undefined {
  if (!existsSync(noteFile(dir))) return undefined
  const note = JSON.parse(readFileSync(noteFile(dir), "utf8")) as Note
  if (note.dir !== dir && existsSync(noteFile(note.dir))) return undefined
  if (note.dir !== dir) writeFileSync(noteFile(dir), JSON.stringify({ ...note, dir }))
  return note.data
}

/** A place outside; a cluster that came along when the folder was moved behind a closed door goes there. */
function placeOutside(dir: string, inside: string): string {
  const data = join(sharedFolder, createHash("sha256").update(dir).digest("hex").slice(0, 12), "postgres")
  mkdirSync(dirname(data), { recursive: true, mode: 0o755 })
  if (existsSync(inside) && !existsSync(data)) execFileSync("mv", [inside, data])
  writeFileSync(noteFile(dir), JSON.stringify({ dir, data } satisfies Note))
  return data
}

/** `dir`: the data folder, absolute. */
export function clusterPlace(dir: string): Place {
  const inside = join(dir, "postgres")
  const account = databaseAccount(inside)
  if (account.uid === undefined) return { data: inside, account }
  chmodSync(dir, 0o755) // root's umask may have closed it; what is secret in it is closed itself
  const noted = notedPlace(dir)
  if (!noted && mayEnter(account, dir)) return { data: inside, account }
  const data = noted ?? placeOutside(dir, inside)
  return { data, account: databaseAccount(data) }
}
