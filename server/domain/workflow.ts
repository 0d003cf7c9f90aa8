// The life of a target. Pure: no database, request or clock, so the screen and the server ask the same question.
// Sources: states and roles as in docs/glossary.md; review level by level as in 财预〔2015〕88号 第26条.
import { type Grade, mayPass } from "./review-sheet.ts"
import type { Role } from "./roles.ts"

export const states = ["draft", "unit_review", "department_review", "finance_review", "finance_approval", "approved"] as const
export type State = (typeof states)[number]

/** Where a return goes: back to the unit's editor, one step back, or to a step by its name. */
export const returnGoals = ["unit", "previous", "unit_review", "department_review", "finance_review"] as const
export type ReturnGoal = (typeof returnGoals)[number]

/** Whose turn it is in each state, and what lies before and after it. */
const desks = {
  draft: { role: "editor", next: "unit_review", previous: null },
  unit_review: { role: "unit_approver", next: "department_review", previous: "draft" },
  department_review: { role: "department_reviewer", next: "finance_review", previous: "unit_review" },
  finance_review: { role: "finance_reviewer", next: "finance_approval", previous: "department_review" },
  finance_approval: { role: "finance_approver", next: "approved", previous: "finance_review" },
  approved: { role: null, next: null, previous: null },
} as const satisfies Record<State, { role: Role | null; next: State | null; previous: State | null }>

const inReview = ["unit_review", "department_review", "finance_review", "finance_approval"] as const
const reviewers = ["unit_approver", "department_reviewer", "finance_reviewer", "finance_approver"] as const

/** `desk: true`: only the role whose turn it is. */
type Step = { from: readonly State[]; by: readonly Role[]; note: "none" | "optional" | "required"; desk?: true }

/** Every act that moves or changes a target. What is not listed is refused. */
const steps = {
  save: { from: ["draft"], by: ["editor"], note: "none" },
  submit: { from: ["draft"], by: ["editor"], note: "optional" },
  withdraw: { from: inReview, by: ["editor"], note: "optional" },
  accept: { from: inReview, by: reviewers, note: "none", desk: true },
  approve: { from: inReview, by: reviewers, note: "optional", desk: true },
  return: { from: inReview, by: reviewers, note: "required", desk: true },
  transfer: { from: inReview, by: reviewers, note: "optional", desk: true },
  undo: { from: states, by: ["editor", ...reviewers], note: "optional" },
  revise: { from: ["approved"], by: ["editor"], note: "required" },
  reopen: { from: ["approved"], by: ["finance_approver"], note: "required" },
} as const satisfies Record<string, Step>

export type Action = keyof typeof steps
export const actions = Object.keys(steps) as Action[]
/** The acts of `transition`; a save has its own command, since it carries content. */
export const moves = actions.filter((action) => action !== "save") as Exclude<Action, "save">[]
export type Move = (typeof moves)[number]

/** Taken back by the one who did it, until anybody acts or edits. A submission is taken back by `withdraw`. */
const undoable: readonly Action[] = ["accept", "approve", "return", "transfer", "revise", "reopen"]

/** What the rules need to know of a person: who, and as what they act now. Which orgs a role reaches is in the query, not here. */
export type Decider = {
  userId: string
  role: Role
  /** The absent person they stand in for. */
  onBehalfOf?: { userId: string } | null
}

export type Window = { opensAt: Date; closesAt: Date }

/** What the rules need to know of a target. */
export type Subject = {
  state: State
  /** A department's own unit (本级): it has no department review of itself. */
  ownUnit: boolean
  /** When the declaration round is open: [opensAt, closesAt). */
  window: Window
  /** false once it was returned, reopened or revised: what came back may always go forward again. */
  deadlineBound: boolean
  submittedBy: string | null
  /** The absent editor in whose place `submittedBy` acted. */
  submittedFor?: string | null
  /** The colleague who took over from them (移交). */
  handedTo?: string | null
  /** Who took it in (受理) at the present step; null while nobody has. */
  acceptedBy: string | null
  /** Somebody beyond the unit has accepted or decided in this round: the submitter can no longer withdraw. */
  takenUp: boolean
  /** Return points that the unit has not answered yet: it cannot be submitted before. */
  unanswered: number
  /** Return points, by the role that raised them, which that role has not closed: it cannot let the target pass before. */
  unclosed: Readonly<Partial<Record<Role, number>>>
  /** The review sheet of finance for this target: whether one is asked for. */
  sheetRequired: boolean
  /** The last act, while nothing has happened since: the only one that can be undone. */
  lastAct: { userId: string; role: Role; action: Action; from: State } | null
}

