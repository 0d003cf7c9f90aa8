// Who may see a target, asked from the side of the target: the rule of visible.ts for many people at once.
import { type RawBuilder, sql } from "kysely"
import { may } from "#server/domain/policy.ts"
import { type Role, roles } from "#server/domain/roles.ts"

const sees = {
  editor: sql<boolean>`m.org_id = t.unit_id`,
  unit_approver: sql<boolean>`m.org_id = t.unit_id`,
  department_reviewer: sql<boolean>`(m.org_id = t.department_id and t.round > 0)`,
  finance_reviewer: sql<boolean>`(t.round > 0 and exists (
    select from finance_assignment fa where fa.membership_id = m.id and fa.department_id = t.department_id))`,
  finance_approver: sql<boolean>`(t.round > 0 and t.district_id = (select o.district_id from org o where o.id = m.org_id))`,
} as const satisfies Partial<Record<Role, RawBuilder<boolean>>>

export type TargetRole = keyof typeof sees
export const targetRoles = Object.keys(sees) as TargetRole[]

const roleIs = (role: TargetRole) => sql<boolean>`m.role = ${sql.lit(role)}`

/** Whether the membership `m` holds this role and sees the target `t` by it. */
export const reachesAs = (role: TargetRole) => sql<boolean>`(${roleIs(role)} and ${sees[role]})`

/** Whether the membership `m` sees the target `t`, in whichever role; reach.test.ts compares it with visible.ts. */
export const reaches = sql<boolean>`(${sql.join(targetRoles.map(reachesAs), sql` or `)})`

export const readingRoles: readonly Role[] = roles.filter((role) => may(role, "readCopies"))

/** Whether `t` was copied to the membership `m`, or to its org, and may be read by it. */
export const readsCopy = sql<boolean>`(m.role::text = any(${[...readingRoles]}) and exists (select from target_copy c
  where c.target_id = t.id and c.ended_at is null and (c.membership_id = m.id or c.org_id = m.org_id)))`
