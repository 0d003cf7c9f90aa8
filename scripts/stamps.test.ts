import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { isBuilt, sourcesHash } from "./build.ts"
import { installStamp, isInstalled, isOldNode, stampFile } from "./install.mjs"

let root: string
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "performance-targets-stamps-"))
  write("package-lock.json", "{}")
  write("app/(public)/page.tsx", "1")
})
afterEach(() => rmSync(root, { recursive: true }))

test.each([
  ["18.20.0", true],
  ["20.8.1", true],
  ["20.9.0", false],
  ["26.10.0", false],
] as const)("Node %s is too old: %s", (version, old) => {
  expect(isOldNode(version)).toBe(old)
})

test("dependencies are installed again when the lock changes or node_modules went", () => {
  expect(isInstalled(root)).toBe(false)
  write("node_modules/x", "")
  writeFileSync(stampFile(root), installStamp(root))
  expect(isInstalled(root)).toBe(true)
  write("package-lock.json", '{"lockfileVersion":3}')
  expect(isInstalled(root)).toBe(false)
})

test("a build is made again when a source changes, comes, goes or moves, and for nothing else", () => {
  const before = sourcesHash(root)
  write("app/page.test.tsx", "a test")
  write("docs/a.md", "a text")
  write("scripts/serve.ts", "a script")
  expect(sourcesHash(root)).toBe(before)
  write("server/a.ts", "1")
  const added = sourcesHash(root)
  write("server/a.ts", "2")
  const changed = sourcesHash(root)
  cpSync(join(root, "server/a.ts"), join(root, "server/b.ts"))
  rmSync(join(root, "server/a.ts"))
  expect(new Set([before, added, changed, sourcesHash(root)]).size).toBe(4)
})

test("a stamp without a build, or of other sources, is no build", () => {
  const hash = sourcesHash(root)
  write(".next/performance-targets-stamp", hash)
  expect(isBuilt(root, hash)).toBe(false)
  write(".next/BUILD_ID", "x")
  expect(isBuilt(root, hash)).toBe(true)
  expect(isBuilt(root, "other")).toBe(false)
})
