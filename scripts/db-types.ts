// npm run db:types: writes db/schema.ts from the migrations, on a cluster made for the purpose.
import { chmodSync, mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { migrateToLatest } from "#db/migrate.ts"
import { ensureRoles } from "#db/roles.ts"
import { discardCluster, startEmbedded } from "./database/embedded.ts"
import { createOwnDatabase, databaseName } from "./database/prepare.ts"
import { generateTypes, schemaFile } from "./database/types.ts"

const dir = mkdtempSync(join(tmpdir(), "performance-targets-types-"))
chmodSync(dir, 0o755)
const cluster = await startEmbedded({ dir, durable: false })
try {
  const ownerUrl = cluster.url(databaseName, "owner")
  await createOwnDatabase(cluster)
  await ensureRoles(ownerUrl, cluster.secrets)
  await migrateToLatest(ownerUrl)
  writeFileSync(schemaFile, generateTypes(ownerUrl))
  console.log(`已写入 ${schemaFile}`)
} finally {
  await cluster.stop()
  await discardCluster(dir)
}
