// What a reviewer has read: marked when the review page was read, and what has changed since.
import { type Kysely, sql } from "kysely"
import type { DB } from "#db/schema.ts"
import { type Comparable, compare } from "#server/domain/compare.ts"
import { type FieldMarks, fieldMarks } from "#server/domain/field-marks.ts"
import type { Actor } from "#server/domain/roles.ts"
import { fromStoredVersion } from "#server/domain/version.ts"
import type { FoundTarget } from "#server/targets/find.ts"

/**
 * Marks what this person has read: the newest version stored by `version` of the target. The version read before it stays known, so that
 * reading a page twice does not hide what is new on it. Whether they may see the target is the caller's to check.
 */
export async function markLook(db: Kysely<DB>, actor: Actor, targetId: string, version: number): Promise<void> {
  await sql`
    insert into review_look as known (target_id, user_id, seen_number)
    select target_id, ${actor.userId}, max(number) from target_version
      where target_id = ${targetId} and target_at <= ${version} group by target_id
    on conflict (target_id, user_id) do update set
      before_number = case when excluded.seen_number > known.seen_number then known.seen_number else known.before_number end,
      before_at = case when excluded.seen_number > known.seen_number then known.seen_at else known.before_at end,
      seen_number = greatest(excluded.seen_number, known.seen_number),
      seen_at = excluded.seen_at`.execute(db)
}

type Read = { why: "desk" | "look"; number: number; at: Date; content: unknown }

/** What this role's desk decided on last, and what this person had read before the present version. */
async function readBefore(db: Kysely<DB>, actor: Actor, targetId: string): Promise<Read[]> {
  const { rows } = await sql<Read>`
    (select 'desk' as why, v.number, v.made_at as at, v.content
      from target_version v join target_event e on e.version_id = v.id and e.target_at = v.target_at
      where v.target_id = ${targetId} and e.role = ${actor.role} and e.action in ('approve', 'return')
      order by v.number desc limit 1)
    union all
    (select 'look', v.number, base.at, v.content
      from review_look l
      cross join lateral (select max(number) as number from target_version where target_id = l.target_id) newest
      cross join lateral (select
        case when l.seen_number < newest.number then l.seen_number else l.before_number end as number,
        case when l.seen_number < newest.number then l.seen_at else l.before_at end as at) base
      join target_version v on v.target_id = l.target_id and v.number = base.number
      where l.target_id = ${targetId} and l.user_id = ${actor.userId})`.execute(db)
  return rows
}

const contentOf = ({ content }: Read, year: number): Comparable => ({ ...fromStoredVersion(content).content, year })

export type SinceRead = {
  /** Against what this desk decided on last. Null where it never did. */
  decided: ({ number: number; at: Date } & FieldMarks) | null
  /** How much is new since this person read the version before. Null where they had read none. */
  looked: { number: number; at: Date; changes: number } | null
}

/** What is new to a reviewer in the content they are shown. */
export async function sinceRead(db: Kysely<DB>, actor: Actor, target: FoundTarget): Promise<SinceRead> {
  const found = await readBefore(db, actor, target.id)
  const now: Comparable = { ...target.content, year: target.budgetYear }
  const [desk, look] = (["desk", "look"] as const).map((why) => found.find((read) => read.why === why))
  return {
    decided: desk ? { number: desk.number, at: desk.at, ...fieldMarks(compare(contentOf(desk, target.budgetYear), now)) } : null,
    looked: look ? { number: look.number, at: look.at, changes: compare(contentOf(look, target.budgetYear), now).counts.total } : null,
  }
}
