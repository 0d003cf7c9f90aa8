// Return points (退回意见): what a return asks for, field by field. Raised by a reviewer, answered by the unit, closed by the reviewer.
import { z } from "zod"
import { fieldsOf, type OpenFields } from "./open-fields.ts"
import type { Role } from "./roles.ts"
import { limits, type TargetContent } from "./target.ts"
import { text } from "./text.ts"
import type { Decider, State } from "./workflow.ts"

export const pointStates = ["open", "answered", "closed"] as const
export type PointState = (typeof pointStates)[number]
export const pointStateLabels = { open: "待答复", answered: "已答复", closed: "已关闭" } as const satisfies Record<PointState, string>

export const pointInput = z.strictObject({
  path: z.string().max(120),
  comment: text({ label: "退回意见", max: limits.note, multiline: true, required: true }),
})
export type PointInput = z.infer<typeof pointInput>
export const pointsInput = z.array(pointInput).max(200, "一次最多提 200 条退回意见。")
export const answerInput = text({ label: "答复", max: limits.note, multiline: true, required: true })

/** Points that name a field the target has not. */
export const strayPoints = (content: TargetContent, points: readonly PointInput[]): { path: string; message: string }[] => {
  const known = new Set(fieldsOf(content).map(({ path }) => path))
  return points.flatMap(({ path }, at) =>
    known.has(path) ? [] : [{ path: `points[${at}]`, message: `第 ${at + 1} 条退回意见指的内容已经不在，请重新选择。` }],
  )
}

/**
 * What the unit may edit after a return: what its points name, and those still open from before.
 * A return without points, or one that opens all, opens all.
 */
export const openedBy = (points: readonly PointInput[], stillOpen: readonly string[], openAll: boolean): OpenFields =>
  openAll || points.length + stillOpen.length === 0 ? null : [...new Set([...points.map(({ path }) => path), ...stillOpen])].sort()

type Answered = { state: PointState; answer: string; answeredAt: Date | null }

/** As they were last sent: what the unit has answered since then is its draft, which it may still rewrite. */
export const asSent = <Point extends Answered>(points: readonly Point[], submittedAt: Date | null): Point[] =>
  points.map((point) => {
    const unsent = point.state === "answered" && point.answeredAt !== null && (submittedAt === null || point.answeredAt > submittedAt)
    return unsent ? { ...point, state: "open" as const, answer: "", answeredAt: null } : point
  })

export type PointSubject = { state: PointState; raisedBy: Role }
type TargetSubject = { state: State; round: number }

/** The unit's editor answers while the target lies with the unit; an answer may be rewritten until it is submitted. */
export const mayAnswer = ({ role }: Pick<Decider, "role">, target: TargetSubject, point: PointSubject): boolean =>
  role === "editor" && target.state === "draft" && point.state !== "closed"

/** The role that raised a point closes it, or opens it again, while the target lies on its desk. */
export const mayClose = ({ role }: Pick<Decider, "role">, desk: State | undefined, target: TargetSubject, point: PointSubject): boolean =>
  role === point.raisedBy && target.state === desk

/**
 * An open point waits for the unit's answer. One that went to another desk has come back without having been with the unit: no submission
 * has begun a new round since, and whoever raised it sees for themselves whether it is settled.
 */
export const awaitsUnit = (target: Pick<TargetSubject, "round">, point: { state: PointState; round: number }): boolean =>
  point.state === "open" && point.round !== target.round
