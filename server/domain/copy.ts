// 抄送: somebody else of the district reads one target. Reading only, by a door of its own: see decision 36.
import { may } from "./policy.ts"
import type { Role } from "./roles.ts"

/** `submitted`: there is a version to be read. */
export type Copyable = { submitted: boolean; secret: boolean }
export type CopyDecision = { ok: true } | { ok: false; why: "role" | "not_submitted" | "secret" }

/** May this person copy the target to others? What is 涉密 goes to nobody who has no part in it. */
export function decideCopy({ role }: { role: Role }, { submitted, secret }: Copyable): CopyDecision {
  if (!may(role, "review")) return { ok: false, why: "role" }
  if (secret) return { ok: false, why: "secret" }
  return submitted ? { ok: true } : { ok: false, why: "not_submitted" }
}

/** A colleague at the same desk may take back what one of them copied, and finance whatever was copied in the district. */
export const mayEndCopy = (actor: { role: Role; orgId: string }, copy: { role: Role; orgId: string }): boolean =>
  actor.role === "finance_approver" || (actor.role === copy.role && actor.orgId === copy.orgId)

/** Acts that decide on a version: what was only submitted since is nobody's word yet. */
export const decidingActs = ["approve", "return"] as const
