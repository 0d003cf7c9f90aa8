import fc from "fast-check"
import { expect, test } from "vitest"
import { type Grade, grades } from "./review-sheet.ts"
import { type Role, roles } from "./roles.ts"
import {
  type Action,
  actions,
  allowedActions,
  type Decider,
  decide,
  decideCreate,
  liftsDeadline,
  type ReturnGoal,
  returnGoalsOf,
  type State,
  type Subject,
  states,
  takesUp,
} from "./workflow.ts"

const now = new Date("2026-08-20T10:00:00+08:00")
const window = { opensAt: new Date("2026-08-01T09:00:00+08:00"), closesAt: new Date("2026-09-01T17:30:00+08:00") }
const kim = (role: Decider["role"]): Decider => ({ userId: "kim", role })

const target = (state: State, more: Partial<Subject> = {}): Subject => ({
  state,
  ownUnit: false,
  window,
  deadlineBound: true,
  submittedBy: state === "draft" ? null : "lee",
  acceptedBy: null,
  takenUp: false,
  unanswered: 0,
  unclosed: {},
  sheetRequired: false,
  lastAct: null,
  ...more,
})

/** Every role × state × action as readable lines; the submitter is somebody else unless `more` says so. */
function possible(more: Partial<Subject> = {}, goal: ReturnGoal = "unit") {
  return roles.flatMap((role) =>
    states.flatMap((state) =>
      actions.flatMap((action) => {
        const decision = decide(kim(role), target(state, more), { action, note: "why", goal, now })
        return decision.ok ? [`${role}: ${state} > ${action} > ${decision.to}`] : []
      }),
    ),
  )
}

// The whole rule, to be read with whoever owns the policy. What is missing from this list is refused.
test("who may do what, from where, to where: a subordinate unit's target", () => {
  expect(possible()).toEqual([
    "editor: draft > save > draft",
    "editor: draft > submit > unit_review",
    "editor: approved > revise > draft",
    "unit_approver: unit_review > approve > department_review",
    "unit_approver: unit_review > return > draft",
    "unit_approver: unit_review > transfer > unit_review",
    "department_reviewer: department_review > accept > department_review",
    "department_reviewer: department_review > approve > finance_review",
    "department_reviewer: department_review > return > draft",
    "department_reviewer: department_review > transfer > department_review",
    "finance_reviewer: finance_review > accept > finance_review",
    "finance_reviewer: finance_review > approve > finance_approval",
    "finance_reviewer: finance_review > return > draft",
    "finance_reviewer: finance_review > transfer > finance_review",
    "finance_approver: finance_approval > approve > approved",
    "finance_approver: finance_approval > return > draft",
    "finance_approver: finance_approval > transfer > finance_approval",
    "finance_approver: approved > reopen > draft",
  ])
})

test("a return to the step before goes exactly one step back", () => {
  expect(possible({}, "previous").filter((line) => line.includes("> return >"))).toEqual([
    "unit_approver: unit_review > return > draft",
    "department_reviewer: department_review > return > unit_review",
    "finance_reviewer: finance_review > return > department_review",
    "finance_approver: finance_approval > return > finance_review",
  ])
})

test("a return names any step before the present one, and no other", () => {
  const to = (goal: ReturnGoal, more: Partial<Subject> = {}) => possible(more, goal).filter((line) => line.includes("> return >"))
  expect([
    ...to("unit_review"),
    "",
    ...to("department_review"),
    "",
    ...to("finance_review"),
    "",
    ...to("department_review", { ownUnit: true }),
  ]).toEqual([
    "department_reviewer: department_review > return > unit_review",
    "finance_reviewer: finance_review > return > unit_review",
    "finance_approver: finance_approval > return > unit_review",
    "",
    "finance_reviewer: finance_review > return > department_review",
    "finance_approver: finance_approval > return > department_review",
    "",
    "finance_approver: finance_approval > return > finance_review",
    "",
  ])
  expect(states.map((state) => `${state}: ${returnGoalsOf({ state, ownUnit: true }).join(" ")}`)).toEqual([
    "draft: ",
    "unit_review: draft",
    "department_review: draft unit_review",
    "finance_review: draft unit_review",
    "finance_approval: draft unit_review finance_review",
    "approved: draft unit_review finance_review finance_approval",
  ])
})

