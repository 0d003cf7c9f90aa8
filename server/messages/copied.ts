// What was copied to me: a list of its own and a page of its own. No act, draft, note or opinion is reached from here.
import { type Kysely, sql } from "kysely"
import type { DB } from "#db/schema.ts"
import { decidingActs } from "#server/domain/copy.ts"
import type { Actor } from "#server/domain/roles.ts"
import { fromStoredVersion } from "#server/domain/version.ts"
import type { State } from "#server/domain/workflow.ts"
import { copiedTo, copiesFor } from "#server/targets/visible.ts"

export const pageSize = 50

/** Copies `c` of targets `t` to the actor's post or org that hold. */
const held = (db: Kysely<DB>, actor: Actor) =>
  db
    .selectFrom("target as t")
    .innerJoin("project as p", "p.id", "t.project_id")
    .innerJoin("org as unit", "unit.id", "t.unit_id")
    .innerJoin("target_copy as c", (join) => join.onRef("c.target_id", "=", "t.id").on(copiesFor(actor)))
    .where(copiedTo(actor))

/** The newest first, each target once for each copy of it. */
export async function copiedToMe(db: Kysely<DB>, actor: Actor, page: number) {
  const found = await held(db, actor)
    .select(["c.id", "t.id as targetId", "t.state", "t.round", "t.budget_year as budgetYear", "p.name as projectName"])
    .select(["unit.name as unitName", "c.made_name as by", "c.made_at as at", "c.note", "c.reader_name as reader"])
    .select(sql<number>`count(*) over ()::int`.as("total"))
    .orderBy("c.made_at", "desc")
    .orderBy("c.id")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  return { rows: found.map(({ total: _, ...row }) => row), total: found[0]?.total ?? 0, page, pageSize }
}

/** The version as it was copied, and later ones that were decided on, newest first. */
const readable = (db: Kysely<DB>, actor: Actor, targetId: string) =>
  db
    .selectFrom("target_version as v")
    .innerJoin("target_event as e", (join) => join.onRef("e.version_id", "=", "v.id").onRef("e.target_at", "=", "v.target_at"))
    .innerJoin(held(db, actor).select(sql<number>`min(c.from_number)`.as("number")).where("t.id", "=", targetId).as("first"), (join) =>
      join.on(sql<boolean>`v.number = first.number or (v.number > first.number and e.action = any(${[...decidingActs]}))`),
    )
    .where("v.target_id", "=", targetId)
    .select(["v.number", "v.made_at as madeAt", "e.action", sql<State | null>`e.from_state`.as("from")])
    .orderBy("v.number", "desc")

/** One target as a reader sees it: these versions, and the content of one of them. Undefined for what was not copied, or not in that version. */
export async function readCopied(db: Kysely<DB>, actor: Actor, targetId: string, number: number | undefined) {
  const versions = await readable(db, actor, targetId).execute()
  const chosen = number === undefined ? versions[0] : versions.find((version) => version.number === number)
  if (!chosen) return undefined
  const { content } = await db
    .selectFrom("target_version")
    .select("content")
    .where("target_id", "=", targetId)
    .where("number", "=", chosen.number)
    .executeTakeFirstOrThrow()
  const copies = await held(db, actor).select(["c.made_name as by", "c.made_at as at", "c.note"]).where("t.id", "=", targetId).execute()
  return { id: targetId, number: chosen.number, versions, copies, ...fromStoredVersion(content) }
}
