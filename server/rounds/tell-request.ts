// Who is told of a request: those who decide it when it is asked, the unit when it is answered.
import { type RawBuilder, sql, type Transaction } from "kysely"
import type { DB } from "#db/schema.ts"
import { type Clock, fixedClock } from "#server/clock.ts"
import type { RequestKind } from "#server/domain/deadline-request.ts"
import { actingName } from "#server/domain/notices.ts"
import type { Actor } from "#server/domain/roles.ts"
import type { State } from "#server/domain/workflow.ts"
import { audience, type Person } from "#server/notices/audience.ts"
import { tell } from "#server/notices/tell.ts"
import { validNow } from "#server/people/standing.ts"
import { type FoundTarget, submittersOf } from "#server/targets/find.ts"

/** More time is given by the approvers of the finance bureau, who need not see the target for it: it may never have been submitted. */
const approvers = (actor: Actor, clock: Clock): RawBuilder<Person> => sql<Person>`
  select distinct on (m.user_id) m.user_id as "userId", u.name, m.id as "membershipId", m.role, o.name as "orgName", null::text as "onBehalfOf"
  from membership m join org o on o.id = m.org_id join app_user u on u.id = m.user_id and u.disabled_at is null
  where m.role = 'finance_approver' and o.district_id = ${actor.districtId} and m.user_id <> ${actor.userId} and ${validNow(clock)}
  order by m.user_id`

/** A request that was asked: to finance, or to the desk that has the target. */
export async function tellAsked(trx: Transaction<DB>, actor: Actor, target: FoundTarget, kind: RequestKind, reason: string): Promise<void> {
  const clock = fixedClock(target.now)
  const desk = { targetId: target.id, state: target.state, submitters: submittersOf(target), actorId: actor.userId }
  const people = kind === "extension" ? approvers(actor, clock) : audience(desk, clock)
  const byName = actingName(actor.userName, actor.onBehalfOf?.name)
  await tell(
    trx,
    { targetId: target.id, state: target.state, round: target.round, kind: "asked", people, byName, note: reason, eventId: null },
    target.now,
  )
}

export type Answered = { targetId: string | null; askedBy: string; note: string; at: Date }

/** Whoever asked, while they still are an editor there, else all editors of the unit. */
const askers = (actor: Actor, { targetId, askedBy, at }: Answered): RawBuilder<Person> =>
  audience({ targetId: targetId ?? "", state: "draft", submitters: [askedBy], actorId: actor.userId }, fixedClock(at))

type Place = { state: State; round: number }

/** A request that was answered: those who were asked have nothing to do any more, and the unit knows. */
export async function tellAnswered(trx: Transaction<DB>, actor: Actor, answered: Answered): Promise<void> {
  const { targetId, note, at } = answered
  if (targetId === null) return
  await stopAsked(trx, targetId, at)
  const { rows } = await sql<Place>`select state, round from target where id = ${targetId}`.execute(trx)
  const [place] = rows
  if (!place) return
  const byName = actingName(actor.userName, actor.onBehalfOf?.name)
  await tell(trx, { targetId, ...place, kind: "answered", people: askers(actor, answered), byName, note, eventId: null }, at)
}

/** Nothing of this target is asked any more, or what is asked otherwise keeps its own notice. */
export const stopAsked = (trx: Transaction<DB>, targetId: string, at: Date) =>
  sql`update notice set gone_at = ${at}::timestamptz where target_id = ${targetId} and kind = 'asked' and gone_at is null
    and not exists (select from deadline_request dr where dr.target_id = ${targetId} and dr.state = 'pending')`.execute(trx)
