// Asking for more time (延期) and for unlocking (解锁) from the locked screen itself, and who decides it.
import type { Decider, State, Subject } from "./workflow.ts"
import { deskOf } from "./workflow.ts"

export const requestKinds = ["extension", "unlock"] as const
export type RequestKind = (typeof requestKinds)[number]
export const requestKindLabels = { extension: "申请延期", unlock: "申请退回修改" } as const satisfies Record<RequestKind, string>

export type RequestState = "pending" | "granted" | "refused" | "withdrawn"
export const requestStateLabels = {
  pending: "等待答复",
  granted: "已同意",
  refused: "未同意",
  withdrawn: "已收回",
} as const satisfies Record<RequestState, string>

type Locked = Pick<Subject, "state" | "window" | "deadlineBound">

/**
 * What a unit's editor can ask for where they cannot simply go on; a round that has not opened yet cannot be extended.
 * An approved target needs nobody's leave: it is revised.
 */
export function askable({ role }: Pick<Decider, "role">, { state, window, deadlineBound }: Locked, now: Date): RequestKind[] {
  if (role !== "editor") return []
  if (state === "approved") return []
  if (state !== "draft") return ["unlock"]
  return deadlineBound && now >= window.opensAt ? ["extension"] : []
}

/** More time is given by finance; a target is given back by whoever has it on their desk. */
export const decidesRequest = ({ role }: Pick<Decider, "role">, kind: RequestKind, state: State | null): boolean => {
  if (kind === "extension") return role === "finance_approver"
  return state !== null && state !== "draft" && deskOf(role) === state
}
