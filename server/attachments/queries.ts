// Attachments in SQL. Who sees a target's files: its unit all that was brought, everybody else what a version of the target names.
import { type Kysely, sql, type Transaction } from "kysely"
import type { AttachmentPlace, DB } from "#db/schema.ts"
import type { Clock } from "#server/clock.ts"
import type { Attachment, AttachmentType } from "#server/domain/attachment.ts"
import type { Actor } from "#server/domain/roles.ts"
import { copiedTo, seesDrafts, visibleTo } from "#server/targets/visible.ts"

const columns = ["a.id", "a.name", "a.size", "a.hash"] as const

/** Named by a version of the target. */
const inVersion = sql<boolean>`exists (select from target_version v where v.target_id = a.target_id
  and v.content -> 'attachments' @> jsonb_build_array(jsonb_build_object('id', a.id)))`

/** A file that this person may fetch. */
export const findAttachment = (db: Kysely<DB>, actor: Actor, id: string) =>
  db
    .selectFrom("attachment as a")
    .innerJoin("target as t", "t.id", "a.target_id")
    .where("a.id", "=", id)
    .where((eb) => eb.or([visibleTo(actor)(eb), copiedTo(actor)(eb)]))
    .where(seesDrafts(actor) ? sql<boolean>`true` : inVersion)
    .select([...columns, "a.place", sql<AttachmentType>`a.type`.as("type")])
    .executeTakeFirst()

/** Those of `ids` that were brought for this target, whoever sees it. */
export const broughtFor = (db: Kysely<DB>, targetId: string, ids: readonly string[]): Promise<Omit<Attachment, "kind">[]> =>
  db
    .selectFrom("attachment as a")
    .where("a.target_id", "=", targetId)
    .where("a.id", "=", (eb) => eb.fn.any(eb.val([...ids])))
    .select([...columns, sql<AttachmentType>`a.type`.as("type")])
    .execute()

/** All that is kept for a target, in bytes. */
export async function keptBytes(db: Kysely<DB>, targetId: string): Promise<number> {
  const { bytes } = await db
    .selectFrom("attachment")
    .where("target_id", "=", targetId)
    .select(sql<number>`coalesce(sum(size), 0)::int`.as("bytes"))
    .executeTakeFirstOrThrow()
  return bytes
}

export type NewAttachment = Omit<Attachment, "kind"> & { targetId: string; place: AttachmentPlace; userId: string }

export const addAttachment = (trx: Transaction<DB>, { targetId, userId, ...file }: NewAttachment) =>
  trx
    .insertInto("attachment")
    .values({ ...file, target_id: targetId, brought_by: userId })
    .execute()

/** A window that was left open may still name a file that was taken off; after this long nobody comes back to it. */
const keptDays = 30

/** Takes out files that neither a draft nor any version names, and answers what lay in the folder. */
export const takeOutForgotten = (trx: Transaction<DB>, clock: Clock) =>
  trx
    .deleteFrom("attachment as a")
    .using("target as t")
    .whereRef("t.id", "=", "a.target_id")
    .where("a.brought_at", "<", sql<Date>`${clock} - make_interval(days => ${keptDays})`)
    .where(sql<boolean>`not t.attachments @> jsonb_build_array(jsonb_build_object('id', a.id))`)
    .where(sql<boolean>`not ${inVersion}`)
    .returning(["a.id", "a.place"])
    .execute()
