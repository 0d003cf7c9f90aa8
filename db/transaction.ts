import type { Kysely, Transaction } from "kysely"
import type { DB } from "./schema.ts"

/** Runs in the caller's transaction when there is one, else in one of its own: several commands can be one act, all or nothing. */
export const inTransaction = <Result>(db: Kysely<DB>, work: (trx: Transaction<DB>) => Promise<Result>): Promise<Result> =>
  db.isTransaction ? work(db as Transaction<DB>) : db.transaction().execute(work)
