// Which targets a person may see, as a condition inside every query: a forgotten check yields no rows instead of a leak.
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely"
import type { DB, Target } from "#db/schema.ts"
import { may } from "#server/domain/policy.ts"
import { type Actor, personsOf, type Role } from "#server/domain/roles.ts"

/** Every query of this area calls the target `t`. */
export type WithTarget = DB & { t: Target }
type Eb = ExpressionBuilder<WithTarget, "t">
type Condition = (eb: Eb, actor: Actor) => Expression<SqlBool>

const nothing: Condition = () => sql<SqlBool>`false`

/** Beyond the unit nobody sees a target before it was first submitted. */
const submitted = (eb: Eb) => eb("t.round", ">", 0)
const ofUnit: Condition = (eb, actor) => eb("t.unit_id", "=", actor.orgId)

const conditions: Record<Role, Condition> = {
  editor: ofUnit,
  unit_approver: ofUnit,
  department_reviewer: (eb, actor) => eb.and([eb("t.department_id", "=", actor.orgId), submitted(eb)]),
  finance_reviewer: (eb, actor) =>
    eb.and([
      eb("t.department_id", "in", (qb) =>
        qb.selectFrom("finance_assignment").select("department_id").where("membership_id", "=", actor.membershipId),
      ),
      submitted(eb),
    ]),
  finance_approver: (eb, actor) => eb.and([eb("t.district_id", "=", actor.districtId), submitted(eb)]),
  publisher: nothing,
  system_admin: nothing,
  security_admin: nothing,
  auditor: nothing,
}

export const visibleTo = (actor: Actor) => (eb: Eb) => conditions[actor.role](eb, actor)

/** Copies `c` to the actor's post or org that hold. */
export const copiesFor = ({ role, membershipId, orgId }: Actor) =>
  sql<SqlBool>`(${may(role, "readCopies")} and c.ended_at is null and (c.membership_id = ${membershipId} or c.org_id = ${orgId}))`

/**
 * Whether `t` was copied to this person: for reading its versions, and for nothing else. Not a part of `visibleTo`, since every list, count, act
 * and draft asks that, and a reader has no part in them.
 */
export const copiedTo = (actor: Actor) => (_: Eb) =>
  sql<SqlBool>`exists (select from target_copy c where c.target_id = t.id and ${copiesFor(actor)})`

/** The unit works on the draft; everybody else reads what was last submitted while it does. */
export const seesDrafts = (actor: Actor): boolean => actor.role === "editor" || actor.role === "unit_approver"

/** Whether neither this person, nor the absent one they stand in for, submitted `t` or took it over: nobody decides on their own. */
export const submittedByOthers = (actor: Actor) => {
  const persons = sql`${personsOf(actor)}::uuid[]`
  return sql<boolean>`(coalesce(t.submitted_by <> all(${persons}), true) and coalesce(t.submitted_for <> all(${persons}), true)
    and coalesce(t.handed_to <> all(${persons}), true))`
}
