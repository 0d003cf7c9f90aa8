// What reviewers write beside their decisions: drafts nobody else reads, notes that stay inside finance, standard reasons.
import { type Kysely, sql } from "kysely"
import type { DB } from "#db/schema.ts"
import type { ReviewDraft } from "#server/domain/review-draft.ts"
import type { StoredSheet } from "#server/domain/review-sheet.ts"
import type { Actor } from "#server/domain/roles.ts"

/** One's own draft, in the role it was written in. Always scoped by the person: there is no way to ask for another's. */
export async function ownDraft(db: Kysely<DB>, actor: Actor, targetId: string): Promise<ReviewDraft | null> {
  const found = await db
    .selectFrom("review_draft")
    .select("content")
    .where("target_id", "=", targetId)
    .where("user_id", "=", actor.userId)
    .where("role", "=", actor.role)
    .executeTakeFirst()
  return (found?.content as ReviewDraft | undefined) ?? null
}

export async function saveDraft(db: Kysely<DB>, actor: Actor, targetId: string, draft: ReviewDraft): Promise<void> {
  const content = JSON.stringify(draft)
  await db
    .insertInto("review_draft")
    .values({ target_id: targetId, user_id: actor.userId, role: actor.role, content })
    .onConflict((conflict) =>
      conflict.columns(["target_id", "user_id", "role"]).doUpdateSet({ content, updated_at: sql`statement_timestamp()` }),
    )
    .execute()
}

/** Notes of finance about a target, oldest first. Whether the actor is of finance is the caller's to check. */
export const internalNotes = (db: Kysely<DB>, targetId: string) =>
  db
    .selectFrom("internal_note")
    .select(["id", "user_name as by", "role", "at", "text"])
    .where("target_id", "=", targetId)
    .orderBy("at")
    .execute()

export const addInternalNote = (db: Kysely<DB>, actor: Actor, targetId: string, words: string) =>
  db
    .insertInto("internal_note")
    .values({ target_id: targetId, user_id: actor.userId, user_name: actor.userName, role: actor.role, text: words })
    .returning("id")
    .executeTakeFirstOrThrow()

/** The standard reasons of the actor's district, in the order finance gave them. */
export const standardReasons = (db: Kysely<DB>, actor: Actor) =>
  db
    .selectFrom("standard_reason")
    .select(["id", "text"])
    .where("district_id", "=", actor.districtId)
    .where("retired_at", "is", null)
    .orderBy("position")
    .orderBy("id")
    .execute()

export const addReason = (db: Kysely<DB>, actor: Actor, words: string) =>
  db
    .insertInto("standard_reason")
    .values({
      district_id: actor.districtId,
      text: words,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from standard_reason where district_id = ${actor.districtId})`,
    })
    .returning("id")
    .executeTakeFirstOrThrow()

/** A reason is retired, not deleted; answers whether there was one. */
export const retireReason = (db: Kysely<DB>, actor: Actor, id: string) =>
  db
    .updateTable("standard_reason")
    .set({ retired_at: sql`statement_timestamp()` })
    .where("id", "=", id)
    .where("district_id", "=", actor.districtId)
    .where("retired_at", "is", null)
    .returning("id")
    .executeTakeFirst()

/** Budget years of the district, newest first: each may have a review sheet of its own. */
export const budgetYears = async (db: Kysely<DB>, actor: Actor): Promise<number[]> =>
  (await db.selectFrom("budget_year").select("year").where("district_id", "=", actor.districtId).orderBy("year", "desc").execute()).map(
    ({ year }) => year,
  )

/** The review sheets filled in for a target, newest first, with the number of the version they belong to. */
export const filledSheets = (db: Kysely<DB>, targetId: string) =>
  db
    .selectFrom("target_version")
    .select(["number", "made_at as at", sql<StoredSheet>`sheet`.as("sheet")])
    .where("target_id", "=", targetId)
    .where("sheet", "is not", null)
    .orderBy("number", "desc")
    .execute()
