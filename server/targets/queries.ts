// Lists of targets: the rows of a page, the counts beside them and the sums below them, all of one statement.
import { type Kysely, type RawBuilder, sql } from "kysely"
import type { DB } from "#db/schema.ts"
import type { Fen } from "#server/domain/money.ts"
import type { Amounts } from "#server/domain/published-table.ts"
import type { Queue } from "#server/domain/queues.ts"
import type { Actor } from "#server/domain/roles.ts"
import type { State } from "#server/domain/workflow.ts"
import { cards, type TargetCard, toCard, visibleTargets } from "./cards.ts"
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

const all = (conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> =>
  conditions.length > 0 ? sql`(${sql.join(conditions, sql` and `)})` : sql`true`

/** Everything of the filter but the state: the counts by state stand beside the tabs that choose it. What is not asked is not in the statement. */
const matching = (actor: Actor, { year, unit, q, queue }: TargetFilter): RawBuilder<boolean> =>
  all([
    ...(year === undefined ? [] : [sql<boolean>`t.budget_year = ${year}`]),
    ...(unit === undefined ? [] : [sql<boolean>`u.code = ${unit}`]),
    ...(queue === undefined ? [] : [inQueue(actor, queue)]),
    ...(q === undefined ? [] : [naming(actor, contains(q))]),
  ])

/** Words in name, code or goal, the goal as this person sees it. */
function naming(actor: Actor, words: string): RawBuilder<boolean> {
  const goal = seesDrafts(actor) ? sql`t.goal` : sql`case when t.state = 'draft' then v.content->>'goal' else t.goal end`
  return sql`(p.name ilike ${words} or p.code ilike ${words} or ${goal} ilike ${words})`
}

/** What a filter chooses of the visible targets: the list, its pages, and an act on all of it. */
export const choosing = (actor: Actor, filter: TargetFilter): RawBuilder<boolean> =>
  all([matching(actor, filter), ...(filter.state === undefined ? [] : [sql<boolean>`t.state = ${filter.state}`])])

type StateSum = { state: State; n: number; fiscal: string; specialAccount: string; other: string }

/**
 * A sum of bigint is numeric; as text it stays exact on its way through JSON. The amounts are those of `shownAmount`, but the version is looked up
 * for drafts only: a join would look for it beside every target.
 */
function sumOf(actor: Actor, column: "fiscal" | "special_account" | "other") {
  const submitted = sql`(select ${sql.ref(`s.${column}`)} from target_version s where s.id = t.submitted_version_id)`
  const own = sql.ref(`t.${column}`)
  const shown = seesDrafts(actor) ? own : sql`case when t.state = 'draft' then ${submitted} else ${own} end`
  return sql<string>`sum(${shown})::text`
}

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
  const found = await db
    .with("some", () => visibleTargets(db, actor).select(["t.unit_id as unit", "t.budget_year as year"]).distinct())
    .selectFrom("some")
    .innerJoin("org as u", "u.id", "some.unit")
    .select(["u.code", "u.name", "some.year"])
    .orderBy("u.code")
    .execute()
  const units = new Map(found.map(({ code, name }) => [code, { code, name }]))
  const years = new Set(found.map(({ year }) => year))
  return { units: [...units.values()], years: [...years].sort((a, b) => b - a) }
}
