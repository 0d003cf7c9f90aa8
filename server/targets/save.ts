// Saving a draft: content replaced as a whole, guarded by the version it was made on.
import { type Kysely, sql } from "kysely"
import type { DB } from "#db/schema.ts"
import { notBrought } from "#server/attachments/bring.ts"
import type { Clock } from "#server/clock.ts"
import { lockedChanges } from "#server/domain/open-fields.ts"
import { categoriesOf, type IndicatorTree, subcategories } from "#server/domain/published-table.ts"
import type { Actor } from "#server/domain/roles.ts"
import type { TargetContent } from "#server/domain/target.ts"
import { decide } from "#server/domain/workflow.ts"
import { type FieldProblem, invalid, notFound, refused } from "#server/errors.ts"
import { attachmentsColumn, formColumn, indicatorColumns } from "./columns.ts"
import { type FoundTarget, findTarget, findTargets } from "./find.ts"
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

/** What goes into the statement: the drafts, and their indicators each with its target. */
const draftRows = (drafts: readonly Draft[]): string =>
  JSON.stringify(
    drafts.map(({ id, version, content }) => {
      const { fiscal, specialAccount, other } = content.amounts
      const money = { fiscal: String(fiscal), special_account: String(specialAccount), other: String(other) }
      const form = formColumn(content)
      const parts = { form: form === null ? null : JSON.parse(form), attachments: JSON.parse(attachmentsColumn(content)) }
      return { id, version, goal: content.goal, answers: content.answers, ...parts, ...money }
    }),
  )
const lineRows = (drafts: readonly Draft[]): string =>
  JSON.stringify(
    drafts.flatMap(({ id: target_id, content }) =>
      content.indicators.map((row, place) => ({ ...indicatorColumns(row), target_id, position: place + 1 })),
    ),
  )

/** One statement: each target's row is the guard, and its indicators follow only if it was still at its version. Answers the new versions. */
async function overwrite(db: Kysely<DB>, actor: Actor, drafts: readonly Draft[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; version: number }>`
    with draft as (
      select * from jsonb_to_recordset(${draftRows(drafts)}::jsonb) as d(id uuid, version int, goal text, answers jsonb, form jsonb,
        attachments jsonb, fiscal bigint, special_account bigint, other bigint)
    ), line as (
      select * from jsonb_to_recordset(${lineRows(drafts)}::jsonb) as l(target_id uuid, id uuid, position int,
        category indicator_category, subcategory text, name text, value_raw text, better indicator_better, midterm_raw text,
        weight numeric, method text, data_source text, lineage uuid, library_id uuid)
    ), saved as (
      update target t set goal = d.goal, answers = d.answers, form = nullif(d.form, 'null'::jsonb),
        attachments = d.attachments, fiscal = d.fiscal,
        special_account = d.special_account, other = d.other,
        version = t.version + 1, updated_at = statement_timestamp(), updated_by = ${actor.userId}
      from draft d where t.id = d.id and t.version = d.version and t.state = 'draft'
      returning t.id, t.version
    ), gone as (
      delete from indicator i using saved
      where i.target_id = saved.id and not exists (select from line where line.target_id = i.target_id and line.id = i.id)
    ), put as (
      insert into indicator (target_id, id, position, category, subcategory, name, value_raw, better, midterm_raw, weight, method,
        data_source, lineage, library_id)
      select line.* from line join saved on saved.id = line.target_id
      on conflict (target_id, id) do update set position = excluded.position, category = excluded.category,
        subcategory = excluded.subcategory, name = excluded.name, value_raw = excluded.value_raw, better = excluded.better,
        midterm_raw = excluded.midterm_raw, weight = excluded.weight, method = excluded.method, data_source = excluded.data_source,
        lineage = excluded.lineage, library_id = excluded.library_id
    )
    select id, version from saved`.execute(db)
  return new Map(rows.map(({ id, version }) => [id, version]))
}

/** Throws what keeps this draft from being stored over what is there. */
async function refuse(db: Kysely<DB>, actor: Actor, draft: Draft, target: FoundTarget | undefined): Promise<void> {
  if (!target) throw notFound()
  const decision = decide(actor, target.subject, { action: "save", now: target.now })
  if (!decision.ok && decision.why === "role") throw refused(decision.why)
  if (target.version !== draft.version) throw await conflictOf(db, target, draft.version)
  if (!decision.ok) throw refused(decision.why)
  const problems = [
    ...outsideTree(target.indicatorTree, draft.content),
    ...lockedChanges(target.openFields, target.content, draft.content),
    ...(await notBrought(db, target.id, draft.content.attachments ?? [], target.content.attachments ?? [])),
  ]
  if (problems.length > 0) throw invalid(problems)
}

/**
 * Stores a draft, complete or not. Throws AppError: NOT_FOUND, FORBIDDEN, BAD_REQUEST with field problems,
 * CONFLICT with the content that is there now when somebody else was faster.
 */
export async function saveTarget(db: Kysely<DB>, actor: Actor, draft: Draft, clock: Clock): Promise<{ version: number }> {
  const [version = 0] = await saveTargets(db, actor, [draft], clock)
  return { version }
}

/** Several drafts, each as `saveTarget`; answers their versions in order. Call in a transaction, since those before a refusal are stored. */
export async function saveTargets(db: Kysely<DB>, actor: Actor, drafts: readonly Draft[], clock: Clock): Promise<number[]> {
  const found = await findTargets(
    db,
    actor,
    drafts.map(({ id }) => id),
    clock,
  )
  const byId = new Map(found.map((target) => [target.id, target]))
  for (const draft of drafts) await refuse(db, actor, draft, byId.get(draft.id))
  const versions = await overwrite(db, actor, drafts)
  for (const draft of drafts) {
    if (versions.has(draft.id)) continue
    const moved = await findTarget(db, actor, draft.id, clock)
    throw moved ? await conflictOf(db, moved, draft.version) : notFound()
  }
  return drafts.map(({ id }) => versions.get(id) ?? 0)
}
