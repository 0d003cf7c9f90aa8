// Who asks in a measurement.
import type { Kysely } from "kysely"
import type { DB } from "#db/schema.ts"
import type { Actor, Role } from "#server/domain/roles.ts"

/** A member of the generated district with this role, as they act. */
export async function actorWith(db: Kysely<DB>, role: Role): Promise<Actor> {
  const row = await db
    .selectFrom("membership as m")
    .innerJoin("app_user as u", "u.id", "m.user_id")
    .innerJoin("org as o", "o.id", "m.org_id")
    .select([
      "m.id as membershipId",
      "u.id as userId",
      "u.name as userName",
      "o.id as orgId",
      "o.name as orgName",
      "o.district_id as districtId",
    ])
    .where("m.role", "=", role)
    .orderBy("u.login")
    .executeTakeFirstOrThrow()
  return { ...row, role, onBehalfOf: null, sessionId: "bench" }
}
