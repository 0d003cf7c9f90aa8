// What happened to a target: who, when, acting as what, from where to where, and why. Nobody can rewrite it.
import { type Kysely, sql } from "kysely"
import type { DB } from "#db/schema.ts"
import type { Actor } from "#server/domain/roles.ts"
import { fromStoredVersion } from "#server/domain/version.ts"
import { cards, toCard, visibleTargets } from "./cards.ts"

/** The card and all events, oldest first; undefined for what is not this person's to see. */
export async function targetHistory(db: Kysely<DB>, actor: Actor, id: string) {
  const card = await cards(db, actor).where("t.id", "=", id).executeTakeFirst()
  if (!card) return undefined
  const events = await visibleTargets(db, actor)
    .innerJoin("target_event as e", "e.target_id", "t.id")
    .leftJoin("target_version as made", "made.id", "e.version_id")
    .select([
      sql<string>`e.id::text`.as("id"),
      "e.at",
      "e.user_name as userName",
      "e.role",
      "e.org_name as orgName",
      "e.on_behalf_of_name as onBehalfOf",
      "e.passed_to_name as passedTo",
      "e.action",
      "e.from_state as from",
      "e.to_state as to",
      "e.note",
      "e.round",
      sql<number | null>`case when made.target_at = e.target_at then made.number end`.as("versionNumber"),
    ])
    .where("t.id", "=", id)
    .orderBy("e.id")
    .execute()
  return { card: toCard(card), events }
}

/** One stored version, with the names of its time. */
export async function targetVersion(db: Kysely<DB>, actor: Actor, id: string, number: number) {
  const found = await visibleTargets(db, actor)
    .innerJoin("target_version as made", "made.target_id", "t.id")
    .select(["made.number", "made.made_at as madeAt", "made.content", "made.content_hash as contentHash"])
    .where("t.id", "=", id)
    .where("made.number", "=", number)
    .executeTakeFirst()
  return found && { number: found.number, madeAt: found.madeAt, contentHash: found.contentHash, ...fromStoredVersion(found.content) }
}