/**
 * What is asked: the act, the reason given, how many return points come with it, where a return goes, the grade of the review
 * sheet where one was filled in, and the time (of the database, in production).
 */
export type Request = { action: Action; note?: string; points?: number; goal?: ReturnGoal; grade?: Grade; now: Date }

export const refusals = [
  "role",
  "state",
  "own",
  "note",
  "held",
  "taken_up",
  "not_submitter",
  "nothing_to_undo",
  "not_your_act",
  "not_open",
  "closed",
  "goal",
  "unanswered",
  "unclosed",
  "grade",
  "sheet",
  "too_soon",
  "nobody",
] as const
export type Why = (typeof refusals)[number]
export type Decision = { ok: true; to: State } | { ok: false; why: Why }
const refuse = (why: Why): Decision => ({ ok: false, why })

type Rule = (decider: Decider, subject: Subject, request: Request) => Why | null

/** A substitute acts for two: what binds either of them binds, what either of them took in is theirs. */
const isOneOf = ({ userId, onBehalfOf }: Decider, id: string | null | undefined): boolean =>
  typeof id === "string" && (id === userId || id === onBehalfOf?.userId)

const submittedIt = (decider: Decider, { submittedBy, submittedFor, handedTo }: Subject): boolean =>
  [submittedBy, submittedFor, handedTo].some((id) => isOneOf(decider, id))

/** Two pairs of eyes: nobody decides on what they submitted themselves, whatever other role they hold or whomever they stand in for. */
const own: Rule = (decider, subject) => (submittedIt(decider, subject) ? "own" : null)

/** Who has taken a target in decides it; a colleague takes it over by accepting it first, which the log shows. */
const held: Rule = (decider, { acceptedBy }) => (acceptedBy !== null && !isOneOf(decider, acceptedBy) ? "held" : null)

/** Where targets are taken in before they are decided. At the other desks accepting only takes over what was transferred to a colleague. */
const takenIn: readonly State[] = ["department_review", "finance_review"]
const nothingToAccept: Rule = (decider, { acceptedBy, state }) =>
  isOneOf(decider, acceptedBy) || (acceptedBy === null && !takenIn.includes(state)) ? "state" : null

/** Whether the minute lies in the round: at the opening minute yes, at the closing minute no longer. */
const outside = ({ opensAt, closesAt }: Window, now: Date): Why | null => (now < opensAt ? "not_open" : now < closesAt ? null : "closed")

/** A withdrawal is bound too: after the deadline it would lead where nothing can be submitted any more. */
const open: Rule = (_, { deadlineBound, window }, { now }) => (deadlineBound ? outside(window, now) : null)

/** Answered by the unit, closed by who raised it: a point that nobody looks at again was no point. */
const answered: Rule = (_, { unanswered }) => (unanswered > 0 ? "unanswered" : null)
const closed: Rule = ({ role }, { unclosed }) => ((unclosed[role] ?? 0) > 0 ? "unclosed" : null)

/** 财预〔2015〕88号 第25条: 优 and 良 may pass, 中 must be returned, 差 cannot pass. Only finance fills in the sheet. */
const graded: Rule = (_, { state, sheetRequired }, { grade }) => {
  if (state !== "finance_review") return null
  if (grade) return mayPass(grade) ? null : "grade"
  return sheetRequired ? "sheet" : null
}

/** The steps a return may go to, first to last: the unit, and every desk before the present one. */
export const returnGoalsOf = ({ state, ownUnit }: Pick<Subject, "state" | "ownUnit">): State[] =>
  states.slice(0, Math.max(states.indexOf(state), 0)).filter((goal) => goal !== "department_review" || !ownUnit)

const reachable: Rule = (_, subject, { goal = "unit" }) =>
  goal === "unit" || goal === "previous" || returnGoalsOf(subject).includes(goal) ? null : "goal"

