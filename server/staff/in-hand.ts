// What a person has in hand by a post `m`, as conditions on a target `t`: counted for the page, moved by the hand-over.
import { type RawBuilder, sql } from "kysely"
import { deskOf } from "#server/domain/workflow.ts"
import { reaches, targetRoles } from "#server/targets/reach.ts"

/** They submitted it, or began it and nobody has submitted it yet, or it was handed over to them. */
const looksAfter = sql<boolean>`(m.role = 'editor' and t.unit_id = m.org_id and t.state <> 'approved' and coalesce(
  t.handed_to = m.user_id,
  m.user_id in (t.submitted_by, t.submitted_for) or (t.round = 0 and exists (
    select from target_event e where e.target_id = t.id and e.action = 'create' and e.user_id = m.user_id))))`

const atDesk: RawBuilder<boolean> = sql.join(
  targetRoles.map((role) => sql`(m.role = ${sql.lit(role)} and t.state = ${sql.lit(deskOf(role) ?? "")})`),
  sql` or `,
)

export const inHand = {
  drafts: sql<boolean>`(${looksAfter} and t.state = 'draft')`,
  submitted: sql<boolean>`(${looksAfter} and t.state <> 'draft')`,
  held: sql<boolean>`(t.accepted_by = m.user_id and (${atDesk}) and ${reaches})`,
} as const
