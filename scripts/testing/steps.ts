// What npm test does, in order. Every step runs, whatever happened to those before it.
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { ensureBrowser } from "./browser.ts"
import { type Counts, playwrightCounts, settled, vitestCounts } from "./counts.ts"
import { run } from "./run.ts"

/** `dir`: a folder of this run. `env`: what the programs get. */
export type Run = { dir: string; env: NodeJS.ProcessEnv }
export type TestStep = { key: string; name: string; run(run: Run): Promise<Counts> }

/** A program that is one test: it succeeds or not. */
const single = (exitCode: number): Counts => (exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })

function counted<Report>(file: string, counts: (report: Report) => Counts, exitCode: number): Counts {
  const none = { passed: 0, failed: 0 }
  return settled(existsSync(file) ? counts(JSON.parse(readFileSync(file, "utf8")) as Report) : none, exitCode)
}

async function checkTypes({ env }: Run): Promise<number> {
  const generated = await run("node_modules/next/dist/bin/next", ["typegen"], env)
  return generated === 0 ? run("node_modules/typescript/bin/tsc", ["--noEmit"], env) : generated
}

async function unitTests({ dir, env }: Run): Promise<Counts> {
  const report = join(dir, "vitest.json")
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`]
  return counted(report, vitestCounts, await run("node_modules/vitest/vitest.mjs", ["run", ...reporters], env))
}

async function browserTests({ dir, env }: Run): Promise<Counts> {
  const report = join(dir, "playwright.json")
  const more = { CHROMIUM: await ensureBrowser(), PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  return counted(
    report,
    playwrightCounts,
    await run("node_modules/@playwright/test/cli.js", ["test", "--reporter=list,json"], { ...env, ...more }),
  )
}

export const testSteps: readonly TestStep[] = [
  {
    key: "lint",
    name: "代码检查",
    run: async ({ env }) => single(await run("node_modules/@biomejs/biome/bin/biome", ["check", "."], env)),
  },
  { key: "types", name: "类型检查", run: async (it) => single(await checkTypes(it)) },
  { key: "unit", name: "单元与数据库测试", run: unitTests },
  { key: "build", name: "构建", run: async ({ env }) => single(await run("scripts/serve.ts", ["--build"], env)) },
  { key: "browser", name: "浏览器测试", run: browserTests },
]
