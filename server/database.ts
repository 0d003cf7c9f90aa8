// The connections of the running app, made on first use. Everything below a procedure gets its `db` as an argument.
import type { Kysely } from "kysely"
import { createDb } from "#db/client.ts"
import type { DB } from "#db/schema.ts"
import { readEnv } from "./env.ts"

type Connections = { app?: Kysely<DB>; public?: Kysely<DB>; freshness?: Kysely<DB> }
// Next evaluates modules once per bundle; connections are per process.
const shared = globalThis as typeof globalThis & { performanceTargetsDb?: Connections }
shared.performanceTargetsDb ??= {}
const connections = shared.performanceTargetsDb

/** As perf_app: the working tables, and history to append to. */
export const appDb = (): Kysely<DB> => {
  connections.app ??= createDb(readEnv(process.env).APP_DATABASE_URL)
  return connections.app
}

/** As perf_public: published snapshots, nothing else. */
export const publicDb = (): Kysely<DB> => {
  connections.public ??= createDb(readEnv(process.env).PUBLIC_DATABASE_URL)
  return connections.public
}

/** As perf_public, two connections of its own: whether memory still holds is asked at once, however many searches wait for `publicDb`. */
export const freshnessDb = (): Kysely<DB> => {
  connections.freshness ??= createDb(readEnv(process.env).PUBLIC_DATABASE_URL, { max: 2 })
  return connections.freshness
}