test("return points are answered before submitting and closed, by who raised them, before passing", () => {
  const ask = (role: Role, state: State, action: Action, more: Partial<Subject>) => {
    const decision = decide(kim(role), target(state, more), { action, note: "why", now })
    return decision.ok ? decision.to : decision.why
  }
  expect([
    ask("editor", "draft", "submit", { unanswered: 1 }),
    ask("unit_approver", "unit_review", "approve", { unclosed: { finance_reviewer: 2 } }),
    ask("department_reviewer", "department_review", "approve", { unclosed: { finance_reviewer: 2 } }),
    ask("finance_reviewer", "finance_review", "approve", { unclosed: { finance_reviewer: 2 } }),
    ask("finance_reviewer", "finance_review", "return", { unclosed: { finance_reviewer: 2 } }),
    ask("finance_reviewer", "finance_review", "approve", { unclosed: { department_reviewer: 1 } }),
  ]).toEqual(["unanswered", "department_review", "finance_review", "unclosed", "draft", "finance_approval"])
})

test("the grade of the review sheet decides: 优 and 良 may pass, 中 and 差 are returned; a large amount needs the sheet", () => {
  const ask = (action: Action, grade: Grade | null, sheetRequired = false) => {
    const decision = decide(kim("finance_reviewer"), target("finance_review", { sheetRequired }), {
      action,
      note: "why",
      now,
      ...(grade && { grade }),
    })
    return decision.ok ? decision.to : decision.why
  }
  const lines = ([null, ...grades] as const).map(
    (grade) => `${grade}: ${ask("approve", grade)}, ${ask("return", grade)}; required: ${ask("approve", grade, true)}`,
  )
  expect(lines).toEqual([
    "null: finance_approval, draft; required: sheet",
    "excellent: finance_approval, draft; required: finance_approval",
    "good: finance_approval, draft; required: finance_approval",
    "fair: grade, draft; required: grade",
    "poor: grade, draft; required: grade",
  ])
})

test("a department's own unit (本级) skips the department review, forward and back", () => {
  const differing = (goal: "unit" | "previous") => possible({ ownUnit: true }, goal).filter((line) => !possible({}, goal).includes(line))
  expect(differing("previous")).toEqual([
    "unit_approver: unit_review > approve > finance_review",
    "finance_reviewer: finance_review > return > unit_review",
  ])
})

test("the submitter may withdraw until somebody beyond the unit has taken it up", () => {
  const withdrawals = (more: Partial<Subject>) => possible(more).filter((line) => line.includes("> withdraw >"))
  expect(withdrawals({ submittedBy: "kim" })).toEqual([
    "editor: unit_review > withdraw > draft",
    "editor: department_review > withdraw > draft",
    "editor: finance_review > withdraw > draft",
    "editor: finance_approval > withdraw > draft",
  ])
  expect(withdrawals({ submittedBy: "kim", takenUp: true })).toEqual([])
  expect(withdrawals({ submittedBy: "lee" })).toEqual([])
})

test("nobody decides on what they submitted themselves, in any role", () => {
  const decisions = possible({ submittedBy: "kim" }).filter((line) => /> (accept|approve|return|transfer) >/.test(line))
  expect(decisions).toEqual([])
})

test("what a colleague has accepted is decided by them, or taken over by accepting it", () => {
  const of = (acceptedBy: string) => allowedActions(kim("department_reviewer"), target("department_review", { acceptedBy }), now)
  expect(of("kim")).toEqual(["approve", "return", "transfer"])
  expect(of("bo")).toEqual(["accept"])
  expect(decide(kim("department_reviewer"), target("department_review", { acceptedBy: "bo" }), { action: "approve", now })).toEqual({
    ok: false,
    why: "held",
  })
})

test("a substitute acts for two: neither's submission is theirs to decide, and what the absent one took in is", () => {
  const standIn: Decider = { userId: "kim", role: "department_reviewer", onBehalfOf: { userId: "lee" } }
  const offered = (more: Partial<Subject>) => allowedActions(standIn, target("department_review", more), now).join(" ")
  expect([
    offered({ submittedBy: "kim" }),
    offered({ submittedBy: "lee" }),
    offered({ submittedBy: "bo", submittedFor: "lee" }),
    offered({ submittedBy: "bo", acceptedBy: "lee" }),
    offered({ submittedBy: "bo", acceptedBy: "ann" }),
    offered({ submittedBy: "bo" }),
  ]).toEqual(["", "", "", "approve return transfer", "accept", "accept approve return transfer"])
})

test("what was transferred to a colleague is taken over at every desk, so that nothing waits for somebody absent", () => {
  const desks = [
    ["unit_approver", "unit_review"],
    ["department_reviewer", "department_review"],
    ["finance_reviewer", "finance_review"],
    ["finance_approver", "finance_approval"],
  ] as const
  expect(desks.map(([role, state]) => allowedActions(kim(role), target(state, { acceptedBy: "bo" }), now))).toEqual(
    desks.map(() => ["accept"]),
  )
})

