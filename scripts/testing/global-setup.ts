// One cluster per test run; each test file gets a copy of the migrated template (db/testing.ts).
import { chmodSync, mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { TestProject } from "vitest/node"
import { migrateToLatest } from "#db/migrate.ts"
import { ensureRoles } from "#db/roles.ts"
import { discardCluster, startEmbedded } from "#scripts/database/embedded.ts"
import { createOwnDatabase } from "#scripts/database/prepare.ts"

export const templateName = "app_template"

declare module "vitest" {
  export interface ProvidedContext {
    /** Addresses of the template per role; db/testing.ts puts the name of the copy in. */
    databases: { super: string; owner: string; app: string; public: string }
  }
}

/** TEST_DIR is set by `npm test`, which looks after what a killed run leaves behind. */
const dataFolder = (): string => {
  const dir = mkdtempSync(join(process.env.TEST_DIR ?? tmpdir(), "performance-targets-"))
  chmodSync(dir, 0o755)
  return dir
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = dataFolder()
  const cluster = await startEmbedded({ dir, durable: false })
  const address = (role: "super" | "owner" | "app" | "public") => cluster.url(templateName, role)
  await createOwnDatabase(cluster, templateName)
  await ensureRoles(address("owner"), cluster.secrets)
  await migrateToLatest(address("owner"))
  project.provide("databases", {
    super: cluster.url("postgres", "super"),
    owner: address("owner"),
    app: address("app"),
    public: address("public"),
  })
  return async () => {
    await cluster.stop()
    await discardCluster(dir)
  }
}
