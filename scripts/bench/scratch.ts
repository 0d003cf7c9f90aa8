// A cluster of its own for a measurement: made, filled, measured, thrown away. Never the one people work with.
import { chmodSync, mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Kysely } from "kysely"
import { createDb } from "#db/client.ts"
import { migrateToLatest } from "#db/migrate.ts"
import { ensureRoles } from "#db/roles.ts"
import type { DB } from "#db/schema.ts"
import { discardCluster, startEmbedded } from "../database/embedded.ts"
import { createOwnDatabase, databaseName } from "../database/prepare.ts"

type Measure<Answer> = (owner: Kysely<DB>, app: Kysely<DB>, publicUrl: string, appUrl: string) => Promise<Answer>

/** Runs `measure` with a migrated, empty database, as its owner and as the application. `durable`: commits reach the disk. */
export async function withScratch<Answer>(measure: Measure<Answer>, { durable = false } = {}): Promise<Answer> {
  const dir = mkdtempSync(join(tmpdir(), "performance-targets-bench-"))
  chmodSync(dir, 0o755)
  const cluster = await startEmbedded({ dir, durable })
  const ownerUrl = cluster.url(databaseName, "owner")
  await createOwnDatabase(cluster)
  await ensureRoles(ownerUrl, cluster.secrets)
  await migrateToLatest(ownerUrl)
  const appUrl = cluster.url(databaseName, "app")
  const [owner, app] = [createDb(ownerUrl), createDb(appUrl)]
  try {
    return await measure(owner, app, cluster.url(databaseName, "public"), appUrl)
  } finally {
    await Promise.all([owner.destroy(), app.destroy()])
    await cluster.stop()
    await discardCluster(dir)
  }
}
