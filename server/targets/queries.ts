// Lists of targets: the rows of a page, the counts beside them and the sums below them, all of one statement.
import { type Kysely, type RawBuilder, sql } from "kysely"
import type { DB } from "#db/schema.ts"
import type { Fen } from "#server/domain/money.ts"
import type { Amounts } from "#server/domain/published-table.ts"
import type { Queue } from "#server/domain/queues.ts"
import type { Actor } from "#server/domain/roles.ts"
import type { State } from "#server/domain/workflow.ts"
import { cards, shownAmount, type TargetCard, toCard, visibleTargets } from "./cards.ts"
import { inQueue } from "./queues.ts"
import { seesDrafts } from "./visible.ts"

export const pageSize = 50

export type TargetFilter = {
  year?: number | undefined
  state?: State | undefined
  unit?: string | undefined
  q?: string | undefined
  queue?: Queue | undefined
}
export type TargetList = {
  rows: TargetCard[]
  total: number
  counts: Partial<Record<State, number>>
  totals: Amounts
  page: number
  pageSize: number
}

/** LIKE wildcards in what people type are meant as themselves. */
const contains = (words: string): string => `%${words.replace(/[\\%_]/g, (char) => `\\${char}`)}%`

/** Everything of the filter but the state: the counts by state stand beside the tabs that choose it. */
function matching(actor: Actor, { year, unit, q, queue }: TargetFilter): RawBuilder<boolean> {
  const narrow = sql<boolean>`(${year ?? null}::int is null or t.budget_year = ${year ?? null})
    and (${unit ?? null}::text is null or u.code = ${unit ?? null}) and ${queue ? inQueue(actor, queue) : sql`true`}`
  if (q === undefined) return narrow
  const goal = seesDrafts(actor) ? sql`t.goal` : sql`case when t.state = 'draft' then v.content->>'goal' else t.goal end`
  const words = contains(q)
  return sql`${narrow} and (p.name ilike ${words} or p.code ilike ${words} or ${goal} ilike ${words})`
}

/** What a filter chooses of the visible targets: the list, its pages, and an act on all of it. */
export const choosing = (actor: Actor, filter: TargetFilter): RawBuilder<boolean> =>
  sql`${matching(actor, filter)} and (${filter.state ?? null}::target_state is null or t.state = ${filter.state ?? null})`

type StateSum = { state: State; n: number; fiscal: string; specialAccount: string; other: string }

/** A sum of bigint is numeric; as text it stays exact on its way through JSON. */
const sumOf = (actor: Actor, column: "fiscal" | "special_account" | "other") => sql<string>`sum(${shownAmount(actor, column)})::text`

const sumsByState = (db: Kysely<DB>, actor: Actor, where: RawBuilder<boolean>) =>
  visibleTargets(db, actor)
    .where(where)
    .groupBy("t.state")
    .select([
      "t.state",
      sql<number>`count(*)::int`.as("n"),
      sumOf(actor, "fiscal").as("fiscal"),
      sumOf(actor, "special_account").as("specialAccount"),
      sumOf(actor, "other").as("other"),
    ])

export const listOrder = sql`u.code, p.code, t.budget_year`

/** The targets this person may see, by unit and project; `page` counts from 1. */
export async function listTargets(db: Kysely<DB>, actor: Actor, filter: TargetFilter, page: number): Promise<TargetList> {
  const found = await db
    .with("sums", () => sumsByState(db, actor, matching(actor, filter)))
    // The page first, by the few columns that order it; only its rows are then read whole.
    .with("chosen", () =>
      visibleTargets(db, actor)
        .where(choosing(actor, filter))
        .select(["t.id", sql<number>`row_number() over (order by ${listOrder})::int`.as("place")])
        .orderBy(listOrder)
        .limit(pageSize)
        .offset((page - 1) * pageSize),
    )
    .with("card", () =>
      // An array, not only a join: among so many tables the planner would not look for the order that begins with these few.
      cards(db, actor)
        .where(sql<boolean>`t.id = any(array(select id from chosen))`)
        .innerJoin(sql<{ id: string; place: number }>`chosen`.as("chosen"), "chosen.id", "t.id")
        .select("chosen.place"),
    )
    .selectFrom(sql<{ sums: StateSum[] }>`(select coalesce(jsonb_agg(s), '[]'::jsonb) as sums from sums s)`.as("head"))
    .leftJoin("card", (join) => join.onTrue())
    .selectAll("card")
    .select("head.sums")
    .orderBy("card.place")
    .execute()
  const rows = found.flatMap(({ sums: _, place, ...card }) =>
    place === null ? [] : [toCard(card as Parameters<typeof toCard>[0]) as TargetCard],
  )
  return { rows, ...summary(found[0]?.sums ?? [], filter.state), page, pageSize }
}

function summary(sums: readonly StateSum[], state: State | undefined): Pick<TargetList, "total" | "counts" | "totals"> {
  const chosen = sums.filter((row) => state === undefined || row.state === state)
  const add = (column: keyof Amounts): Fen => chosen.reduce((sum, row) => sum + BigInt(row[column]), 0n)
  return {
    total: chosen.reduce((sum, row) => sum + row.n, 0),
    counts: Object.fromEntries(sums.map((row) => [row.state, row.n])),
    totals: { fiscal: add("fiscal"), specialAccount: add("specialAccount"), other: add("other") },
  }
}

/** What the filters offer: the units and years of the targets this person may see. */
export async function filterChoices(db: Kysely<DB>, actor: Actor) {
  const found = await visibleTargets(db, actor)
    .select(["u.code", "u.name", "t.budget_year as year"])
    .groupBy(["u.code", "u.name", "t.budget_year"])
    .orderBy("u.code")
    .execute()
  const units = new Map(found.map(({ code, name }) => [code, { code, name }]))
  const years = new Set(found.map(({ year }) => year))
  return { units: [...units.values()], years: [...years].sort((a, b) => b - a) }
}
