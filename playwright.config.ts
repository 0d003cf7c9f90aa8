// Browser tests on the production build, with a database of their own and the demo district.
// npm test gives folder, port and browser; run alone (npx playwright test) it uses the ones below.
import { defineConfig } from "@playwright/test"
import { DATA_DIR, PORT } from "./e2e/server.ts"
import { findBrowser } from "./scripts/testing/browser.ts"

const baseURL = `http://localhost:${PORT}`
const executablePath = await findBrowser()
const isRoot = process.getuid?.() === 0

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: "list",
  // Generous: a loaded machine is slow, not wrong.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    trace: "retain-on-failure",
    actionTimeout: 30_000,
    launchOptions: { ...(executablePath && { executablePath }), args: isRoot ? ["--no-sandbox"] : [] },
  },
  webServer: {
    command: `"${process.execPath}" scripts/serve.ts`,
    url: `${baseURL}/readyz`,
    env: { PORT, DATA_DIR, DEMO: "1", LOG_LEVEL: "warn" },
    stdout: "ignore",
    stderr: "pipe",
    timeout: 240_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
  },
})
