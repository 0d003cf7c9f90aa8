// What the measurements work on: a generated district, made once and kept in .data/bench, and sessions in it.
import type { Kysely } from "kysely"
import { generate } from "#db/generate.ts"
import type { DB } from "#db/schema.ts"
import { databaseClock } from "#server/clock.ts"
import type { Actor, Role } from "#server/domain/roles.ts"
import { newSid, openSession, readActor, sessionId } from "#server/people/sessions.ts"
import { previewTable, publishTable } from "#server/publishing/publish.ts"
import { clients } from "./load.ts"

export const size = { departments: 15, unitsPerDepartment: 20, projectsPerUnit: 30, years: 1, seed: 1 }
export const table = { year: 2026, orgCode: "G1001002" }

/** Somebody signed in: the secret of the cookie, and who it is. */
export type SignedIn = { sid: string; actor: Actor }

async function signedIn(db: Kysely<DB>, userId: string): Promise<SignedIn> {
  const sid = newSid()
  await openSession(db, { id: sessionId(sid), userId }, databaseClock)
  const actor = await readActor(db, sessionId(sid), databaseClock)
  if (!actor) throw new Error("the bench world has no such person")
  return { sid, actor }
}

const holders = (db: Kysely<DB>, role: Role) => db.selectFrom("membership").select("user_id as userId").where("role", "=", role)

/** One unit's table, published: the generator has no publisher, so its approver publishes through the command. */
async function publishOne(db: Kysely<DB>, { actor }: SignedIn): Promise<void> {
  const preview = await previewTable(db, actor, table.orgCode, table.year)
  if (!preview) throw new Error("the bench world has no such table")
  await publishTable(db, actor, { ...table, contentHash: preview.contentHash, reason: "" })
}

/** A draft of each of so many units, with its editor signed in. */
async function drafts(db: Kysely<DB>) {
  const found = await db
    .selectFrom("target as t")
    .innerJoin("membership as m", "m.org_id", "t.unit_id")
    .where("m.role", "=", "editor")
    .where("t.state", "=", "draft")
    .distinctOn("t.unit_id")
    .select(["t.id", "m.user_id as userId"])
    .limit(clients)
    .execute()
  return Promise.all(found.map(async ({ id, userId }) => ({ id, ...(await signedIn(db, userId)) })))
}

export async function benchWorld(db: Kysely<DB>) {
  const fresh = !(await db.selectFrom("district").select("id").limit(1).executeTakeFirst())
  if (fresh) await generate(db, size)
  if (fresh) await db.updateTable("target").set({ deadline_bound: false }).where("state", "=", "draft").execute() // the same in any year
  const approver = await signedIn(db, (await holders(db, "finance_approver").executeTakeFirstOrThrow()).userId)
  if (fresh) await publishOne(db, approver)
  const reviewer = await signedIn(db, (await holders(db, "finance_reviewer").executeTakeFirstOrThrow()).userId)
  return { fresh, reviewer, drafts: await drafts(db) }
}
export type BenchWorld = Awaited<ReturnType<typeof benchWorld>>
