// `next build`, skipped when nothing it reads has changed. A failed build leaves the BUILD_ID of the last one, hence a stamp of our own.
import { execFile } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { StepFailed } from "./steps.ts"

const sources = [
  "app/**",
  "components/**",
  "server/**",
  "db/**",
  "public/**",
  "*.config.{js,mjs,ts}",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
]
const isSource = (path: string): boolean => /\.[a-z0-9]+$/i.test(path) && !/\.test\.tsx?$|^(vitest|playwright)\.config/.test(path)

/** A hash of everything the build reads: names and contents. */
export function sourcesHash(root: string): string {
  const hash = createHash("sha256")
  const entries = globSync(sources, { cwd: root, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).filter((path) => isSource(path.slice(root.length + 1)))
  for (const path of paths.sort())
    hash
      .update(`${path.slice(root.length)}\0`)
      .update(readFileSync(path))
      .update("\0")
  return hash.digest("hex")
}

const stampFile = (root: string): string => join(root, ".next/performance-targets-stamp")

/** Whether .next holds the build of these sources. */
export const isBuilt = (root: string, hash: string): boolean =>
  existsSync(stampFile(root)) && existsSync(join(root, ".next/BUILD_ID")) && readFileSync(stampFile(root), "utf8") === hash

const advice = "以上是构建的输出。如改过代码，请先执行 npm run typecheck；如内存不足，请腾出 2 GB 后重试。"

/** Builds unless the build is there; answers whether it did. Throws StepFailed with the output of the build. */
export async function ensureBuilt(root: string, env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<boolean> {
  const hash = sourcesHash(root)
  if (isBuilt(root, hash)) return false
  rmSync(stampFile(root), { force: true })
  const options = { cwd: root, env: { ...env, NODE_ENV: "production" as const }, maxBuffer: 64 * 1024 * 1024, signal }
  await promisify(execFile)(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "build"], options).catch((error) => {
    throw new StepFailed(`构建网页没有成功\n${error.stdout ?? ""}${error.stderr ?? ""}`.trimEnd(), advice, error)
  })
  mkdirSync(join(root, ".next"), { recursive: true })
  writeFileSync(stampFile(root), hash)
  return true
}
