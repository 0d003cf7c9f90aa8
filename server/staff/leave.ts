// A person leaves a post: what they have in hand goes to a colleague, the post ends, their sessions end; all of it or nothing.
import type { Kysely, Transaction } from "kysely"
import type { DB } from "#db/schema.ts"
import { inTransaction } from "#db/transaction.ts"
import { type Clock, fixedClock } from "#server/clock.ts"
import { endOfPost, hasToPass, type OpenCounts } from "#server/domain/hand-over.ts"
import type { Actor } from "#server/domain/roles.ts"
import { AppError, invalid, notFound } from "#server/errors.ts"
import { revokeSessionsOf } from "#server/people/sessions.ts"
import { validNow } from "#server/people/standing.ts"
import { endSubstitutions, handOver, type Successor } from "./hand-over.ts"
import { openByPost } from "./queries.ts"

export type Leaving = {
  membershipId: string
  /** The colleague's post; null leaves everything to whoever else is in the unit. */
  successorId: string | null
  /** The last day of the post, "2026-11-26"; today ends it now. */
  lastDay: string
  note: string
  /** One act of a person has one key (uuid): the second arrival gets the first answer. */
  key: string
}
export type Left = { counts: OpenCounts; sessionsRevoked: number }

/** Locked for the time of the act. Not `for update`: notices refer to the row, and an act on a target would wait for us, and we for it. */
const lockPost = (trx: Transaction<DB>, actor: Actor, id: string, clock: Clock) =>
  trx
    .selectFrom("membership as m")
    .innerJoin("org as o", "o.id", "m.org_id")
    .innerJoin("app_user as u", "u.id", "m.user_id")
    .select(["m.id", "m.user_id as userId", "u.name", "m.role", "m.org_id as orgId", "o.name as orgName", clock.as("now")])
    .where("m.id", "=", id)
    .where("o.district_id", "=", actor.districtId)
    .forNoKeyUpdate("m")
    .executeTakeFirst()
type Post = NonNullable<Awaited<ReturnType<typeof lockPost>>>

const earlierAnswer = (trx: Transaction<DB>, actor: Actor, key: string) =>
  trx
    .selectFrom("people_event")
    .select(["counts", "membership_id as membershipId"])
    .where("user_id", "=", actor.userId)
    .where("request_key", "=", key)
    .executeTakeFirst()

/** Throws BAD_REQUEST at the field for somebody who does not hold the same post. */
async function successorOf(trx: Transaction<DB>, post: Post, id: string): Promise<Successor> {
  const found = await trx
    .selectFrom("membership as m")
    .innerJoin("app_user as u", "u.id", "m.user_id")
    .select(["m.id as membershipId", "u.id as userId", "u.name"])
    .where("m.id", "=", id)
    .where("m.org_id", "=", post.orgId)
    .where("m.role", "=", post.role)
    .where("u.id", "<>", post.userId)
    .where("u.disabled_at", "is", null)
    .where(validNow(fixedClock(post.now)))
    .executeTakeFirst()
  if (!found) throw invalid([{ path: "successorId", message: "请从名单中选择同单位、同岗位的同事。" }])
  return found
}

function endsAt({ lastDay }: Leaving, { now }: Post): Date {
  const end = endOfPost(lastDay, now)
  if (!end) throw invalid([{ path: "lastDay", message: "最后一天不能早于今天。" }])
  return end
}

async function endPost(trx: Transaction<DB>, actor: Actor, post: Post, end: Date): Promise<number> {
  await trx.updateTable("membership").set({ valid_to: end }).where("id", "=", post.id).execute()
  if (end > post.now) return 0
  await endSubstitutions(trx, actor, post.id, end)
  return revokeSessionsOf(trx, post.userId, fixedClock(end))
}

const logLeaving = (
  trx: Transaction<DB>,
  actor: Actor,
  post: Post,
  { note, key }: Leaving,
  successor: Successor | null,
  counts: OpenCounts,
) =>
  trx
    .insertInto("people_event")
    .values({
      ...{ district_id: actor.districtId, at: post.now, user_id: actor.userId, user_name: actor.userName, request_key: key, note },
      ...{ action: successor ? "hand_over" : "end_membership", membership_id: post.id, role: post.role, org_name: post.orgName },
      ...{ holder_name: post.name, successor_name: successor?.name ?? null, counts: JSON.stringify(counts) },
    })
    .execute()

/** Who holds it no more has nothing to hand over; one's own post is somebody else's to end. */
async function checkPost(trx: Transaction<DB>, actor: Actor, post: Post): Promise<void> {
  if (post.userId === actor.userId) throw new AppError("FORBIDDEN", "不能结束自己的岗位，请由另一位安全管理员办理。")
  const holds = trx
    .selectFrom("membership as m")
    .select("m.id")
    .where("m.id", "=", post.id)
    .where(validNow(fixedClock(post.now)))
  if (!(await holds.executeTakeFirst())) throw new AppError("CONFLICT", "这个岗位已经结束，没有可以移交的。")
}

/**
 * Hands everything over and ends the post; answers what was in hand. Throws AppError: NOT_FOUND (another district), FORBIDDEN (one's
 * own), CONFLICT (ended already), BAD_REQUEST at the field.
 */
export const leavePost = (db: Kysely<DB>, actor: Actor, asked: Leaving, clock: Clock): Promise<Left> =>
  inTransaction(db, async (trx) => {
    const post = await lockPost(trx, actor, asked.membershipId, clock)
    if (!post) throw notFound()
    const earlier = await earlierAnswer(trx, actor, asked.key)
    if (earlier?.membershipId === post.id) return { counts: earlier.counts as OpenCounts, sessionsRevoked: 0 }
    await checkPost(trx, actor, post)
    const end = endsAt(asked, post)
    const successor = asked.successorId === null ? null : await successorOf(trx, post, asked.successorId)
    const [open] = await openByPost(trx, [post.id], fixedClock(post.now))
    if (!open) throw notFound()
    const { id: _, successors: __, ...counts } = open
    if (successor && hasToPass(counts))
      await handOver(trx, actor, { membershipId: post.id, leaverName: post.name, successor, at: post.now })
    await logLeaving(trx, actor, post, asked, successor, counts)
    return { counts, sessionsRevoked: await endPost(trx, actor, post, end) }
  })
