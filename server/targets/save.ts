// Saving a draft: content replaced as a whole, guarded by the version it was made on.
import { type Kysely, sql } from "kysely"
import type { DB } from "#db/schema.ts"
import type { Clock } from "#server/clock.ts"
import { lockedChanges } from "#server/domain/open-fields.ts"
import { categoriesOf, type IndicatorTree, subcategories } from "#server/domain/published-table.ts"
import type { Actor } from "#server/domain/roles.ts"
import type { TargetContent } from "#server/domain/target.ts"
import { decide } from "#server/domain/workflow.ts"
import { type FieldProblem, invalid, notFound, refused } from "#server/errors.ts"
import { formColumn, indicatorColumns } from "./columns.ts"
import { findTarget } from "./find.ts"
import { conflictOf } from "./transition.ts"

export type Draft = { id: string; version: number; content: TargetContent }

/** The year's tree says which levels there are: before 2021 成本 is a second level, since then a first. */
const outsideTree = (tree: IndicatorTree, { indicators }: TargetContent): FieldProblem[] =>
  indicators.flatMap(({ id, category, subcategory }) => {
    if (!categoriesOf(tree).includes(category))
      return [{ path: `indicators[${id}].category`, message: "本年度的指标体系没有这个一级指标。" }]
    const known = subcategory === null || subcategories(tree, category).some((code) => code === subcategory)
    return known ? [] : [{ path: `indicators[${id}].subcategory`, message: "这个二级指标不属于所选的一级指标。" }]
  })

const rowsOf = ({ indicators }: TargetContent): string =>
  JSON.stringify(indicators.map((row, place) => ({ ...indicatorColumns(row), position: place + 1 })))

/** One statement: the target's row is the guard, and the indicators follow only if it was still at `version`. */
async function overwrite(db: Kysely<DB>, actor: Actor, { id, version, content }: Draft): Promise<number | undefined> {
  const { fiscal, specialAccount, other } = content.amounts
  const kept = content.indicators.map((row) => row.id)
  const { rows } = await sql<{ version: number }>`
    with saved as (
      update target set goal = ${content.goal}, answers = ${JSON.stringify(content.answers)}::jsonb, form = ${formColumn(content)}::jsonb, fiscal = ${fiscal}, special_account = ${specialAccount}, other = ${other},
        version = version + 1, updated_at = statement_timestamp(), updated_by = ${actor.userId}
      where id = ${id} and version = ${version} and state = 'draft'
      returning id, version
    ), gone as (
      delete from indicator using saved where target_id = saved.id and not indicator.id = any(${kept}::uuid[])
    ), put as (
      insert into indicator (target_id, id, position, category, subcategory, name, value_raw, better, midterm_raw, weight, method,
        data_source, lineage, library_id)
      select saved.id, row.* from saved, jsonb_to_recordset(${rowsOf(content)}::jsonb) as row(id uuid, position int,
        category indicator_category, subcategory text, name text, value_raw text, better indicator_better, midterm_raw text,
        weight numeric, method text, data_source text, lineage uuid, library_id uuid)
      on conflict (target_id, id) do update set position = excluded.position, category = excluded.category,
        subcategory = excluded.subcategory, name = excluded.name, value_raw = excluded.value_raw, better = excluded.better,
        midterm_raw = excluded.midterm_raw, weight = excluded.weight, method = excluded.method, data_source = excluded.data_source,
        lineage = excluded.lineage, library_id = excluded.library_id
    )
    select version from saved`.execute(db)
  return rows[0]?.version
}

/**
 * Stores a draft, complete or not. Throws AppError: NOT_FOUND, FORBIDDEN, BAD_REQUEST with field problems,
 * CONFLICT with the content that is there now when somebody else was faster.
 */
export async function saveTarget(db: Kysely<DB>, actor: Actor, draft: Draft, clock: Clock): Promise<{ version: number }> {
  const target = await findTarget(db, actor, draft.id, clock)
  if (!target) throw notFound()
  const decision = decide(actor, target.subject, { action: "save", now: target.now })
  if (!decision.ok && decision.why === "role") throw refused(decision.why)
  if (target.version !== draft.version) throw await conflictOf(db, target, draft.version)
  if (!decision.ok) throw refused(decision.why)
  const problems = [...outsideTree(target.indicatorTree, draft.content), ...lockedChanges(target.openFields, target.content, draft.content)]
  if (problems.length > 0) throw invalid(problems)
  const version = await overwrite(db, actor, draft)
  if (version !== undefined) return { version }
  const moved = await findTarget(db, actor, draft.id, clock)
  throw moved ? await conflictOf(db, moved, draft.version) : notFound()
}
