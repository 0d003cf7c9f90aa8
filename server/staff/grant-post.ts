// A post is granted, or renewed with other dates, in the administrator's own district, and on record.
import type { Kysely } from "kysely"
import type { DB } from "#db/schema.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Clock } from "#server/clock.ts"
import type { Actor, Role } from "#server/domain/roles.ts"
import { invalid, notFound } from "#server/errors.ts"
import { AccountError, type Grant, grant } from "#server/people/accounts.ts"
import { findPerson, listOrgs } from "./queries.ts"

export type NewPost = {
  userId: string
  orgId: string
  role: Role
  from: Date | null
  to: Date | null
  departmentIds: string[]
  note: string
}

/** A refusal of the account rules, at the field that is nearest to it. */
const refusal = (error: unknown): unknown =>
  error instanceof AccountError ? invalid([{ path: "role", message: error.message }], error.message) : error

/** Throws AppError: NOT_FOUND for people and orgs of another district, BAD_REQUEST where the rules of posts refuse it. */
export const grantPost = (db: Kysely<DB>, actor: Actor, post: NewPost, clock: Clock): Promise<{ id: string }> =>
  inTransaction(db, async (trx) => {
    const person = await findPerson(trx, actor, post.userId, clock)
    const orgs = new Map((await listOrgs(trx, actor)).map((org) => [org.id, org]))
    const org = orgs.get(post.orgId)
    if (!person || !org) throw notFound()
    const departments = post.departmentIds.flatMap((id) => orgs.get(id)?.code ?? [])
    const asked: Grant = { login: person.login, org: org.code, role: post.role, ...(post.from && { from: post.from }) }
    const whole = { ...asked, ...(post.to && { to: post.to }), ...(post.role === "finance_reviewer" && { departments }) }
    const { id } = await grant(trx, whole, clock).catch((error: unknown) => Promise.reject(refusal(error)))
    await trx
      .insertInto("people_event")
      .values({
        ...{ district_id: actor.districtId, at: person.now, user_id: actor.userId, user_name: actor.userName, action: "grant" },
        ...{ membership_id: id, holder_name: person.name, role: post.role, org_name: org.name, note: post.note, counts: "{}" },
      })
      .execute()
    return { id }
  })
