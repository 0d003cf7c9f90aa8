// npm test: every check there is. Closes with a line of its own, "N passed, N failed". `npm test -- --only=lint,types` runs a part.
import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { discardCluster } from "./database/embedded.ts"
import { freePort } from "./port.ts"
import { onEndAsked } from "./signals.ts"
import { type Counts, sum } from "./testing/counts.ts"
import { interrupt } from "./testing/run.ts"
import { type Run, type TestStep, testSteps } from "./testing/steps.ts"

// What an operator has set must not reach the tests: least of all the address of a real database.
const operators = [
  "DATABASE_URL",
  "APP_DATABASE_URL",
  "PUBLIC_DATABASE_URL",
  "NEXTAUTH_URL",
  "NEXTAUTH_SECRET",
  "DEMO",
  "HOST",
  "LOG_LEVEL",
  "NODE_ENV",
]

/** A folder and a port of this run's own; the server of the browser tests keeps its data there. */
async function prepare(): Promise<Run> {
  const dir = mkdtempSync(join(tmpdir(), "performance-targets-"))
  chmodSync(dir, 0o755)
  const inherited = Object.entries(process.env).filter(([name]) => !operators.includes(name))
  const own = { TEST_DIR: dir, DATA_DIR: join(dir, "browser"), PORT: String(await freePort()) }
  return { dir, env: { ...(Object.fromEntries(inherited) as NodeJS.ProcessEnv), ...own } }
}

async function runStep(step: TestStep, run: Run): Promise<Counts> {
  const began = performance.now()
  console.log(`\n── ${step.name}`)
  const counts = await step.run(run).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    return { passed: 0, failed: 1 }
  })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${counts.failed === 0 ? "✓" : "✗"} ${step.name}：${counts.passed} 通过，${counts.failed} 未通过  ${seconds} 秒`)
  return counts
}

async function cleanUp({ dir }: Run): Promise<void> {
  for (const entry of readdirSync(dir, { withFileTypes: true })) if (entry.isDirectory()) await discardCluster(join(dir, entry.name))
  rmSync(dir, { recursive: true, force: true })
}

async function main(steps: readonly TestStep[]): Promise<number> {
  const run = await prepare()
  let stopped: NodeJS.Signals | undefined
  const stop = (signal: NodeJS.Signals) => {
    stopped = signal
    interrupt(signal)
  }
  onEndAsked(stop)
  const results: Counts[] = []
  for (const step of steps) if (!stopped) results.push(await runStep(step, run))
  await cleanUp(run)
  if (stopped) return 130
  const { passed, failed } = sum(results)
  console.log(`\n${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

const { only } = parseArgs({ options: { only: { type: "string" } } }).values
const keys = only?.split(",") ?? testSteps.map(({ key }) => key)
const unknown = keys.filter((key) => !testSteps.some((step) => step.key === key))
if (unknown.length > 0) console.error(`没有这样的步骤：${unknown.join("、")}。可用：${testSteps.map(({ key }) => key).join("、")}`)
process.exit(unknown.length > 0 ? 2 : await main(testSteps.filter(({ key }) => keys.includes(key))))
