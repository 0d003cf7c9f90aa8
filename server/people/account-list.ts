import type { Kysely } from "kysely"
import type { DB } from "#db/schema.ts"
import type { Clock } from "../clock.ts"
import type { Role } from "../domain/roles.ts"

type Held = { org: string; orgName: string; role: Role; from: Date; to: Date | null }
export type Account = {
  login: string
  name: string
  disabled: boolean
  lockedUntil: Date | null
  openSessions: number
  memberships: Held[]
}

/** Every account with all its memberships, ended ones too, by login. Two statements, whatever the number. */
export const listAccounts = async (db: Kysely<DB>, clock: Clock): Promise<Account[]> => {
  const users = await db
    .selectFrom("app_user as u")
    .orderBy("u.login")
    .select((eb) => [
      "u.id",
      "u.login",
      "u.name",
      "u.disabled_at",
      eb.case().when("u.locked_until", ">", clock).then(eb.ref("u.locked_until")).end().as("lockedUntil"),
      eb
        .selectFrom("session as s")
        .whereRef("s.user_id", "=", "u.id")
        .where("s.revoked_at", "is", null)
        .where("s.expires_at", ">", clock)
        .select((e) => e.cast<number>(e.fn.countAll(), "int4").as("n"))
        .as("openSessions"),
    ])
    .execute()
  const held = await db
    .selectFrom("membership as m")
    .innerJoin("org as o", "o.id", "m.org_id")
    .orderBy("o.code")
    .orderBy("m.role")
    .select(["m.user_id", "o.code as org", "o.name as orgName", "m.role", "m.valid_from as from", "m.valid_to as to"])
    .execute()
  const byUser = Map.groupBy(held, (row) => row.user_id)
  return users.map(({ id, disabled_at, openSessions, ...user }) => ({
    ...user,
    disabled: disabled_at !== null,
    openSessions: openSessions ?? 0,
    memberships: (byUser.get(id) ?? []).map(({ user_id: _, ...row }) => row),
  }))
}
