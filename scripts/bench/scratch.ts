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

/** The addresses of the three roles, for programs of their own. */
export type Addresses = Record<"owner" | "app" | "public", string>

type Measure<Answer> = (owner: Kysely<DB>, app: Kysely<DB>, addresses: Addresses) => Promise<Answer>

/** Runs `measure` with a migrated, empty database, as its owner and as the application. `durable`: commits reach the disk. */
export async function withScratch<Answer>(measure: Measure<Answer>, { durable = false } = {}): Promise<Answer> {
  const dir = mkdtempSync(join(tmpdir(), "performance-targets-bench-"))
  chmodSync(dir, 0o755)
  const cluster = await startEmbedded({ dir, durable })
  const ownerUrl = cluster.url(databaseName, "owner")
  await createOwnDatabase(cluster)
  await ensureRoles(ownerUrl, cluster.secrets)
  await migrateToLatest(ownerUrl)
  const addresses = { owner: ownerUrl, app: cluster.url(databaseName, "app"), public: cluster.url(databaseName, "public") }
  const [owner, app] = [createDb(ownerUrl), createDb(addresses.app)]
  try {
    return await measure(owner, app, addresses)
  } finally {
    await Promise.all([owner.destroy(), app.destroy()])
    await cluster.stop()
    await discardCluster(dir)
  }
}
