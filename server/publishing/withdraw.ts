// Taking a published table back: at the commit no reader gets it any more, at any address and in any form; a notice stays.
import type { Kysely } from "kysely"
import type { DB } from "#db/schema.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Clock } from "#server/clock.ts"
import type { Actor } from "#server/domain/roles.ts"
import type { WithdrawalKind } from "#server/domain/withdrawal.ts"
import { AppError, notFound } from "#server/errors.ts"
import { findOrg, lockTable, newestSnapshot } from "./queries.ts"
import { endWaiting } from "./timed-queries.ts"

/** `version`: the newest one as it was seen; it and all before it are withdrawn. `reason` is public. */
export type Withdraw = { year: number; orgCode: string; version: number; kind: WithdrawalKind; reason: string }

const nothingPublic = () => new AppError("CONFLICT", "这张表没有正在公开的版本，不需要撤回。")
const moved = () => new AppError("CONFLICT", "公开的版本刚有变化，没有撤回。请核对现在公开的版本后再办理。")

/** Throws AppError: NOT_FOUND for an org that is not there, CONFLICT where nothing is public or another version is by now. */
export const withdrawTable = (db: Kysely<DB>, actor: Actor, asked: Withdraw, clock: Clock): Promise<{ address: string }> =>
  inTransaction(db, async (trx) => {
    const { year, orgCode, version, kind, reason } = asked
    await lockTable(trx, orgCode, year)
    const org = await findOrg(trx, actor, orgCode)
    if (!org) throw notFound()
    const latest = await newestSnapshot(trx, orgCode, year)
    if (!latest || latest.withdrawn) throw nothingPublic()
    if (latest.version !== version) throw moved()
    const what = { year, org_code: orgCode, through_version: version }
    const named = { org_name: org.name, org_kind: org.kind }
    await trx
      .insertInto("published.withdrawal")
      .values({ ...what, ...named, kind, reason })
      .execute()
    const by = { user_id: actor.userId, user_name: actor.userName, membership_id: actor.membershipId }
    await trx
      .insertInto("withdrawal")
      .values({ ...what, ...by, district_id: actor.districtId, org_id: org.id })
      .execute()
    await endWaiting(trx, org, year, `${actor.userName} 已撤回公开。`, clock)
    return { address: `/t/${year}/${orgCode}` }
  })
