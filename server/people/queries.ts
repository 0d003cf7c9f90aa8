import { type Kysely, sql } from "kysely"
import { demoAccounts } from "#db/demo/accounts.ts"
import type { DB } from "#db/schema.ts"
import type { Clock } from "../clock.ts"
import { validNow } from "./sessions.ts"

const demoLogins = demoAccounts.map((account) => account.login)

/** Accounts are never deleted, so a database that has all the demo's accounts is one where the demo was loaded. */
const demoLoaded = sql<boolean>`(select count(*) from app_user where login = any(${demoLogins})) = ${demoLogins.length}`

/** Whether the demo district was loaded, and with it accounts whose password everybody knows. */
export const isDemo = async (db: Kysely<DB>): Promise<boolean> => {
  const answer = await db.selectNoFrom(demoLoaded.as("demo")).executeTakeFirstOrThrow()
  return answer.demo
}

/** The person's memberships that hold now, each row with the person's login and whether this is a demo. */
export const ownMemberships = (db: Kysely<DB>, userId: string, clock: Clock) =>
  db
    .selectFrom("membership as m")
    .innerJoin("org as o", "o.id", "m.org_id")
    .innerJoin("app_user as u", "u.id", "m.user_id")
    .where("m.user_id", "=", userId)
    .where(validNow(clock))
    .orderBy("o.code")
    .orderBy("m.role")
    .select(["m.id", "m.role", "o.name as orgName", "m.valid_to as validTo", "u.login", demoLoaded.as("demo")])
    .execute()