/** What depends on time and on who acted before, not on the role alone; the first refusal counts. */
const personal: Partial<Record<Action, readonly Rule[]>> = {
  save: [open],
  submit: [open, answered],
  withdraw: [
    (decider, subject) => (submittedIt(decider, subject) ? null : "not_submitter"),
    (_, subject) => (subject.takenUp ? "taken_up" : null),
    open,
  ],
  accept: [own, nothingToAccept],
  approve: [own, held, closed, graded],
  return: [own, held, reachable],
  transfer: [own, held],
  undo: [
    (_, { lastAct }) => (lastAct && undoable.includes(lastAct.action) ? null : "nothing_to_undo"),
    (decider, { lastAct }) => (lastAct?.userId === decider.userId && lastAct.role === decider.role ? null : "not_your_act"),
  ],
}

/** One step forward or back; a department's own unit skips the department review both ways. */
const neighbour = (subject: Subject, way: "next" | "previous"): State => {
  const found = desks[subject.state][way] ?? subject.state
  return found === "department_review" && subject.ownUnit ? desks.department_review[way] : found
}

/** Where an allowed act leads. */
const destinations: Record<Action, (subject: Subject, goal: ReturnGoal) => State> = {
  save: (subject) => subject.state,
  submit: (subject) => neighbour(subject, "next"),
  withdraw: () => "draft",
  accept: (subject) => subject.state,
  approve: (subject) => neighbour(subject, "next"),
  return: (subject, goal) => (goal === "unit" ? "draft" : goal === "previous" ? neighbour(subject, "previous") : goal),
  transfer: (subject) => subject.state,
  undo: (subject) => subject.lastAct?.from ?? subject.state,
  revise: () => "draft",
  reopen: () => "draft",
}

/**
 * May this person do this now, and where does it lead?
 * Refusals are values; `refusalSentence` in labels.ts has the words. A missing reason is refused last, so that a form may ask for it.
 */
export function decide(decider: Decider, subject: Subject, request: Request): Decision {
  const step: Step = steps[request.action]
  if (!step.by.includes(decider.role)) return refuse("role")
  if (!step.from.includes(subject.state)) return refuse("state")
  if (step.desk && desks[subject.state].role !== decider.role) return refuse("role")
  for (const rule of personal[request.action] ?? []) {
    const why = rule(decider, subject, request)
    if (why) return refuse(why)
  }
  if (step.note === "required" && !request.note?.trim() && !request.points) return refuse("note")
  return { ok: true, to: destinations[request.action](subject, request.goal ?? "unit") }
}

/** May this person begin a new target in this round? */
export function decideCreate(decider: Decider, window: Window, now: Date): { ok: true } | { ok: false; why: Why } {
  if (decider.role !== "editor") return { ok: false, why: "role" }
  const why = outside(window, now)
  return why ? { ok: false, why } : { ok: true }
}

/**
 * The buttons to show: what the server would accept, once the form has asked for a reason and finance has filled in its sheet.
 * What must be answered or closed first keeps its button: pressing it says what is missing.
 */
export const allowedActions = (decider: Decider, subject: Subject, now: Date): Action[] => {
  const asked = { ...subject, unanswered: 0, unclosed: {}, sheetRequired: false }
  return actions.filter((action) => decide(decider, asked, { action, note: "given", now }).ok)
}

/** The state in which a role finds its work; undefined for roles that have no desk. */
export const deskOf = (role: Role): State | undefined => states.find((state) => desks[state].role === role)

/** Whose turn it is in a state; null where nobody has to act. */
export const roleAt = (state: State): Role | null => desks[state].role

/** Whether an act needs a reason, for the form that asks for it. */
export const noteRule = (action: Action): Step["note"] => steps[action].note

/** Acts that store a whole version; the others point to the one before them. */
export const makesVersion = (action: Action): boolean => ["submit", "approve", "return"].includes(action)

/** After these the round's deadline no longer binds the target. */
export const liftsDeadline = (action: Action): boolean => ["return", "revise", "reopen"].includes(action)

/** Whether an act by this role means that somebody beyond the unit has taken the target up. */
export const takesUp = (action: Action, role: Role): boolean =>
  ["accept", "approve", "return", "transfer"].includes(action) && role !== "unit_approver"
