// Publishing by hand: whatever was set for a later minute for the same table has become pointless and is ended with it.
import type { Kysely } from "kysely"
import type { DB } from "#db/schema.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Clock } from "#server/clock.ts"
import type { Actor } from "#server/domain/roles.ts"
import { type Publish, publishTable } from "./publish.ts"
import { endWaiting } from "./timed-queries.ts"

/** Publishes at once. Throws as `publishTable` does. */
export const publishNow = (db: Kysely<DB>, actor: Actor, publish: Publish, clock: Clock) =>
  inTransaction(db, async (trx) => {
    const { orgId, ...published } = await publishTable(trx, actor, publish)
    await endWaiting(trx, { id: orgId }, publish.year, `${actor.userName} 已提前公开。`, clock)
    return published
  })
