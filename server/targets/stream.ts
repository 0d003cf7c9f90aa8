// All targets of a filter, one after the other, for exports: through a cursor, so that memory does not grow with their number.
import { type Kysely, sql } from "kysely"
import type { DB } from "#db/schema.ts"
import { stateLabel } from "#server/domain/labels.ts"
import type { Actor } from "#server/domain/roles.ts"
import type { IndicatorRow } from "#server/domain/target.ts"
import type { ListedTarget } from "#server/domain/target-sheet.ts"
import { shownAmount, visibleTargets } from "./cards.ts"
import { formOf, indicatorOf } from "./columns.ts"
import { choosing, listOrder, type TargetFilter } from "./queries.ts"
import { seesDrafts } from "./visible.ts"

/** Rows fetched at once. */
const fetched = 200

const chosen = (db: Kysely<DB>, actor: Actor, filter: TargetFilter) => visibleTargets(db, actor).where(choosing(actor, filter))

export async function countTargets(db: Kysely<DB>, actor: Actor, filter: TargetFilter): Promise<number> {
  const { n } = await chosen(db, actor, filter).select(sql<number>`count(*)::int`.as("n")).executeTakeFirstOrThrow()
  return n
}

const workingRows = sql<IndicatorRow[] | null>`(
  select json_agg(json_build_object('id', i.id, 'category', i.category, 'subcategory', i.subcategory, 'name', i.name, 'raw', i.value_raw,
    'better', i.better, 'midtermRaw', i.midterm_raw, 'weight', i.weight, 'method', i.method, 'source', i.data_source,
    'lineage', i.lineage, 'libraryId', i.library_id) order by i.position)
  from indicator i where i.target_id = t.id)`

/** As on the lists: beyond the unit, what was last submitted while the unit works on a draft. */
const shown = (actor: Actor) =>
  seesDrafts(actor)
    ? { goal: sql<string>`t.goal`, form: sql<unknown>`t.form`, rows: workingRows }
    : {
        goal: sql<string>`case when t.state = 'draft' then v.content->>'goal' else t.goal end`,
        form: sql<unknown>`case when t.state = 'draft' then v.content->'form' else t.form end`,
        rows: sql<IndicatorRow[] | null>`case when t.state = 'draft' then (v.content->'indicators')::json else ${workingRows} end`,
      }

function selected(db: Kysely<DB>, actor: Actor, filter: TargetFilter) {
  const { goal, form, rows } = shown(actor)
  const amount = (column: "fiscal" | "special_account" | "other") => sql<string>`(${shownAmount(actor, column)})::text`
  return chosen(db, actor, filter)
    .select(["t.id", "t.version", "t.budget_year as budgetYear", "t.state", "t.round", "d.name as department"])
    .select(["u.code as unitCode", "u.name as unitName", "p.code", "p.name", "p.kind", "p.continuing"])
    .select([amount("fiscal").as("fiscal"), amount("special_account").as("specialAccount"), amount("other").as("other")])
    .select([goal.as("goal"), form.as("form"), rows.as("indicators")])
    .orderBy(listOrder)
}
type Row = Awaited<ReturnType<ReturnType<typeof selected>["executeTakeFirstOrThrow"]>>

const listed = ({ unitCode, unitName, code, name, kind, continuing, state, round, ...row }: Row): ListedTarget => ({
  ...{ id: row.id, version: row.version, budgetYear: row.budgetYear, department: row.department, goal: row.goal },
  stateLabel: stateLabel(state, round),
  unit: { code: unitCode, name: unitName },
  project: { code, name, kind, continuing },
  ...formOf(row.form),
  amounts: { fiscal: BigInt(row.fiscal), specialAccount: BigInt(row.specialAccount), other: BigInt(row.other) },
  indicators: (row.indicators ?? []).map((each) => indicatorOf(each as Parameters<typeof indicatorOf>[0])),
})

/** In the order of the list; all of one moment, whatever is edited meanwhile. */
export async function* streamTargets(db: Kysely<DB>, actor: Actor, filter: TargetFilter): AsyncGenerator<ListedTarget> {
  for await (const row of selected(db, actor, filter).stream(fetched)) yield listed(row)
}
