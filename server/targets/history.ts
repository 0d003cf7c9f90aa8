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
      sql<boolean>`(t.late and e.action = 'submit' and e.at >= r.closes_at)`.as("late"),
      sql<number | null>`case when made.target_at = e.target_at then made.number end`.as("versionNumber"),
    ])
    .where("t.id", "=", id)
    .orderBy("e.id")
    .execute()
  const said = await messagesOf(db, actor, id)
  return { card: toCard(card), events: [...events, ...said].sort((a, b) => a.at.getTime() - b.at.getTime()) }
}

/** What was said about it without moving it, in the form of events; `passedTo`: who was told. */
const messagesOf = (db: Kysely<DB>, actor: Actor, id: string) =>
  visibleTargets(db, actor)
    .innerJoin("target_message as said", "said.target_id", "t.id")
    .select([sql<string>`said.id::text`.as("id"), "said.at", "said.user_name as userName", "said.role", "said.org_name as orgName"])
    .select(["said.on_behalf_of_name as onBehalfOf", sql<string>`array_to_string(said.told_names, '、')`.as("passedTo")])
    .select(["said.kind as action", "said.step as from", "said.step as to", "said.note", "said.round"])
    .select([sql<number | null>`null::int`.as("versionNumber"), sql<boolean>`false`.as("late")])
    .where("t.id", "=", id)
    .orderBy("said.at")
    .execute()

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
