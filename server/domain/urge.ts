// 催办: who waits reminds who has it. It changes no state, so it is no step of the workflow; its button and its refusal ask here.
import { shanghaiDay } from "./minute.ts"
import type { Role } from "./roles.ts"
import type { Decider, State } from "./workflow.ts"

/** Who waits while a target is there: the unit for everybody beyond it, the desks to come for the unit, finance for all before it. */
const waiting = {
  draft: ["unit_approver", "department_reviewer", "finance_reviewer", "finance_approver"],
  unit_review: ["editor", "department_reviewer", "finance_reviewer", "finance_approver"],
  department_review: ["editor", "unit_approver", "finance_reviewer", "finance_approver"],
  finance_review: ["editor", "unit_approver", "finance_approver"],
  finance_approval: ["editor", "unit_approver"],
  approved: [],
} as const satisfies Record<State, readonly Role[]>

/** `lastUrgedAt`: at the present step of the present round, by anybody; `every`: working days from one to the next. */
export type Urgeable = { state: State; lastUrgedAt: Date | null; every: number }
export type UrgeDecision = { ok: true } | { ok: false; why: "role" | "state" | "too_soon" }

const day = 24 * 60 * 60 * 1000
const startOf = (at: Date): Date => new Date(`${shanghaiDay(at)}T00:00:00+08:00`)
/** Monday to Friday. Public holidays are not known here: on one of them it may be urged a day early. */
const isWorkday = (at: Date): boolean => ![0, 6].includes(new Date(`${shanghaiDay(at)}T00:00:00Z`).getUTCDay())

/** From when on it may be urged again: the beginning, in Shanghai, of the `every`th working day after the last time. */
export function urgeAgainFrom(last: Date, every: number): Date {
  let from = every === 0 ? last : startOf(last)
  for (let left = every; left > 0; ) {
    from = new Date(from.getTime() + day)
    if (isWorkday(from)) left -= 1
  }
  return from
}

/** May this person urge now? Which targets a role reaches is in the query, not here. */
export function decideUrge({ role }: Pick<Decider, "role">, { state, lastUrgedAt, every }: Urgeable, now: Date): UrgeDecision {
  const roles: readonly Role[] = waiting[state]
  if (roles.length === 0) return { ok: false, why: "state" }
  if (!roles.includes(role)) return { ok: false, why: "role" }
  return lastUrgedAt && now < urgeAgainFrom(lastUrgedAt, every) ? { ok: false, why: "too_soon" } : { ok: true }
}
