// Accounts and memberships, as the security administrator keeps them. Nothing is deleted: the log names these people.
import type { Kysely } from "kysely"
import type { DB } from "#db/schema.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Clock } from "../clock.ts"
import type { Role } from "../domain/roles.ts"
import { refuseGrant, refusePassword } from "./grants.ts"
import { hashPassword } from "./password.ts"
import { revokeSessionsOf } from "./sessions.ts"
import { normalLogin } from "./sign-in.ts"

/** A refusal with a sentence for the administrator. */
export class AccountError extends Error {
  override readonly name = "AccountError"
}

const need = <T>(found: T | undefined, sentence: string): T => {
  if (found === undefined) throw new AccountError(sentence)
  return found
}
const check = (refusal: string | null): void => {
  if (refusal) throw new AccountError(refusal)
}

/** The row is locked until the transaction ends, so that two grants to one person see each other. */
const lockUser = async (db: Kysely<DB>, login: string) =>
  need(
    await db.selectFrom("app_user").select(["id", "login"]).where("login", "=", normalLogin(login)).forUpdate().executeTakeFirst(),
    `没有登录名为“${login}”的用户。`,
  )

const findOrg = async (db: Kysely<DB>, code: string) =>
  need(
    await db.selectFrom("org").select(["id", "kind", "district_id"]).where("code", "=", code).executeTakeFirst(),
    `没有代码为“${code}”的单位。`,
  )

/** Creates an account without a password and without roles. The login: 2–40 of a–z, 0–9, dot, dash, underscore. */
export const createUser = async (db: Kysely<DB>, input: { login: string; name: string }) => {
  const [login, name] = [normalLogin(input.login), input.name.trim()]
  if (!/^[a-z0-9][a-z0-9._-]{1,39}$/.test(login)) throw new AccountError("登录名须为 2 至 40 个小写字母、数字、点、横线或下划线。")
  if (!name || name.length > 50) throw new AccountError("请填写姓名（不超过 50 字）。")
  const created = await db
    .insertInto("app_user")
    .values({ login, name })
    .onConflict((on) => on.column("login").doNothing())
    .returning(["id", "login", "name"])
    .executeTakeFirst()
  return need(created, `登录名“${login}”已有人使用。`)
}

/** Sets the password, lifts a lock, and ends the person's sessions. */
export const setPassword = async (db: Kysely<DB>, { login, password }: { login: string; password: string }, clock: Clock) => {
  check(refusePassword(password, normalLogin(login)))
  const password_hash = await hashPassword(password)
  return inTransaction(db, async (trx) => {
    const user = await lockUser(trx, login)
    await trx.updateTable("app_user").set({ password_hash, failed_logins: 0, locked_until: null }).where("id", "=", user.id).execute()
    return { login: user.login, sessionsRevoked: await revokeSessionsOf(trx, user.id, clock) }
  })
}

/** Shuts the account out at once (its sessions end too), or lets it in again. */
export const setDisabled = (db: Kysely<DB>, { login, disabled }: { login: string; disabled: boolean }, clock: Clock) =>
  inTransaction(db, async (trx) => {
    const user = await lockUser(trx, login)
    await trx
      .updateTable("app_user")
      .set({ disabled_at: disabled ? clock : null })
      .where("id", "=", user.id)
      .execute()
    return { login: user.login, disabled, sessionsRevoked: disabled ? await revokeSessionsOf(trx, user.id, clock) : 0 }
  })

/** Ends all sessions of the person. */
export const revokeSessions = (db: Kysely<DB>, login: string, clock: Clock) =>
  inTransaction(db, async (trx) => {
    const user = await lockUser(trx, login)
    return { login: user.login, sessionsRevoked: await revokeSessionsOf(trx, user.id, clock) }
  })

export type Grant = { login: string; org: string; role: Role; from?: Date; to?: Date; departments?: readonly string[] }

const rolesHeld = async (db: Kysely<DB>, userId: string, clock: Clock): Promise<Role[]> => {
  const rows = await db
    .selectFrom("membership")
    .select("role")
    .where("user_id", "=", userId)
    .where((eb) => eb.or([eb("valid_to", "is", null), eb("valid_to", ">", clock)]))
    .execute()
  return rows.map((row) => row.role)
}

/** A finance reviewer looks after exactly these departments from now on. */
const assign = async (db: Kysely<DB>, membershipId: string, districtId: string, codes: readonly string[]): Promise<void> => {
  await db.deleteFrom("finance_assignment").where("membership_id", "=", membershipId).execute()
  for (const code of codes) {
    const org = await findOrg(db, code)
    if (org.kind !== "department" || org.district_id !== districtId) throw new AccountError(`“${code}”不是本区划的主管部门。`)
    await db.insertInto("finance_assignment").values({ membership_id: membershipId, department_id: org.id }).execute()
  }
}

/** Grants a role at an organisation, or renews it with other dates. Throws AccountError where refuseGrant says so. */
export const grant = (db: Kysely<DB>, { login, org: code, role, from, to, departments }: Grant, clock: Clock) =>
  inTransaction(db, async (trx) => {
    const user = await lockUser(trx, login)
    const org = await findOrg(trx, code)
    check(refuseGrant(role, org.kind, await rolesHeld(trx, user.id, clock)))
    if (from && to && to <= from) throw new AccountError("截止日期不能早于开始日期。")
    if (departments && role !== "finance_reviewer") throw new AccountError("只有“财政业务审核”需要指定所联系的主管部门。")
    const dates = { valid_from: from ?? clock, valid_to: to ?? null }
    const { id } = await trx
      .insertInto("membership")
      .values({ user_id: user.id, org_id: org.id, role, ...dates })
      .onConflict((on) => on.columns(["user_id", "org_id", "role"]).doUpdateSet(dates))
      .returning("id")
      .executeTakeFirstOrThrow()
    if (departments) await assign(trx, id, org.district_id, departments)
    return { id, login: user.login, org: code, role }
  })

/** Ends a membership now: the person's next request no longer acts as it. */
export const endMembership = (db: Kysely<DB>, { login, org: code, role }: { login: string; org: string; role: Role }, clock: Clock) =>
  inTransaction(db, async (trx) => {
    const user = await lockUser(trx, login)
    const org = await findOrg(trx, code)
    const ended = await trx
      .updateTable("membership")
      .set({ valid_to: clock })
      .where("user_id", "=", user.id)
      .where("org_id", "=", org.id)
      .where("role", "=", role)
      .where((eb) => eb.or([eb("valid_to", "is", null), eb("valid_to", ">", clock)]))
      .returning("id")
      .executeTakeFirst()
    return { id: need(ended, "此人没有这个有效的岗位。").id, login: user.login, org: code, role }
  })
