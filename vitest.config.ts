import { join } from "node:path"
import { defineConfig } from "vitest/config"

const pure = ["server/domain/**/*.test.ts", "components/**/*.test.ts"]

export default defineConfig({
  // Next replaces this marker in its own bundles; elsewhere it only throws.
  resolve: { alias: { "server-only": join(import.meta.dirname, "node_modules/server-only/empty.js") } },
  test: {
    env: { LOG_LEVEL: "silent" },
    restoreMocks: true,
    unstubEnvs: true,
    projects: [
      { extends: true, test: { name: "domain", include: pure } },
      {
        extends: true,
        test: {
          name: "database",
          include: ["{app,db,scripts,server}/**/*.test.ts"],
          exclude: pure,
          globalSetup: "scripts/testing/global-setup.ts",
          // Generous: a loaded machine is slow, not wrong.
          hookTimeout: 120_000,
          testTimeout: 120_000,
        },
      },
    ],
  },
})
