// 离岗移交: one statement moves everything in hand to the colleague, writes an event for each, and tells them.
import { sql, type Transaction } from "kysely"
import type { DB } from "#db/schema.ts"
import { fixedClock } from "#server/clock.ts"
import type { Actor } from "#server/domain/roles.ts"
import { inHand } from "./in-hand.ts"

export type Successor = { membershipId: string; userId: string; name: string }
export type HandOver = { membershipId: string; leaverName: string; successor: Successor; at: Date }

/**
 * What nobody may decide who submitted it is left free for the other colleagues where the successor is such a person. The rows are
 * locked first, so that a decision made in the same moment is either seen or waits.
 */
export async function handOver(trx: Transaction<DB>, actor: Actor, { membershipId, leaverName, successor, at }: HandOver): Promise<void> {
  const note = `原办理人：${leaverName}`
  await sql`
    with mine as (
      select t.id, ${inHand.held} as held from membership m join target t on (${inHand.drafts} or ${inHand.submitted} or ${inHand.held})
      where m.id = ${membershipId} for no key update of t
    ), moved as (
      update target t set
        handed_to = case when mine.held then t.handed_to else ${successor.userId}::uuid end,
        accepted_by = case when not mine.held then t.accepted_by
          when ${successor.userId}::uuid in (t.submitted_by, t.submitted_for, t.handed_to) then null else ${successor.userId}::uuid end
      from mine where t.id = mine.id returning t.id, t.state, t.round, t.version
    ), logged as (
      insert into target_event (target_id, user_id, user_name, membership_id, role, org_name, passed_to, passed_to_name, action,
        from_state, to_state, note, round, target_at)
      select id, ${actor.userId}::uuid, ${actor.userName}, ${actor.membershipId}::uuid, ${actor.role}::member_role, ${actor.orgName},
        ${successor.userId}::uuid, ${successor.name}, 'hand_over', state, state, ${note}, round, version from moved
      returning id, target_id, round, to_state
    ), told as (
      insert into notice (target_id, round, step, user_id, kind, membership_id, by_name, note, told_at, told_by)
      select target_id, round, to_state, ${successor.userId}::uuid, 'hand_over', ${successor.membershipId}::uuid, ${actor.userName}, ${note},
        ${at}::timestamptz, id from logged
      on conflict (target_id, round, step, user_id, kind) do update set membership_id = excluded.membership_id, by_name = excluded.by_name,
        note = excluded.note, told_at = excluded.told_at, told_by = excluded.told_by, read_at = null, gone_at = null, gone_by = null
      returning id, user_id
    )
    insert into outbox (notice_id, user_id, urgent, put_at) select id, user_id, false, ${at}::timestamptz from told`.execute(trx)
  await passDepartments(trx, membershipId, successor)
}

/** Who takes over from a finance reviewer looks after the same departments too: what they cannot see they cannot decide. */
const passDepartments = (trx: Transaction<DB>, from: string, { membershipId }: Successor) =>
  sql`insert into finance_assignment (membership_id, department_id)
    select ${membershipId}::uuid, department_id from finance_assignment where membership_id = ${from} on conflict do nothing`.execute(trx)

/** Substitutions of the post end with it; those the person was given end with their last post. */
export async function endSubstitutions(trx: Transaction<DB>, actor: Actor, membershipId: string, at: Date): Promise<void> {
  const clock = fixedClock(at)
  await sql`
    update substitution x set ended_at = ${clock}, ended_by = ${actor.userId}::uuid
    from membership m
    where m.id = ${membershipId} and x.ended_at is null and x.ends_at > ${clock} and (x.membership_id = m.id or (x.substitute_id = m.user_id
      and not exists (select from membership other where other.user_id = m.user_id and other.id <> m.id
        and (other.valid_to is null or other.valid_to > ${clock}))))`.execute(trx)
}
