// PostgreSQL refuses to run as root. Root therefore hands it to another account; everybody else runs it as themselves.
import { spawnSync } from "node:child_process"
import { chownSync, readFileSync, statSync } from "node:fs"

/** Whom to run as, in the form child_process takes; empty means as ourselves. */
export type Account = { uid: number; gid: number } | Record<string, never>

const isRoot = (): boolean => process.getuid?.() === 0

/** "postgres:x:101:104:…" → its ids. */
const accountNamed = (name: string): Account | undefined => {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(":") ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}

/** Root keeps the owner of an existing cluster; a new one belongs to postgres, else to nobody. */
export function databaseAccount(data: string): Account {
  if (!isRoot()) return {}
  const owner = statSync(data, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return accountNamed("postgres") ?? accountNamed("nobody") ?? { uid: 65_534, gid: 65_534 }
}

/** Whether that account may enter the folder. Asked of the system, which also knows about ACLs and mounts. */
export const mayEnter = (account: Account, folder: string): boolean =>
  account.uid === undefined || spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { ...account, cwd: "/", stdio: "ignore" }).status === 0

/** Whether that account may run the program, its libraries included. */
export const mayRun = (account: Account, file: string): boolean =>
  spawnSync(file, ["--version"], { ...account, cwd: account.uid === undefined ? process.cwd() : "/", stdio: "ignore" }).status === 0

export const give = (account: Account, path: string): void => {
  if (account.uid !== undefined && account.gid !== undefined) chownSync(path, account.uid, account.gid)
}
