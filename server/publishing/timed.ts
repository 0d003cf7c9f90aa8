// Publishing at a set minute. What was previewed and confirmed is what is published then, or nothing: see decision 65.
import { type Kysely, sql, type Transaction } from "kysely"
import type { DB } from "#db/schema.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Clock } from "#server/clock.ts"
import type { Actor } from "#server/domain/roles.ts"
import { AppError, invalid, notFound } from "#server/errors.ts"
import { enqueue } from "#server/jobs/enqueue.ts"
import { type Preview, type Publish, type Publisher, publishable, publishTable } from "./publish.ts"
import { endPlan, findPlan, type Plan } from "./timed-queries.ts"

const longestDays = 366
const versionsOf = ({ sources }: Preview): string[] => sources.map(({ versionId }) => versionId).sort()

async function checkMinute(trx: Transaction<DB>, at: Date, clock: Clock): Promise<void> {
  const { rows } = await sql<{ past: boolean; far: boolean }>`
    select ${at}::timestamptz <= ${clock} as past, ${at}::timestamptz > ${clock} + make_interval(days => ${longestDays}) as far`.execute(
    trx,
  )
  if (rows[0]?.past) throw invalid([{ path: "at", message: "定时公开的时间要晚于现在。" }])
  if (rows[0]?.far) throw invalid([{ path: "at", message: "定时公开的时间最远是一年以后。" }])
}

const recordOf = (actor: Publisher, { org, content, contentHash, ...preview }: Preview, reason: string, at: Date) => ({
  district_id: actor.districtId,
  org_id: org.id,
  org_code: org.code,
  year: content.year,
  at,
  content_hash: contentHash,
  version_ids: versionsOf({ org, content, contentHash, ...preview }),
  reason,
  user_id: actor.userId,
  user_name: actor.userName,
  membership_id: actor.membershipId,
  // 公开审查: the procedure's input admits only three confirmations.
  no_state_secrets: true,
  no_trade_secrets: true,
  no_personal_data: true,
})

/**
 * Sets the minute. Refuses whatever publishing at once would refuse, a minute that has passed, and a second plan for the same table.
 * Throws AppError as `publishTable` does.
 */
export const setTimed = (db: Kysely<DB>, actor: Actor, { at, ...publish }: Publish & { at: Date }, clock: Clock) =>
  inTransaction(db, async (trx) => {
    const preview = await publishable(trx, actor, publish)
    await checkMinute(trx, at, clock)
    const set = await trx
      .insertInto("timed_publication")
      .values(recordOf(actor, preview, preview.latest ? publish.reason.trim() : "", at))
      .onConflict((on) => on.doNothing())
      .returning("id")
      .executeTakeFirst()
    if (!set) throw new AppError("CONFLICT", "这张表已经定了公开的时间。要改时间，请先取消原来的定时公开。")
    await enqueue(trx, "publishing.publish-timed", { id: set.id }, { startAfter: at, id: set.id })
    return { at }
  })

/** Takes a waiting plan back. The job will find that there is nothing to do. */
export const cancelTimed = (db: Kysely<DB>, actor: Actor, id: string, clock: Clock) =>
  inTransaction(db, async (trx) => {
    const plan = await findPlan(trx, id, clock)
    if (!plan || plan.districtId !== actor.districtId) throw notFound()
    const ended = await endPlan(trx, id, { outcome: "cancelled", note: `${actor.userName} 取消了定时公开。`, clock })
    if (!ended) throw new AppError("CONFLICT", "这次定时公开已经有了结果，不能再取消。")
  })

const changedSince = "定时以后批复内容有变化，没有公开。请重新核对预览后再公开。"

/** The reason not to publish that only a plan can have: K4, bound to the versions; and who set it may have gone. */
async function bound(trx: Transaction<DB>, plan: Plan): Promise<string | null> {
  if (!plan.mayPublish) return `定时公开由 ${plan.userName} 设定，其公开管理员身份已经失效，没有公开。`
  const preview = await publishable(trx, plan, plan)
  return versionsOf(preview).join() === plan.versionIds.join() ? null : changedSince
}

/** Why the plan comes to nothing, in words; null when it was published. Anything but a refusal is thrown, and tried again. */
async function attempt(trx: Transaction<DB>, plan: Plan): Promise<string | null> {
  try {
    const found = await bound(trx, plan)
    if (!found) await publishTable(trx, plan, plan)
    return found
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return error.code === "NOT_FOUND" ? changedSince : error.message
  }
}

/**
 * The job of the minute, by the database's time: publishes, or writes down why not, where the publisher will read it.
 * Does nothing where the plan was cancelled or done before, so it may run twice.
 */
export const publishTimed = (db: Kysely<DB>, id: string, clock: Clock) =>
  inTransaction(db, async (trx) => {
    const plan = await findPlan(trx, id, clock)
    if (!plan || plan.outcome) return { outcome: plan?.outcome ?? "gone" }
    if (!plan.due) throw new Error(`timed publication ${id} is not due`)
    const note = await attempt(trx, plan)
    const outcome = note ? "not_published" : "published"
    // Cancelled meanwhile: what was published in this transaction must not stand.
    if (!(await endPlan(trx, id, { outcome, note: note ?? "", clock }))) throw new Error(`timed publication ${id} was ended meanwhile`)
    return { outcome }
  })
