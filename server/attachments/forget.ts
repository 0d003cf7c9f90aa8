// Files that nothing names any more go, some time after they were brought.
import type { Kysely } from "kysely"
import type { DB } from "#db/schema.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Clock } from "#server/clock.ts"
import { takeOutForgotten } from "./queries.ts"
import type { Stores } from "./store.ts"

/** Rows first: a file without a row is only room on a disk, a row without a file would be a lie. Answers how many went. */
export async function forgetAttachments(db: Kysely<DB>, clock: Clock, stores: Stores): Promise<{ forgotten: number }> {
  const gone = await inTransaction(db, (trx) => takeOutForgotten(trx, clock))
  const inFolder = gone.flatMap(({ id, place }) => (place === "folder" ? [id] : []))
  if (inFolder.length > 0) await stores.at("folder").remove(db, inFolder)
  return { forgotten: gone.length }
}
