import { type Kysely, sql } from "kysely"
import { demoAccounts } from "#db/demo/accounts.ts"
import type { DB } from "#db/schema.ts"
import type { Clock } from "../clock.ts"
import { actingChoices } from "./standing.ts"

const demoLogins = demoAccounts.map((account) => account.login)

/** Accounts are never deleted, so a database that has all the demo's accounts is one where the demo was loaded. */
const demoLoaded = sql<boolean>`(select count(*) from app_user where login = any(${demoLogins})) = ${demoLogins.length}`

/** Whether the demo district was loaded, and with it accounts whose password everybody knows. */
export const isDemo = async (db: Kysely<DB>): Promise<boolean> => {
  const answer = await db.selectNoFrom(demoLoaded.as("demo")).executeTakeFirstOrThrow()
  return answer.demo
}

/** As what the person may act now, own memberships first, each row with the person's login and whether this is a demo. */
export const ownMemberships = (db: Kysely<DB>, userId: string, clock: Clock) =>
  db
    .selectFrom(actingChoices(sql`${userId}::uuid`, clock).as("c"))
    .innerJoin("membership as m", "m.id", "c.membership_id")
    .innerJoin("org as o", "o.id", "m.org_id")
    .innerJoin("app_user as holder", "holder.id", "m.user_id")
    .innerJoin("app_user as u", (join) => join.on("u.id", "=", userId))
    .orderBy(sql`m.user_id <> u.id`)
    .orderBy("o.code")
    .orderBy("m.role")
    .select(["m.id", "m.role", "o.name as orgName", "c.until as validTo", "u.login", demoLoaded.as("demo")])
    .select(sql<string | null>`case when holder.id <> u.id then holder.name end`.as("onBehalfOf"))
    .execute()
