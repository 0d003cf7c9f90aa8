// The indicator library of a district: its rows, how often each is used, what fits a target, and what approved targets could give to it.
import { type Kysely, type RawBuilder, sql } from "kysely"
import { plannedAnew } from "#db/prepared.ts"
import type { DB } from "#db/schema.ts"
import type { LibraryRow, LibraryState } from "#server/domain/library.ts"
import { may } from "#server/domain/policy.ts"
import type { Category } from "#server/domain/published-table.ts"
import type { Actor } from "#server/domain/roles.ts"
import { visibleTo } from "#server/targets/visible.ts"

export const pageSize = 50

/** Who keeps the library reads all of it; everybody else what is confirmed, common or of their own department. */
const readable = (actor: Actor): RawBuilder<boolean> =>
  may(actor.role, "manageLibrary")
    ? sql<boolean>`l.district_id = ${actor.districtId}`
    : sql<boolean>`l.district_id = ${actor.districtId} and l.state = 'confirmed' and (l.department_id is null or l.department_id in (
        select coalesce(o.parent_id, o.id) from org o where o.id = ${actor.orgId}))`

const rows = (db: Kysely<DB>, actor: Actor) =>
  db
    .selectFrom("library_indicator as l")
    .leftJoin("org as d", "d.id", "l.department_id")
    .where(readable(actor))
    .select(["l.id", "l.version", "l.scope", "l.department_id as departmentId", "d.name as departmentName", "l.industry", "l.category"])
    .select(["l.subcategory", "l.name", sql<LibraryRow["sign"]>`l.operator`.as("sign"), "l.unit", "l.better", "l.explanation"])
    .select(["l.reference_value as referenceValue", "l.scoring", "l.data_source as dataSource", "l.applies_to as appliesTo", "l.source"])
    .select(["l.state", "l.updated_name as updatedBy", "l.updated_at as updatedAt"])

/** In how many targets a row is used. */
const usage = sql<number>`(select count(distinct i.target_id)::int from indicator i where i.library_id = l.id)`

export type LibraryFilter = { state?: LibraryState | undefined; category?: Category | undefined; q?: string | undefined; page: number }

const contains = (words: string): string => `%${words.replace(/[\\%_]/g, (char) => `\\${char}`)}%`

/** A page of the library with the number of all rows that fit. */
export async function libraryRows(db: Kysely<DB>, actor: Actor, { state, category, q, page }: LibraryFilter) {
  const found = await rows(db, actor)
    .$if(state !== undefined, (query) => query.where("l.state", "=", state ?? "draft"))
    .$if(category !== undefined, (query) => query.where("l.category", "=", category ?? "output"))
    .$if(Boolean(q), (query) => query.where(sql<boolean>`(l.name ilike ${contains(q ?? "")} or l.explanation ilike ${contains(q ?? "")})`))
    .select([usage.as("used"), sql<number>`count(*) over ()::int`.as("total")])
    .orderBy("l.category")
    .orderBy("l.name")
    .orderBy("l.id")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  return { rows: found.map(({ total: _, ...row }) => row), total: found[0]?.total ?? 0, page, pageSize }
}

/** The departments a row can be for. */
export const departments = (db: Kysely<DB>, actor: Actor) =>
  db
    .selectFrom("org")
    .select(["id", "name"])
    .where("district_id", "=", actor.districtId)
    .where("kind", "=", "department")
    .orderBy("code")
    .execute()

const columnsOf = (actor: Actor, row: LibraryRow) => ({
  ...{ scope: row.scope, department_id: row.departmentId, industry: row.industry, category: row.category, subcategory: row.subcategory },
  ...{ name: row.name, operator: row.sign, unit: row.unit, better: row.better, explanation: row.explanation },
  ...{ reference_value: row.referenceValue, scoring: row.scoring, data_source: row.dataSource, applies_to: row.appliesTo },
  ...{ source: row.source, updated_by: actor.userId, updated_name: actor.userName },
})

/** A department of another district is not there. */
const knownDepartment = (actor: Actor, id: string | null) =>
  sql<boolean>`(${id}::uuid is null or exists (select from org where id = ${id} and district_id = ${actor.districtId} and kind = 'department'))`

/** Answers the new row's id; undefined where the district has a row for this already, or the department is not there. */
export const addRow = (db: Kysely<DB>, actor: Actor, row: LibraryRow) =>
  sql<{ id: string }>`
    insert into library_indicator (district_id, scope, department_id, industry, category, subcategory, name, operator, unit, better,
      explanation, reference_value, scoring, data_source, applies_to, source, updated_by, updated_name)
    select ${actor.districtId}, ${row.scope}, ${row.departmentId}::uuid, ${row.industry}, ${row.category}, ${row.subcategory}, ${row.name},
      ${row.sign}, ${row.unit}, ${row.better}, ${row.explanation}, ${row.referenceValue}, ${row.scoring}, ${row.dataSource},
      ${row.appliesTo}, ${row.source}, ${actor.userId}, ${actor.userName}
    where ${knownDepartment(actor, row.departmentId)}
    on conflict do nothing returning id`
    .execute(db)
    .then(({ rows: [made] }) => made)

