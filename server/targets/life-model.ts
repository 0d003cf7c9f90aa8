// What the life of one target ought to be, kept in plain values beside the database: the other half of life.test.ts.
// Rights come from `decide`, whose whole table is tested by itself; what each act leaves behind is written here a second time, on purpose.
import { fieldLabel } from "#server/domain/open-fields.ts"
import { openedBy, type PointState } from "#server/domain/return-points.ts"
import type { Role } from "#server/domain/roles.ts"
import type { TargetContent } from "#server/domain/target.ts"
import { type Action, decide, liftsDeadline, type Request, type State, type Subject, takesUp } from "#server/domain/workflow.ts"

export type Who = { userId: string; role: Role; onBehalfOf: { userId: string } | null }
type Point = { path: string; raisedBy: Role; state: PointState; byEvent: number; reopenedBy: number | null }
type Standing = Pick<Subject, "submittedBy" | "acceptedBy" | "takenUp" | "deadlineBound"> & {
  submittedFor: string | null
  round: number
  late: boolean
  open: readonly string[] | null
  approved: string | null
}

export type Model = Standing & {
  state: State
  goal: string
  roundCloses: Date
  extendedTo: Date | null
  points: Point[]
  lastAct: (Subject["lastAct"] & { before: Standing; event: number }) | null
  /** Every event: act, and the goal of the version it stored; null where it stored none. */
  events: { action: string; goal: string | null }[]
}

export const newModel = (goal: string, roundCloses: Date): Model => ({
  ...{ state: "draft", goal, roundCloses, extendedTo: null, points: [], lastAct: null, events: [{ action: "create", goal: null }] },
  ...{
    submittedBy: null,
    submittedFor: null,
    acceptedBy: null,
    takenUp: false,
    deadlineBound: true,
    round: 0,
    late: false,
    open: null,
    approved: null,
  },
})

const standing = ({ submittedBy, submittedFor, acceptedBy, takenUp, deadlineBound, round, late, open, approved }: Model): Standing => ({
  ...{ submittedBy, submittedFor, acceptedBy, takenUp, deadlineBound, round, late, open, approved },
})

export const closesAt = ({ roundCloses, extendedTo }: Model): Date => (extendedTo && extendedTo > roundCloses ? extendedTo : roundCloses)

export function subjectOf(model: Model, opensAt: Date): Subject {
  const waiting = model.points.filter(({ state }) => state !== "closed")
  const unclosed = Object.fromEntries(
    waiting.map(({ raisedBy }) => [raisedBy, waiting.filter((point) => point.raisedBy === raisedBy).length]),
  )
  return {
    ...{ state: model.state, ownUnit: false, window: { opensAt, closesAt: closesAt(model) } },
    ...{
      deadlineBound: model.deadlineBound,
      submittedBy: model.submittedBy,
      submittedFor: model.submittedFor,
      acceptedBy: model.acceptedBy,
      takenUp: model.takenUp,
    },
    ...{ unanswered: waiting.filter(({ state }) => state === "open").length, unclosed, sheetRequired: false, lastAct: model.lastAct },
  }
}

/** Beyond the unit a target is there from its first submission on. */
export const sees = ({ round }: Model, { role }: Who, near: boolean): boolean =>
  near && (role === "editor" || role === "unit_approver" || (round > 0 && role !== "publisher" && role !== "auditor"))

/** `colleague`: to whom a transfer goes, who could decide at this desk; null where nobody suitable was named. */
export type Done = Request & { openAll: boolean; paths: readonly string[]; colleague: string | null }

/** Points of a return: what this role had answered is open again, then its new ones come. */
function raise(model: Model, { role }: Who, { paths, openAll }: Done, event: number): void {
  for (const point of model.points)
    if (point.raisedBy === role && point.state === "answered") Object.assign(point, { state: "open", reopenedBy: event })
  const stillOpen = model.points.filter(({ state }) => state === "open").map(({ path }) => path)
  const asked = paths.map((path) => ({ path, comment: "" }))
  model.open = openedBy(asked, stillOpen, openAll)
  model.points.push(...paths.map((path) => ({ path, raisedBy: role, state: "open" as const, byEvent: event, reopenedBy: null })))
}

/** An undone return takes its points with it, and what it opened again is answered as before. */
function retract(model: Model, event: number): void {
  model.points = model.points.filter(({ byEvent }) => byEvent !== event)
  for (const point of model.points) if (point.reopenedBy === event) Object.assign(point, { state: "answered", reopenedBy: null })
}

function leave(model: Model, who: Who, action: Action, request: Done, to: State): void {
  const lifted = liftsDeadline(action) ? { deadlineBound: false } : {}
  if (action === "submit") {
    const late = model.late || (model.deadlineBound && request.now >= model.roundCloses)
    const by = { submittedBy: who.userId, submittedFor: who.onBehalfOf?.userId ?? null }
    Object.assign(model, { ...by, round: model.round + 1, acceptedBy: null, takenUp: false, late })
    return
  }
  const fresh = action === "revise" || action === "reopen" ? { takenUp: false, open: null } : {}
  const holder = action === "accept" ? who.userId : action === "transfer" ? request.colleague : null
  Object.assign(model, { acceptedBy: holder }, lifted)
  Object.assign(model, { takenUp: model.takenUp || takesUp(action, who.role) }, fresh)
  if (to === "approved") model.approved = model.goal
}

/** Decides, and where it is allowed changes the model. Answers what the system has to answer. */
export function actOn(model: Model, who: Who, request: Done, opensAt: Date): string {
  const decision = decide(who, subjectOf(model, opensAt), request)
  if (!decision.ok) return decision.why
  const { action } = request
  if (action === "transfer" && request.colleague === null) return "BAD_REQUEST"
  const before = standing(model)
  const event = model.events.length
  const undone = model.lastAct
  const from = model.state
  if (action === "undo" && undone) {
    if (undone.action === "return") retract(model, undone.event)
    Object.assign(model, undone.before)
  } else {
    if (action === "return") raise(model, who, request, event)
    leave(model, who, action, request, decision.to)
  }
  model.state = decision.to
  model.lastAct = { userId: who.userId, role: who.role, action, from, before, event }
  const stores = action === "submit" || action === "approve" || action === "return"
  model.events.push({ action, goal: stores ? model.goal : null })
  return `ok ${decision.to}`
}

/** Whether this edit of the goal is possible for this person at this minute. */
export function saveOn(model: Model, who: Who, goal: string, now: Date, opensAt: Date): string {
  const decision = decide(who, subjectOf(model, opensAt), { action: "save", now })
  if (!decision.ok) return decision.why
  if (goal !== model.goal && model.open !== null && !model.open.includes("goal")) return "locked"
  model.goal = goal
  model.lastAct = null
  return "ok"
}

/** The lines by which model and database are compared. */
export const linesOf = (model: Model, content: TargetContent): string[] => [
  `${model.state} round ${model.round} late ${model.late} by ${model.submittedBy} held ${model.acceptedBy} taken ${model.takenUp} bound ${model.deadlineBound}`,
  `goal ${model.goal} approved ${model.approved}`,
  `open ${model.open === null ? "all" : model.open.join(",")}`,
  ...model.points.map(({ path, state, raisedBy }) => `point ${fieldLabel(content, path)} ${state} ${raisedBy}`),
  ...model.events.map(({ action, goal }, at) => `${at} ${action} ${goal ?? "-"}`),
]
