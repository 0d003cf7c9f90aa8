// A database of its own for each test file that asks: a copy of the migrated template (about 40 ms), so nothing needs cleaning.
import type { Kysely } from "kysely"
import pg from "pg"
import { afterAll, inject } from "vitest"
import { createDb } from "./client.ts"
import type { DB } from "./schema.ts"

export type TestDatabase = {
  /** As the migrator, who owns everything: for arranging what the app may not do. */
  owner: Kysely<DB>
  /** As perf_app: what the app works with. */
  app: Kysely<DB>
  /** As perf_public: published snapshots only. */
  public: Kysely<DB>
  /** The owner's address, for tests that start a program. */
  ownerUrl: string
  /** perf_app's, for what opens connections of its own. */
  appUrl: string
}

const renamed = (address: string, database: string): string => Object.assign(new URL(address), { pathname: `/${database}` }).href

async function asSuper(...statements: string[]): Promise<void> {
  const client = new pg.Client(inject("databases").super)
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Call once per file, at top level or in beforeAll. The three connections end, and the database goes, after the file's last test. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `t_${crypto.randomUUID().replaceAll("-", "")}`
  // Rights on a database are not copied with it (db/roles.ts takes this one from everybody).
  await asSuper(`create database ${name} template app_template owner perf_owner`, `revoke temporary on database ${name} from public`)
  const address = inject("databases")
  const [ownerUrl, appUrl] = [renamed(address.owner, name), renamed(address.app, name)]
  const [owner, app, open] = [createDb(ownerUrl), createDb(appUrl), createDb(renamed(address.public, name))]
  afterAll(async () => {
    await Promise.all([owner.destroy(), app.destroy(), open.destroy()])
    await asSuper(`drop database ${name} with (force)`)
  })
  return { owner, app, public: open, ownerUrl, appUrl }
}
