// A person of some time ago, as they act now: for work that is done after its request has ended.
import { type Kysely, sql } from "kysely"
import type { DB } from "#db/schema.ts"
import type { Clock } from "../clock.ts"
import type { Actor } from "../domain/roles.ts"
import { actingChoices } from "./standing.ts"

/** Null when the membership has ended, is no longer stood in for, or the person is shut out. */
export async function actorOf(
  db: Kysely<DB>,
  { userId, membershipId }: Pick<Actor, "userId" | "membershipId">,
  clock: Clock,
): Promise<Actor | null> {
  const found = await db
    .selectFrom(actingChoices(sql`${userId}::uuid`, clock).as("c"))
    .innerJoin("membership as m", "m.id", "c.membership_id")
    .innerJoin("org as o", "o.id", "m.org_id")
    .innerJoin("app_user as u", (join) => join.on("u.id", "=", userId).on("u.disabled_at", "is", null))
    .innerJoin("app_user as holder", "holder.id", "m.user_id")
    .select(["m.id as membershipId", "m.role", "o.id as orgId", "o.name as orgName", "o.district_id as districtId"])
    .select(["u.id as userId", "u.name as userName", "holder.id as holderId", "holder.name as holderName"])
    .where("m.id", "=", membershipId)
    .limit(1)
    .executeTakeFirst()
  if (!found) return null
  const { holderId, holderName, ...actor } = found
  return { ...actor, sessionId: "none", onBehalfOf: holderId === actor.userId ? null : { userId: holderId, name: holderName } }
}