test("one's own last act can be undone, nobody else's, and only in the role in which it was done", () => {
  const after = (action: Action, from: State, state: State, userId = "kim") =>
    decide(kim("finance_reviewer"), target(state, { lastAct: { userId, role: "finance_reviewer", action, from } }), { action: "undo", now })
  expect(after("approve", "finance_review", "finance_approval")).toEqual({ ok: true, to: "finance_review" })
  expect(after("return", "finance_review", "draft")).toEqual({ ok: true, to: "finance_review" })
  expect(after("accept", "finance_review", "finance_review")).toEqual({ ok: true, to: "finance_review" })
  expect(after("approve", "finance_review", "finance_approval", "bo")).toEqual({ ok: false, why: "not_your_act" })
  expect(after("submit", "draft", "unit_review")).toEqual({ ok: false, why: "nothing_to_undo" })
  expect(after("undo", "finance_review", "finance_review")).toEqual({ ok: false, why: "nothing_to_undo" })
  const asEditor = target("finance_approval", {
    lastAct: { userId: "kim", role: "finance_reviewer", action: "approve", from: "finance_review" },
  })
  expect(decide(kim("editor"), asEditor, { action: "undo", now })).toEqual({ ok: false, why: "not_your_act" })
})

test("the round's minutes bind what never came back: [opens, closes)", () => {
  const at = (time: string, deadlineBound = true) =>
    decide(kim("editor"), target("draft", { deadlineBound }), { action: "submit", now: new Date(time) })
  expect([
    at("2026-08-01T08:59:59+08:00"),
    at("2026-08-01T09:00:00+08:00"),
    at("2026-09-01T17:29:59+08:00"),
    at("2026-09-01T17:30:00+08:00"),
    at("2026-09-01T17:30:00+08:00", false),
  ]).toEqual([
    { ok: false, why: "not_open" },
    { ok: true, to: "unit_review" },
    { ok: true, to: "unit_review" },
    { ok: false, why: "closed" },
    { ok: true, to: "unit_review" },
  ])
})

test("after the deadline nothing is withdrawn into a place it cannot leave", () => {
  const late = new Date("2026-09-02T09:00:00+08:00")
  const withdraw = (deadlineBound: boolean) =>
    decide(kim("editor"), target("unit_review", { submittedBy: "kim", deadlineBound }), { action: "withdraw", now: late })
  expect([withdraw(true), withdraw(false)]).toEqual([
    { ok: false, why: "closed" },
    { ok: true, to: "draft" },
  ])
})

test("only editors begin a target, and only while the round is open", () => {
  const answers = roles.filter((role) => decideCreate(kim(role), window, now).ok)
  expect(answers).toEqual(["editor"])
  expect(decideCreate(kim("editor"), window, window.closesAt)).toEqual({ ok: false, why: "closed" })
})

test("returning, revising and reopening need a reason; the rest do not", () => {
  const needed = roles.flatMap((role) =>
    states.flatMap((state) =>
      actions.filter((action) => {
        const decision = decide(kim(role), target(state), { action, note: "  ", now })
        return !decision.ok && decision.why === "note"
      }),
    ),
  )
  expect([...new Set(needed)].sort()).toEqual(["reopen", "return", "revise"])
})

/** What an act leaves behind, as the write does it. */
const after = (subject: Subject, { userId, role }: Decider, action: Action, to: State): Subject => ({
  ...subject,
  state: to,
  deadlineBound: subject.deadlineBound && !liftsDeadline(action),
  submittedBy: action === "submit" ? userId : subject.submittedBy,
  acceptedBy: action === "accept" ? userId : null,
  takenUp: action !== "submit" && (subject.takenUp || takesUp(action, role)),
  lastAct: { userId, role, action, from: subject.state },
})

test("no sequence of allowed acts reaches an undefined state, and somebody always has a next act", () => {
  const anyStep = fc.record({
    role: fc.constantFrom(...roles),
    userId: fc.constantFrom("kim", "lee", "bo"),
    action: fc.constantFrom(...actions),
  })
  const walk = (sequence: (Decider & { action: Action })[], ownUnit: boolean) =>
    sequence.reduce(
      (subject, { action, ...decider }) => {
        const decision = decide(decider, subject, { action, note: "why", now })
        if (!decision.ok) return subject
        expect(states).toContain(decision.to)
        expect(ownUnit && decision.to === "department_review").toBe(false)
        return after(subject, decider, action, decision.to)
      },
      target("draft", { ownUnit }),
    )
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 60 }), fc.boolean(), (sequence, ownUnit) => {
      const subject = walk(sequence, ownUnit)
      const someone = roles.flatMap((role) => allowedActions({ userId: "somebody else", role }, subject, now))
      expect(someone.length).toBeGreaterThan(0)
    }),
    { numRuns: 500 },
  )
})
