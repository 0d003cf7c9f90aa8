// The queues of a desk. One condition for each, which the list, its count, the filter of all targets and a bulk act share.
import { type Kysely, type RawBuilder, sql } from "kysely"
import type { DB } from "#db/schema.ts"
import { countLimit, type Queue, queues } from "#server/domain/queues.ts"
import type { Actor } from "#server/domain/roles.ts"
import { deskOf, type State } from "#server/domain/workflow.ts"
import { type CardRow, cards, type TargetCard, toCard, visibleTargets } from "./cards.ts"
import { type Cursor, keyColumn, pageKey } from "./page-key.ts"
import { submittedByOthers, visibleTo } from "./visible.ts"

export const queuePageSize = 50

/** What I could decide on. What I submitted myself waits for somebody else. */
const pending = (actor: Actor, desk: State): RawBuilder<boolean> =>
  desk === "draft" ? sql`t.state = 'draft'` : sql`(t.state = ${desk} and ${submittedByOthers(actor)})`

/** By this membership, so that a substitute sees what the absent colleague handled, and the other way round. */
const actedBy = (actor: Actor, more: RawBuilder<boolean> = sql`true`) =>
  sql<boolean>`exists (select from target_event e where e.membership_id = ${actor.membershipId} and e.target_id = t.id and ${more})`

const conditions: Record<Queue, (actor: Actor, desk: State) => RawBuilder<boolean>> = {
  pending,
  decided: (actor, desk) =>
    sql`(t.state > ${desk}::target_state and ${actedBy(actor, sql`e.action in ('submit', 'approve') and e.round = t.round`)})`,
  returned: () => sql`t.returned`,
  handled: (actor) => actedBy(actor),
}

/** Beside the scope, which every query has. Who has no desk has no queues. */
export function inQueue(actor: Actor, queue: Queue): RawBuilder<boolean> {
  const desk = deskOf(actor.role)
  // The district is in the scope already; said once more, it lets the indexes of a desk be used by everybody.
  return desk ? sql`(t.district_id = ${actor.districtId} and ${conditions[queue](actor, desk)})` : sql`false`
}

/** How many there are in each queue, counted up to the limit. */
const countsOf = (db: Kysely<DB>, actor: Actor) =>
  db.selectNoFrom((eb) =>
    queues.map((queue) =>
      eb
        .selectFrom(
          db
            .selectFrom("target as t")
            .where(visibleTo(actor))
            .where(inQueue(actor, queue))
            .select("t.id")
            .limit(countLimit + 1)
            .as("some"),
        )
        .select(sql<number>`count(*)::int`.as("n"))
        .as(queue),
    ),
  )

/** A page by its keys, and the one row more that says whether another follows. */
function chosenOf(db: Kysely<DB>, actor: Actor, { queue, cursor }: QueueAsked) {
  const { order, beyond } = pageKey(queue, cursor)
  return visibleTargets(db, actor)
    .where(inQueue(actor, queue))
    .where(beyond)
    .select(["t.id", keyColumn.as("key"), sql<number>`row_number() over (order by ${order})::int`.as("place")])
    .orderBy(order)
    .limit(queuePageSize + 1)
}

export type QueueAsked = { queue: Queue; cursor: Cursor | undefined }
export type QueuePage = {
  rows: TargetCard[]
  counts: Record<Queue, number>
  /** The keys of the first and the last row, where there are pages before and behind. */
  before: string | null
  after: string | null
}

/** One page of a queue with the counts of all queues: one statement, so that the numbers are those of the lists. */
export async function queuePage(db: Kysely<DB>, actor: Actor, asked: QueueAsked): Promise<QueuePage> {
  const found = await db
    .with("chosen", () => chosenOf(db, actor, asked))
    .with("card", () =>
      cards(db, actor)
        .where(sql<boolean>`t.id = any(array(select id from chosen))`)
        .innerJoin(sql<{ id: string; place: number; key: string }>`chosen`.as("chosen"), "chosen.id", "t.id")
        .select(["chosen.place", "chosen.key"]),
    )
    .selectFrom(countsOf(db, actor).as("counts"))
    .leftJoin("card", (join) => join.onTrue())
    .selectAll("card")
    .select((eb) => queues.map((queue) => eb.ref(`counts.${queue}`).as(queue)))
    .orderBy("card.place")
    .execute()
  const counts = Object.fromEntries(queues.map((queue) => [queue, found[0]?.[queue] ?? 0])) as QueuePage["counts"]
  const keyed = found.flatMap(({ pending, decided, returned, handled, place, key, ...card }) =>
    place === null ? [] : [{ key: key as string, card: toCard(card as CardRow) }],
  )
  return { counts, ...pageOf(keyed, asked.cursor) }
}

/** The rows in reading order, without the one that only said that more follows. */
function pageOf(found: { key: string; card: TargetCard }[], cursor: Cursor | undefined): Omit<QueuePage, "counts"> {
  const more = found.length > queuePageSize
  const page = found.slice(0, queuePageSize)
  const backwards = cursor?.way === "before"
  if (backwards) page.reverse()
  const [before, after] = backwards ? [more, true] : [cursor !== undefined, more]
  return {
    rows: page.map(({ card }) => card),
    before: before ? (page[0]?.key ?? null) : null,
    after: after ? (page.at(-1)?.key ?? null) : null,
  }
}
