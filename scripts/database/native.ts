// The PostgreSQL programs, in a place where the database's account can run them.
import { execFileSync } from "node:child_process"
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import { sharedFolder } from "#scripts/paths.ts"
import { type Account, mayRun } from "./account.ts"
import { packageFolder, program } from "./platform.ts"

type Link = { source: string; target: string }

/** npm packages hold no links, so the package lists them; its own install script may have been forbidden. Safe to repeat. */
function makeLinks(folder: string): void {
  const list = join(folder, "native/pg-symlinks.json")
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as Link[]) {
    const path = join(folder, target)
    if (existsSync(path) || dirname(source) !== dirname(target)) continue
    rmSync(path, { force: true }) // a link to nowhere
    symlinkSync(basename(source), path)
  }
}

const versionOf = (folder: string): string =>
  (JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string }).version

/** A copy everybody may read and run; complete or absent, since it is renamed into place. */
function copyForAll(folder: string): string {
  const place = join(sharedFolder, `postgresql-${versionOf(folder)}`)
  if (existsSync(place)) return place
  const unfinished = `${place}.${process.pid}`
  mkdirSync(sharedFolder, { recursive: true, mode: 0o755 })
  execFileSync("cp", ["-R", join(folder, "native"), unfinished])
  execFileSync("chmod", ["-R", "u=rwX,go=rX", unfinished])
  if (existsSync(place)) rmSync(unfinished, { recursive: true })
  else renameSync(unfinished, place)
  return place
}

/** The folder with `bin`, `lib` and `share` that this account can use. */
export function nativeFolder(account: Account): string {
  const folder = packageFolder()
  if (!existsSync(folder)) throw new Error("内置数据库的程序没有装上。请删除 node_modules 后重新启动；如设置过 omit=optional，请去掉。")
  makeLinks(folder)
  const packaged = join(folder, "native")
  if (mayRun(account, program(packaged, "postgres"))) return packaged
  const copy = account.uid === undefined ? packaged : copyForAll(folder)
  if (mayRun(account, program(copy, "postgres"))) return copy
  throw new Error("内置数据库的程序在这台机器上不能运行（系统库过旧或磁盘禁止执行）。请改用 DATABASE_URL 指明一个 PostgreSQL。")
}
