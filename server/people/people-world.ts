// The world of this area's tests: what the common builder does not know are people with several memberships and dates.
import { type Kysely, sql } from "kysely"
import { buildWorld } from "#db/factories.ts"
import type { DB } from "#db/schema.ts"
import type { Role } from "../domain/roles.ts"
import { hashPassword } from "./password.ts"

export const password = "Correct-horse-1"

export type World = Awaited<ReturnType<typeof peopleWorld>>
type Post = { org: "A1" | "A2" | "A" | "F"; role: Role; from?: Date; to?: Date }

export const peopleWorld = async (db: Kysely<DB>) => {
  const { districtId, orgs } = await buildWorld<"A" | "A1" | "A2" | "F", never, never>(db, {
    district: { code: "990001", name: "试验区" },
    years: {},
    orgs: {
      A: { code: "A", name: "甲局", kind: "department" },
      A1: { code: "A1", name: "甲局一所", kind: "unit", parent: "A" },
      A2: { code: "A2", name: "甲局二所", kind: "unit", parent: "A" },
      F: { code: "F", name: "财政局", kind: "finance" },
    },
    rounds: {},
    people: {},
  })
  const hash = await hashPassword(password)

  /** A person with the common password and these memberships; answers with the ids. */
  const person = async (login: string, posts: Post[]) => {
    const user = await db
      .insertInto("app_user")
      .values({ login, name: `${login}的姓名`, password_hash: hash })
      .returning("id")
      .executeTakeFirstOrThrow()
    const memberships: string[] = []
    for (const { org: code, role, from, to } of posts) {
      const valid_from = from ?? sql<Date>`statement_timestamp() - interval '1 day'`
      const row = { user_id: user.id, org_id: orgs[code].id, role, valid_from, valid_to: to ?? null }
      memberships.push((await db.insertInto("membership").values(row).returning("id").executeTakeFirstOrThrow()).id)
    }
    return { id: user.id, login, memberships }
  }
  return { districtId, orgs, person }
}
