// What a filter chooses, judged target by target as single acts would be: the preview.
import { type Kysely, type RawBuilder, sql } from "kysely"
import type { DB } from "#db/schema.ts"
import type { Clock } from "#server/clock.ts"
import { type BulkAction, bulkLimit, restStates } from "#server/domain/bulk.ts"
import { refusalSentence } from "#server/domain/labels.ts"
import type { Actor, Role } from "#server/domain/roles.ts"
import { deskOf, type State } from "#server/domain/workflow.ts"
import { audienceOf, submittersOf } from "#server/notices/audience.ts"
import { choosing, listOrder, type TargetFilter } from "#server/targets/queries.ts"
import { subjectOf, subjects, urgeableOf } from "#server/targets/subject.ts"
import { type Asked, kinds } from "./kinds.ts"

/** All a filter chooses, or what is left undone of an earlier act of this person. */
export type Selection = { filter: TargetFilter } | { restOf: string }

const chosenBy = (actor: Actor, selection: Selection): RawBuilder<boolean> =>
  "filter" in selection
    ? choosing(actor, selection.filter)
    : sql`t.id in (select i.target_id from bulk_item i join bulk_act b on b.id = i.bulk_id
        where b.id = ${selection.restOf} and b.user_id = ${actor.userId} and i.state = any(${[...restStates]}::bulk_item_state[]))`

/** One target more than may be chosen, where there are so many. */
export const chosen = (db: Kysely<DB>, actor: Actor, selection: Selection, clock: Clock) =>
  subjects(db, actor, chosenBy(actor, selection), clock)
    .orderBy(listOrder)
    .limit(bulkLimit + 1)
    .execute()
type Chosen = Awaited<ReturnType<typeof chosen>>

export type Judged = { targetId: string; version: number } & ({ leadsTo: State; why: null } | { leadsTo: null; why: string })

/** What each of them would be answered, one by one. */
const judged = (rows: Chosen, actor: Actor, action: BulkAction, asked: Asked): Judged[] =>
  rows.map((row) => {
    const decision = kinds[action].judge(actor, { subject: subjectOf(row), urgeable: urgeableOf(row), now: row.now }, asked)
    const at = { targetId: row.id, version: row.version }
    return decision.ok ? { ...at, leadsTo: decision.to, why: null } : { ...at, leadsTo: null, why: refusalSentence(decision.why) }
  })

const cannot = "这位同事不能办理这个项目。"

/** Of those that would pass: which the colleague could not take over. */
async function forColleague(db: Kysely<DB>, actor: Actor, items: readonly Judged[], colleague: string, clock: Clock): Promise<Judged[]> {
  const able = await colleaguesOf(db, actor, items, clock)
  const targets = new Set(able.filter(({ userId }) => userId === colleague).map(({ targetId }) => targetId))
  return items.map((item) => (item.why === null && !targets.has(item.targetId) ? { ...item, leadsTo: null, why: cannot } : item))
}

/** For each of these targets who beside this person could decide it at this desk. */
export async function colleaguesOf(db: Kysely<DB>, actor: Actor, items: readonly { targetId: string }[], clock: Clock) {
  const desk = deskOf(actor.role)
  if (!desk) return []
  const ids = items.map(({ targetId }) => targetId)
  const many = { state: desk, actorId: actor.userId, submitters: submittersOf, targets: sql<boolean>`t.id = any(${ids}::uuid[])` }
  const { rows } = await audienceOf(many, clock).execute(db)
  return rows
}

/** The whole preview of an act, in the order of the list. */
export async function preview(db: Kysely<DB>, actor: Actor, selection: Selection, action: BulkAction, asked: Asked, clock: Clock) {
  const rows = await chosen(db, actor, selection, clock)
  const items = judged(rows, actor, action, asked)
  return asked.colleague ? forColleague(db, actor, items, asked.colleague, clock) : items
}

export type Colleague = { userId: string; name: string; role: Role; orgName: string; onBehalfOf: string | null }

/** How many targets a filter chooses, and who could take over any of them. */
export async function choiceOf(db: Kysely<DB>, actor: Actor, filter: TargetFilter, clock: Clock) {
  const items = (await chosen(db, actor, { filter }, clock)).map(({ id }) => ({ targetId: id }))
  const able = await colleaguesOf(db, actor, items, clock)
  const people = new Map<string, Colleague>(
    able.map(({ userId, name, role, orgName, onBehalfOf }) => [userId, { userId, name, role, orgName, onBehalfOf }]),
  )
  return { count: items.length, colleagues: [...people.values()].sort((a, b) => a.name.localeCompare(b.name, "zh")) }
}

export type Told = { userId: string; name: string; role: Role; orgName: string; onBehalfOf: string | null; count: number }
type Bulk = { id: string; action: BulkAction; colleague: string | null }

/** Where the act would lead, among those it would do. */
const destinations = async (db: Kysely<DB>, id: string): Promise<State[]> => {
  const waiting = db.selectFrom("bulk_item").where("bulk_id", "=", id).where("state", "=", "waiting").where("leads_to", "is not", null)
  return (await waiting.select("leads_to").distinct().$narrowType<{ leads_to: State }>().execute()).map((row) => row.leads_to)
}

async function toldAt(db: Kysely<DB>, actor: Actor, bulk: Bulk, leadsTo: State, clock: Clock): Promise<Told[]> {
  const targets = sql<boolean>`t.id in (
    select target_id from bulk_item where bulk_id = ${bulk.id} and state = 'waiting' and leads_to = ${leadsTo})`
  const many = { state: leadsTo, actorId: actor.userId, submitters: submittersOf, targets, only: bulk.colleague }
  const people = kinds[bulk.action].told(many, clock)
  if (!people) return []
  const { rows } = await sql<Told>`
    select "userId", name, role, "orgName", "onBehalfOf", count(*)::int as count from (${people}) person
    group by "userId", name, role, "orgName", "onBehalfOf" order by count(*) desc, name`.execute(db)
  return rows
}

/** Who would be told of a previewed act, and of how many targets. */
export async function toldOf(db: Kysely<DB>, actor: Actor, bulk: Bulk, clock: Clock): Promise<Told[]> {
  const told: Told[] = []
  for (const leadsTo of await destinations(db, bulk.id)) told.push(...(await toldAt(db, actor, bulk, leadsTo, clock)))
  return told
}
