// 抄送: who reads a target beside those who work on it, made and taken back.
import { type Kysely, sql, type Transaction } from "kysely"
import type { DB } from "#db/schema.ts"
import { inTransaction } from "#db/transaction.ts"
import { type Clock, fixedClock } from "#server/clock.ts"
import { type CopyDecision, decideCopy, mayEndCopy } from "#server/domain/copy.ts"
import { actingName } from "#server/domain/notices.ts"
import type { Actor } from "#server/domain/roles.ts"
import { AppError, invalid, keyReused, notFound, refused } from "#server/errors.ts"
import { tell } from "#server/notices/tell.ts"
import { visibleTargets } from "#server/targets/cards.ts"
import { type FoundTarget, findTarget } from "#server/targets/find.ts"
import { lockTarget } from "#server/targets/transition.ts"
import { messageRow } from "./message-row.ts"
import { findReader, type Reader, type ReaderId, readersOf } from "./readers.ts"

export type Copy = { id: string; reader: ReaderId; note: string; key: string }

export const copyDecision = (actor: Actor, target: FoundTarget): CopyDecision =>
  decideCopy(actor, { submitted: target.submittedVersionId !== null, secret: target.project.secret })

const refusal = (why: Exclude<CopyDecision, { ok: true }>["why"]): AppError => {
  if (why === "role") return refused("role")
  return new AppError("CONFLICT", why === "secret" ? "涉密项目不能抄送。" : "这个项目还没有提交过，没有可以抄送的内容。")
}

const earlier = (trx: Transaction<DB>, key: string) =>
  trx.selectFrom("target_copy").select(["id", "target_id as targetId", "made_by as madeBy"]).where("id", "=", key).executeTakeFirst()

/** The newest version there is: what the one who copies reads now, or what was last submitted while the unit works on a draft. */
const newestNumber = (targetId: string) => sql<number>`(select max(number) from target_version where target_id = ${targetId})`

async function store(trx: Transaction<DB>, actor: Actor, target: FoundTarget, reader: Reader, { note, key }: Copy): Promise<void> {
  const made = { made_at: target.now, made_by: actor.userId, made_name: actingName(actor.userName, actor.onBehalfOf?.name) }
  const stored = await trx
    .insertInto("target_copy")
    .values({
      ...{ id: key, target_id: target.id, note, ...made, made_role: actor.role, made_org_id: actor.orgId },
      ...{ membership_id: reader.membershipId, org_id: reader.orgId, reader_name: reader.name, from_number: newestNumber(target.id) },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst()
  if (!stored) throw invalid([{ path: "reader", message: `已经抄送给${reader.name}，不用再抄送。` }])
}

/**
 * Lets one post or org read the target, and tells them. Throws AppError: NOT_FOUND, FORBIDDEN, CONFLICT (涉密, never submitted), BAD_REQUEST at
 * the reader, UNPROCESSABLE_CONTENT (key reused).
 */
export const copyTarget = (db: Kysely<DB>, actor: Actor, asked: Copy, clock: Clock): Promise<{ told: string[] }> =>
  inTransaction(db, async (trx) => {
    if (!(await lockTarget(trx, actor, asked.id))) throw notFound()
    const before = await earlier(trx, asked.key)
    if (before && (before.madeBy !== actor.userId || before.targetId !== asked.id)) throw keyReused()
    if (before) return { told: [] }
    const target = await findTarget(trx, actor, asked.id, clock)
    if (!target) throw notFound()
    const decision = copyDecision(actor, target)
    if (!decision.ok) throw refusal(decision.why)
    const reader = await findReader(trx, actor, asked.reader, fixedClock(target.now))
    if (!reader) throw invalid([{ path: "reader", message: "请从名单中选择抄送给谁。" }])
    await store(trx, actor, target, reader, asked)
    const people = readersOf(actor, reader, fixedClock(target.now))
    const what = { targetId: target.id, state: target.state, round: target.round, kind: "copy" as const, note: asked.note, eventId: null }
    const told = await tell(trx, { ...what, people, byName: actingName(actor.userName, actor.onBehalfOf?.name) }, target.now)
    const message = { key: asked.key, kind: "copy" as const, note: asked.note, told, names: [reader.name] }
    await trx
      .insertInto("target_message")
      .values(messageRow(actor, target, message))
      .execute()
    return { told: told.map(({ name }) => name) }
  })

/** Everybody this target was copied to, also those it was taken back from; undefined for what is not this person's to see. */
export async function copiesOf(db: Kysely<DB>, actor: Actor, id: string, clock: Clock) {
  const target = await findTarget(db, actor, id, clock)
  if (!target) return undefined
  const rows = await db
    .selectFrom("target_copy as c")
    .select(["c.id", "c.reader_name as reader", "c.made_name as by", "c.made_at as at", "c.note", "c.ended_at as endedAt"])
    .select(["c.made_role as role", "c.made_org_id as orgId"])
    .where("c.target_id", "=", id)
    .orderBy("c.made_at")
    .execute()
  const shown = rows.map(({ role, orgId, ...row }) => ({ ...row, mayEnd: row.endedAt === null && mayEndCopy(actor, { role, orgId }) }))
  return { rows: shown, mayCopy: copyDecision(actor, target).ok }
}

const held = (trx: Transaction<DB>, actor: Actor, copyId: string) =>
  visibleTargets(trx, actor)
    .innerJoin("target_copy as c", "c.target_id", "t.id")
    .select(["c.id", "c.target_id as targetId", "c.reader_name as reader", "c.made_role as role", "c.made_org_id as orgId"])
    .where("c.id", "=", copyId)
    .where("c.ended_at", "is", null)
    .forUpdate("c")
    .executeTakeFirst()

/** What nobody reads any more needs no notice. A reader who has it by another copy keeps theirs. */
const stopNotices = (trx: Transaction<DB>, copyId: string, at: Date) =>
  sql`
  update notice n set gone_at = ${at}::timestamptz from target_copy c, membership m
  where c.id = ${copyId} and n.target_id = c.target_id and n.kind = 'copy' and n.gone_at is null and m.id = n.membership_id
    and (m.id = c.membership_id or m.org_id = c.org_id) and not exists (select from target_copy other
      where other.target_id = c.target_id and other.ended_at is null and (other.membership_id = m.id or other.org_id = m.org_id))`.execute(
    trx,
  )

/** Takes a copy back. Throws AppError: NOT_FOUND (or taken back already), FORBIDDEN (another desk's). */
export const endCopy = (db: Kysely<DB>, actor: Actor, { copyId, key }: { copyId: string; key: string }, clock: Clock): Promise<void> =>
  inTransaction(db, async (trx) => {
    const copy = await held(trx, actor, copyId)
    if (!copy) throw notFound()
    if (!mayEndCopy(actor, copy)) throw refused("role")
    const target = await findTarget(trx, actor, copy.targetId, clock)
    if (!target) throw notFound()
    await trx.updateTable("target_copy").set({ ended_at: target.now, ended_by: actor.userId }).where("id", "=", copy.id).execute()
    await stopNotices(trx, copy.id, target.now)
    const message = { key, kind: "end_copy" as const, note: "", told: [], names: [copy.reader] }
    await trx
      .insertInto("target_message")
      .values(messageRow(actor, target, message))
      .execute()
  })
