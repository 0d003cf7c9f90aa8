// How the app talks to PostgreSQL: one pool, no session state but prepared statements, which a pooler that stands between has to know
// (pgbouncer does since 1.21, decision 77).
import { Kysely, type LogConfig, PostgresDialect } from "kysely"
import pg from "pg"
import Cursor from "pg-cursor"
import { PreparingClient } from "./prepared.ts"
import type { DB } from "./schema.ts"

export type DbOptions = {
  /** Connections at most. */
  max?: number
  log?: LogConfig
  /** Told of connections that break while idle; without a listener they would end the process. */
  onIdleError?: (error: Error) => void
}

/** int8 arrives as bigint in this pool only: 分 never pass through a float, and other users of `pg` keep their types. */
const getTypeParser = ((oid: number, format?: "text" | "binary") =>
  oid === pg.types.builtins.INT8 ? BigInt : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser

/** Opens nothing until the first query. Times in milliseconds. */
export function createDb(url: string, { max = 10, log, onIdleError }: DbOptions = {}): Kysely<DB> {
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: url,
    max,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    maxLifetimeSeconds: 900, // what a connection has prepared goes with it
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    types: { getTypeParser },
  })
  pool.on("error", onIdleError ?? (() => undefined))
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool, cursor: Cursor }), ...(log && { log }) })
}
