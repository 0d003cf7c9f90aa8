// Whoever a measurement needs from a generated district, as they act.
import type { Kysely } from "kysely"
import type { DB } from "#db/schema.ts"
import type { Actor, Role } from "#server/domain/roles.ts"

/** The first member of the generated district with this role. */
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

/** The value below which this share of them lies. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN
