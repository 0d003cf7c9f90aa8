// From settings to a database that can be worked with: where it is, as whom, and that the roles are there.
import { scryptSync } from "node:crypto"
import { resolve } from "node:path"
import pg from "pg"
import { appRole, ensureRoles, publicRole, type RolePasswords } from "#db/roles.ts"
import { root } from "#scripts/paths.ts"
import type { Settings } from "#server/env.ts"
import { type Embedded, startEmbedded } from "./embedded.ts"
import { keptSecrets, type Secrets } from "./secrets.ts"

export const databaseName = "performance_targets"

export type Addresses = { owner: string; app: string; public: string }
export type Prepared = { addresses: Addresses; embedded?: Embedded; stop(): Promise<void> }

export const dataFolder = (settings: Settings): string => resolve(root, settings.DATA_DIR)

/** The same address for another role. Addresses without a host (socket) keep user and password among the parameters. */
export function addressFor(address: string, user: string, password: string): string {
  const url = new URL(address)
  if (url.host) Object.assign(url, { username: encodeURIComponent(user), password: encodeURIComponent(password) })
  else for (const [name, value] of Object.entries({ user, password })) url.searchParams.set(name, value)
  return url.href
}

/**
 * The passwords of the roles on an operator's server: derived from the owner's, so that several instances agree and nothing is kept.
 * Where the owner has none, those kept in the data folder.
 */
export function derivedPasswords(ownerUrl: string, kept: Secrets): RolePasswords {
  const { password } = new URL(ownerUrl)
  if (!password) return kept
  const derive = (role: string) => scryptSync(decodeURIComponent(password), `performance-targets:${role}`, 32).toString("base64url")
  return { app: derive(appRole), public: derive(publicRole) }
}

/** In the embedded cluster: a database, and an owner who may make roles but is no superuser. */
export async function createOwnDatabase({ url, secrets }: Embedded, name = databaseName): Promise<void> {
  const client = new pg.Client(url("postgres", "super"))
  await client.connect()
  try {
    const { rows } = await client.query("select 1 from pg_database where datname = $1", [name])
    if (rows.length > 0) return
    const owner = await client.query("select 1 from pg_roles where rolname = 'perf_owner'")
    if (owner.rows.length === 0)
      await client.query(`create role perf_owner login createrole password ${client.escapeLiteral(secrets.owner)}`)
    await client.query(`create database ${client.escapeIdentifier(name)} owner perf_owner`)
  } finally {
    await client.end()
  }
}

async function prepareEmbedded(settings: Settings, onLost: () => void): Promise<Prepared> {
  const embedded = await startEmbedded({ dir: dataFolder(settings), onLost })
  try {
    await createOwnDatabase(embedded)
    const address = (role: "owner" | "app" | "public") => embedded.url(databaseName, role)
    const addresses = { owner: address("owner"), app: address("app"), public: address("public") }
    await ensureRoles(addresses.owner, embedded.secrets)
    return { addresses, embedded, stop: () => embedded.stop() }
  } catch (error) {
    await embedded.stop()
    throw error
  }
}

async function prepareGiven(settings: Settings, owner: string): Promise<Prepared> {
  const { APP_DATABASE_URL: app, PUBLIC_DATABASE_URL: open } = settings
  const stop = async () => undefined
  if (app && open) return { addresses: { owner, app, public: open }, stop }
  const passwords = derivedPasswords(owner, keptSecrets(dataFolder(settings)))
  await ensureRoles(owner, passwords)
  return {
    addresses: { owner, app: addressFor(owner, appRole, passwords.app), public: addressFor(owner, publicRole, passwords.public) },
    stop,
  }
}

/** The operator's database where DATABASE_URL is set, else the embedded one, started if need be. Throws with a sentence for operators. */
export const prepareDatabase = (settings: Settings, onLost: () => void = () => undefined): Promise<Prepared> =>
  settings.DATABASE_URL ? prepareGiven(settings, settings.DATABASE_URL) : prepareEmbedded(settings, onLost)
