// What the checks of one target need to know beyond it: the year's settings, last year's target, the targets it may resemble.
// Only what this person may see is compared with: nobody learns of another unit's rows through a warning.
import { type Kysely, type RawBuilder, sql } from "kysely"
import type { DB } from "#db/schema.ts"
import type { CheckContext, OtherTarget } from "#server/domain/checks/check.ts"
import type { Actor } from "#server/domain/roles.ts"
import { nearNames } from "#server/library/near.ts"
import type { FoundTarget } from "./find.ts"
import { readSettings, type SettingRow } from "./rule-settings.ts"
import { seesDrafts, visibleTo } from "./visible.ts"

/** Targets a unit has in a year are compared all, up to this many; those with most measures in common first. */
const mostSiblings = 200
/** Lines many targets share (受益群体满意度 ≥90%) tell nothing: only so many bearers of one line are looked at. */
const bearersOfLine = 200
const mostCopies = 20
const linesOfACopy = 3
const shortestGoal = 15

/** Beyond the unit a draft is not read: what stands in it was not submitted. */
const readable = (actor: Actor): RawBuilder<boolean> => (seesDrafts(actor) ? sql<boolean>`true` : sql<boolean>`t.state <> 'draft'`)

const seen = (db: Kysely<DB>, actor: Actor, id: string) =>
  db.selectFrom("target as t").select("t.id").where("t.id", "<>", id).where(visibleTo(actor)).where(readable(actor))

const siblings = (db: Kysely<DB>, actor: Actor, id: string) =>
  seen(db, actor, id)
    .innerJoin("target as me", (join) => join.onRef("me.unit_id", "=", "t.unit_id").onRef("me.budget_year", "=", "t.budget_year"))
    .where("me.id", "=", id)
    .orderBy(
      sql`(select count(*) from indicator i where i.target_id = t.id
        and i.name_key in (select mine.name_key from indicator mine where mine.target_id = me.id)) desc, t.id`,
    )
    .limit(mostSiblings)

const sameGoal = (id: string) => sql<string[]>`array(
  select same.id from target me join target same using (district_id, budget_year, goal_key)
  where me.id = ${id} and length(me.goal) >= ${shortestGoal} limit ${mostCopies})`

const sameLines = (id: string) => sql<string[]>`array(
  select near.target_id from target me join indicator mine on mine.target_id = me.id, lateral (
    select i.target_id from indicator i join target o on o.id = i.target_id
    where i.line_key = mine.line_key and o.district_id = me.district_id and o.budget_year = me.budget_year and o.id <> me.id
    limit ${bearersOfLine}) near
  where me.id = ${id}
  group by near.target_id having count(*) >= ${linesOfACopy} order by count(*) desc limit ${mostCopies})`

/** Targets anywhere in the district and year with the same goal, or with several lines in common. */
const copies = (db: Kysely<DB>, actor: Actor, id: string) =>
  seen(db, actor, id).where(sql<boolean>`t.id = any(${sameGoal(id)} || ${sameLines(id)})`)

type Row = {
  settings: SettingRow[]
  lastYear: { total: string; indicators: { name: string; raw: string }[] } | null
  others: OtherTarget[]
  library: string[]
}

const settings = sql`(select coalesce(jsonb_agg(jsonb_build_object('code', s.code, 'severity', s.severity, 'thresholds', s.thresholds)), '[]')
  from quality_rule_setting s where s.district_id = me.district_id and s.budget_year = me.budget_year)`

/** The approved target of the same project in the year before, which may have been another unit's. */
const lastYear = (db: Kysely<DB>, actor: Actor) =>
  db
    .selectFrom("target as t")
    .innerJoin("target_version as v", "v.id", "t.approved_version_id")
    .select(sql`jsonb_build_object('total', v.total::text, 'indicators', v.content->'indicators')`.as("found"))
    .where(visibleTo(actor))
    .where(sql<boolean>`t.project_id = me.project_id and t.budget_year = me.budget_year - 1`)

const others = (db: Kysely<DB>, actor: Actor, id: string) => sql`(select coalesce(jsonb_agg(jsonb_build_object(
    'project', p.name, 'sameUnit', t.unit_id = me.unit_id, 'goal', t.goal,
    'indicators', (select coalesce(jsonb_agg(jsonb_build_object('category', i.category, 'name', i.name, 'raw', i.value_raw)
      order by i.position), '[]') from indicator i where i.target_id = t.id)) order by p.code), '[]')
  from target t join project p on p.id = t.project_id
  where t.id in (select id from (${siblings(db, actor, id)}) sibling union ${copies(db, actor, id)}))`

/** Indicators that were taken from the library need no hint that they are there. */
const unlinked = sql`select i.name_key as measure from indicator i where i.target_id = me.id and i.library_id is null`
const library = nearNames(unlinked, sql`me.district_id`, sql`me.department_id`)

/** One statement, once per procedure call. */
export async function checkContext(
  db: Kysely<DB>,
  actor: Actor,
  { id, frame, indicatorTree, weightSum }: Pick<FoundTarget, "id" | "frame" | "indicatorTree" | "weightSum">,
): Promise<CheckContext> {
  const { rows } = await sql<Row>`
    select ${settings} as settings, ${lastYear(db, actor)} as "lastYear", ${others(db, actor, id)} as others, ${library} as library
    from target me where me.id = ${id}`.execute(db)
  const [found] = rows
  const last = found?.lastYear
  return {
    ...{ projectName: frame.project.name, budgetYear: frame.budgetYear, tree: indicatorTree, weightSum },
    ...{ settings: readSettings(found?.settings ?? []), others: found?.others ?? [] },
    library: found?.library ?? [],
    lastYear: last ? { total: BigInt(last.total), indicators: last.indicators.map(({ name, raw }) => ({ name, raw })) } : null,
  }
}
