// The four lists of a desk: what waits, what was passed on, what came back, and all that one ever had in hand.
import type { Role } from "./roles.ts"

export const queues = ["pending", "decided", "returned", "handled"] as const
export type Queue = (typeof queues)[number]

const labels = { pending: "待审核", decided: "已审核", returned: "被退回", handled: "曾经办" } as const satisfies Record<Queue, string>

/** An editor reviews nothing: what waits is to be written, what was passed on was submitted. */
const editorLabels: Record<Queue, string> = { ...labels, pending: "待填报", decided: "已提交" }

export const queueLabel = (queue: Queue, role: Role): string => (role === "editor" ? editorLabels : labels)[queue]

/** Counted no further: a person who has more than this before them needs no exact number. */
export const countLimit = 1_000

/** A count that ended at the limit says so. */
export const countWords = (count: number): string => (count > countLimit ? `${countLimit.toLocaleString("en")}+` : String(count))
