// Notices of an act, and the mail due for them: one statement, in the transaction of the act.
import { type RawBuilder, sql, type Transaction } from "kysely"
import type { DB } from "#db/schema.ts"
import { fixedClock } from "#server/clock.ts"
import { actingName, isUrgent, type NoticeKind, noticeOf } from "#server/domain/notices.ts"
import type { Actor } from "#server/domain/roles.ts"
import type { Move, State } from "#server/domain/workflow.ts"
import { audience, type Leading, type Person } from "./audience.ts"

/** Those whom an act leads to, or people named one by one. */
type Whom = Leading | { targetId: string; state: State; people: RawBuilder<Person> }

export type Told = Whom & {
  kind: NoticeKind
  round: number
  byName: string
  note: string
  /** The event that tells; null for a message, which is no event of the target. */
  eventId: string | null
}

/**
 * Writes a notice and its mail for everybody concerned. One that comes again for the same target, round, step, person and kind
 * is renewed: unread again, never doubled. To be used inside a `with`.
 */
const telling = (told: Told, at: Date) => sql`
  told as (
    insert into notice (target_id, round, step, user_id, kind, membership_id, by_name, note, told_at, told_by)
    select ${told.targetId}::uuid, ${told.round}::int, ${told.state}::target_state, p."userId", ${told.kind}::notice_kind, p."membershipId",
      ${told.byName}, ${told.note}, ${at}::timestamptz, ${told.eventId}::bigint
    from (${"people" in told ? told.people : audience(told, fixedClock(at))}) p
    on conflict (target_id, round, step, user_id, kind) do update set membership_id = excluded.membership_id, by_name = excluded.by_name,
      note = excluded.note, told_at = excluded.told_at, told_by = excluded.told_by, read_at = null, gone_at = null, gone_by = null
    returning id, user_id
  ), put as (
    insert into outbox (notice_id, user_id, urgent, put_at)
    select id, user_id, ${isUrgent(told.kind)}, ${at}::timestamptz from told
  )`

/** Tells without a move; answers who was told. */
export const tell = async (trx: Transaction<DB>, told: Told, at: Date): Promise<{ userId: string; name: string }[]> => {
  const { rows } = await sql<{ userId: string; name: string }>`
    with ${telling(told, at)}
    select told.user_id as "userId", u.name from told join app_user u on u.id = told.user_id order by u.name`.execute(trx)
  return rows
}

/** An act as it was written: where the target stands now, which event says so, and which one it undid. */
export type Happened = Omit<Leading, "actorId"> & {
  action: Move
  round: number
  note: string
  eventId: string
  undoneId: string | null
  at: Date
}

/**
 * What an act does to the notices of its target: those of the step it left stop, a new step's people are told, and an undo takes
 * back what the undone act told and brings back what it stopped. A copy (抄送)
 * and an answer stay until they are read, a request for more time until it is answered.
 */
export async function tellOfMove(trx: Transaction<DB>, actor: Actor, happened: Happened): Promise<void> {
  const { targetId, state, round, action, eventId, undoneId, at, note } = happened
  const kind = noticeOf(action, state)
  const byName = actingName(actor.userName, actor.onBehalfOf?.name)
  const told = kind && sql`, ${telling({ ...happened, kind, byName, note, actorId: actor.userId }, at)}`
  await sql`
    with gone as (
      update notice set gone_at = ${at}, gone_by = ${eventId}::bigint
      where target_id = ${targetId} and gone_at is null and kind not in ('copy', 'answered')
        and not (kind = 'asked' and step = 'draft')
        and ((round, step) <> (${round}::int, ${state}::target_state) or told_by = ${undoneId}::bigint)
    ), back as (
      update notice set gone_at = null, gone_by = null where target_id = ${targetId} and gone_by = ${undoneId}::bigint
    )${told ?? sql``}
    select`.execute(trx)
}
