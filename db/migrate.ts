// Brings the database to the newest migration, as its owner. Run at every start; several instances may do so at once.
import { promises as fs } from "node:fs"
import path from "node:path"
import { pathToFileURL } from "node:url"
import { Kysely, PostgresDialect } from "kysely"
import { FileMigrationProvider, Migrator } from "kysely/migration"
import pg from "pg"
import { makeQueues } from "#server/jobs/queues.ts"

const migrationFolder = path.join(import.meta.dirname, "migrations")
const attempts = 10
const lockNotAvailable = "55P03"

const load = (file: string) => import(/* @vite-ignore */ pathToFileURL(file).href)
const provider = new FileMigrationProvider({ fs, path, migrationFolder, import: load })

// A migration that waits for a table would make everybody behind it wait too: it gives up after ten seconds and tries again.
const openAsOwner = (url: string): Kysely<unknown> =>
  new Kysely<unknown>({
    dialect: new PostgresDialect({
      pool: new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 10_000, lock_timeout: 10_000 }),
    }),
  })

type Outcome = { applied: string[]; failed: string | undefined; error: unknown }

async function attempt(db: Kysely<unknown>): Promise<Outcome> {
  const { error, results = [] } = await new Migrator({ db, provider }).migrateToLatest()
  const named = (status: string) => results.filter((result) => result.status === status).map((result) => result.migrationName)
  return { applied: named("Success"), failed: named("Error")[0], error }
}

/** With the tables come the queues of today's jobs. Answers the names of the migrations it applied, none when all were there. Throws naming the one that failed; then none of them stays. */
export async function migrateToLatest(ownerUrl: string): Promise<string[]> {
  const db = openAsOwner(ownerUrl)
  try {
    for (let left = attempts; ; left--) {
      const { applied, failed, error } = await attempt(db)
      if (error === undefined) {
        await makeQueues(db)
        return applied
      }
      if ((error as { code?: string }).code === lockNotAvailable && left > 1) continue
      const reason = error instanceof Error ? error.message : String(error)
      throw new Error(`数据库迁移${failed ? ` ${failed} ` : ""}没有成功，数据库保持原样：${reason}`, { cause: error })
    }
  } finally {
    await db.destroy()
  }
}