type Place = { id: string; version: number }

const changing = (db: Kysely<DB>, actor: Actor, { id, version }: Place) =>
  db
    .updateTable("library_indicator")
    .set((eb) => ({ version: eb("version", "+", 1), updated_at: sql<Date>`statement_timestamp()` }))
    .where("id", "=", id)
    .where("district_id", "=", actor.districtId)
    .where("version", "=", version)
    .returning(["id", "version"])

/** Whether this person reads such a row at all. */
export const hasRow = async (db: Kysely<DB>, actor: Actor, id: string): Promise<boolean> =>
  Boolean(await rows(db, actor).where("l.id", "=", id).executeTakeFirst())

/** Answers undefined where the row is gone or has changed since `version`. Throws a unique violation where another row says the same. */
export const changeRow = (db: Kysely<DB>, actor: Actor, place: Place, row: LibraryRow) =>
  changing(db, actor, place).set(columnsOf(actor, row)).where(knownDepartment(actor, row.departmentId)).executeTakeFirst()

/** Answers undefined where the row is gone, has changed, or is not in a state from which this goes. */
export const moveRow = (db: Kysely<DB>, actor: Actor, place: Place, from: readonly LibraryState[], to: LibraryState) =>
  changing(db, actor, place)
    .set({ state: to, updated_by: actor.userId, updated_name: actor.userName })
    .where("state", "=", (eb) => eb.fn.any(sql<LibraryState[]>`${sql.val(from)}::library_state[]`))
    .executeTakeFirst()

/** What is looked for: what somebody types into a name, and the project and goal that it is for. */
export type Wanted = { typed: string; project: string; goal: string; category?: Category | undefined }
const suggested = 8
/** Frequent pairs (满意, 率) are in thousands of rows: no more than these are looked at closely, those about the project first. */
const near = 1_500
const others = 500

const pairsOf = (words: string) => sql<string[]>`name_pairs(measure_key(${words}))`

/** The ids of rows that could be meant: what is typed narrows; the project's own words come before those of its goal. */
function candidates(db: Kysely<DB>, actor: Actor, { typed, project, goal, category }: Wanted) {
  const meant = (where: RawBuilder<boolean>, most: number) =>
    rows(db, actor)
      .clearSelect()
      .select("l.id")
      .where("l.state", "=", "confirmed")
      .where(sql<boolean>`(${category ?? null}::indicator_category is null or l.category = ${category ?? null}::indicator_category)`)
      .where(where)
      .limit(most)
  const about = (words: string): RawBuilder<boolean> => sql`l.pairs && ${pairsOf(words)}`
  if (typed === "") return sql`(${meant(about(project), near)}) union (${meant(about(goal), others)})`
  const matches = [...typed].length === 1 ? sql<boolean>`l.measure like ${contains(typed)}` : sql<boolean>`l.pairs @> ${pairsOf(typed)}`
  return sql`(${meant(sql<boolean>`${matches} and ${about(`${project} ${goal}`)}`, near)}) union (${meant(matches, others)})`
}

/** Confirmed rows that fit, those first that share most with the project and its goal. */
export const suggestRows = (db: Kysely<DB>, actor: Actor, wanted: Wanted) =>
  rows(db, actor)
    .where(sql<boolean>`${plannedAnew} l.id = any(array(${candidates(db, actor, wanted)}))`)
    .select(
      sql<number>`(select count(*) filter (where pair = any(${pairsOf(`${wanted.project} ${wanted.goal}`)})) * 100 / greatest(count(*), 1)
        from unnest(l.pairs) as pair)::int`.as("fit"),
    )
    .orderBy("fit", "desc")
    .orderBy(sql`length(l.name)`)
    .orderBy("l.name")
    .orderBy("l.id")
    .limit(suggested)
    .execute()

/** Measures of approved targets that the library has not: used by the most units first, without any finding of the checks. */
export const proposedRows = (db: Kysely<DB>, actor: Actor) =>
  db
    .selectFrom("target as t")
    .innerJoin("indicator as i", "i.target_id", "t.id")
    .where(visibleTo(actor))
    .where("t.state", "=", "approved")
    .where(
      sql<boolean>`not exists (select from library_indicator l where l.district_id = t.district_id and l.measure = i.name_key
        and l.category = i.category)`,
    )
    .where(
      sql<boolean>`not exists (select from target_finding f where f.version_id = t.approved_version_id
        and f.path like 'indicators[' || i.id || ']%')`,
    )
    .select(["i.category", "i.name_key as measure", sql<string>`min(i.name)`.as("name"), sql<string>`min(i.value_raw)`.as("example")])
    .select([sql<string | null>`min(i.subcategory)`.as("subcategory"), sql<"higher" | "lower" | "exact">`min(i.better)`.as("better")])
    .select([sql<number>`count(distinct t.unit_id)::int`.as("units"), sql<number>`count(distinct t.id)::int`.as("targets")])
    .groupBy(["i.category", "i.name_key"])
    .orderBy("units", "desc")
    .orderBy("targets", "desc")
    .orderBy("measure")
    .limit(pageSize)
    .execute()
