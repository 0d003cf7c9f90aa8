// The steps of a random life: each asks the real system, compares its answer with the model's, and prints itself for whoever reads a failure.
import { randomUUID } from "node:crypto"
import fc from "fast-check"
import type { Kysely } from "kysely"
import { expect } from "vitest"
import type { DB } from "#db/schema.ts"
import { openRound, type SmallWorld } from "#db/small-world.ts"
import { databaseClock, fixedClock } from "#server/clock.ts"
import type { Actor } from "#server/domain/roles.ts"
import type { TargetContent } from "#server/domain/target.ts"
import { type Move, moves, type ReturnGoal, returnGoals } from "#server/domain/workflow.ts"
import { AppError } from "#server/errors.ts"
import { changeReturnPoint } from "#server/review/change-point.ts"
import { pointsOf } from "#server/review/points.ts"
import { actOn, type Model, saveOn, sees } from "./life-model.ts"
import { saveTarget } from "./save.ts"
import { type Act, transition } from "./transition.ts"

/** Before, in the last minute, at the closing minute, within an extension, after everything. */
export const minutes = ["2026-08-20T10:00", "2026-09-01T17:29", "2026-09-01T17:30", "2026-09-03T09:00", "2026-10-01T09:00"] as const
export const at = (minute: string) => new Date(`${minute}:00+08:00`)
const extension = at("2026-09-05T12:00")

/** The names the steps draw from; `people` is filled in later. */
const names = [
  ...["editor", "colleague", "approver", "department", "departmentB", "finance", "bureau"],
  ...["editorForApprover", "colleagueForEditor", "departmentBForA", "parksDepartment", "publisher", "auditor"],
]

/** The people who can get on with it come often, so that lives get far; the rest come too. */
const who = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...names.slice(0, 7)) }, { weight: 2, arbitrary: fc.constantFrom(...names) })
const minute = fc.oneof({ weight: 5, arbitrary: fc.constant(minutes[0]) }, { weight: 2, arbitrary: fc.constantFrom(...minutes) })

/** One life: its target, what it should be, and the acts that were sent, so that they can be sent again. */
export type Life = {
  id: string
  version: number
  content: TargetContent
  sent: { who: string; act: Act; state: string }[]
  of: LifeWorld
}

/** Where lives are led. `people`: by the names the steps draw from. */
export type LifeWorld = { db: Kysely<DB>; world: SmallWorld; people: Readonly<Record<string, Actor>> }

const outcome = (attempt: Promise<{ state?: string }>): Promise<string> =>
  attempt.then(
    ({ state }) => (state ? `ok ${state}` : "ok"),
    (error: unknown) => {
      if (error instanceof AppError) return error.details.why ?? error.code
      throw error
    },
  )

abstract class Step implements fc.AsyncCommand<Model, Life> {
  readonly who: string
  readonly minute: string
  constructor(name: string, time: string) {
    this.who = name
    this.minute = time
  }
  check = () => true
  protected actor({ of }: Life): Actor {
    const found = of.people[this.who]
    if (!found) throw new Error(this.who)
    return found
  }
  protected visible(model: Model, life: Life): boolean {
    const actor = this.actor(life)
    return sees(model, actor, actor.orgId !== life.of.world.orgs.parks.id)
  }
  abstract run(model: Model, life: Life): Promise<void>
  abstract toString(): string
}

type Options = { goal: ReturnGoal; note: string; points: number; openAll: boolean; stale: boolean }

class Decide extends Step {
  readonly action: Move
  readonly options: Options
  constructor(name: string, time: string, action: Move, options: Options) {
    super(name, time)
    this.action = action
    this.options = options
  }
  toString = () => `${this.who} ${this.action} ${JSON.stringify(this.options)} at ${this.minute}`

  private get paths(): string[] {
    return this.action === "return" ? ["goal", "amounts.fiscal"].slice(0, this.options.points) : []
  }
  private expected(model: Model, life: Life): string {
    if (!this.visible(model, life)) return "NOT_FOUND"
    if (this.options.stale) return "CONFLICT"
    const { goal, note, openAll } = this.options
    const { departmentB } = life.of.world.people
    const suits = model.state === "department_review" && this.actor(life).userId !== departmentB.userId
    const request = { action: this.action, note, goal, points: this.paths.length, openAll, paths: this.paths, now: at(this.minute) }
    return actOn(model, this.actor(life), { ...request, colleague: suits ? departmentB.userId : null }, openRound.opensAt)
  }
  async run(model: Model, life: Life): Promise<void> {
    const { goal, note, openAll, stale } = this.options
    const act: Act = {
      ...{ id: life.id, version: stale ? life.version - 1 : life.version, action: this.action, note, goal, key: randomUUID() },
      ...(this.action === "return" && { points: this.paths.map((path) => ({ path, comment: "请核对" })), openAll }),
      ...(this.action === "transfer" && { colleague: life.of.world.people.departmentB.userId }),
    }
    const clock = fixedClock(at(this.minute))
    const expected = this.expected(model, life)
    const moved = transition(life.of.db, this.actor(life), act, clock)
    expect(`${this}: ${await outcome(moved)}`).toBe(`${this}: ${expected}`)
    if (!expected.startsWith("ok")) return
    life.version = (await moved).version
    life.sent.push({ who: this.who, act, state: expected })
  }
}

/** The same act arrives a second time: the same answer, nothing done. */
class Again extends Step {
  toString = () => "the last act again"
  async run(_: Model, life: Life): Promise<void> {
    const last = life.sent.at(-1)
    const actor = last && life.of.people[last.who]
    if (actor) expect(await outcome(transition(life.of.db, actor, last.act, databaseClock))).toBe(last.state)
  }
}

class Save extends Step {
  readonly goal: string
  constructor(name: string, time: string, goal: string) {
    super(name, time)
    this.goal = goal
  }
  toString = () => `${this.who} saves “${this.goal}” at ${this.minute}`
  async run(model: Model, life: Life): Promise<void> {
    const expected = this.visible(model, life)
      ? saveOn(model, this.actor(life), this.goal, at(this.minute), openRound.opensAt)
      : "NOT_FOUND"
    const content = { ...life.content, goal: this.goal }
    const saved = saveTarget(life.of.db, this.actor(life), { id: life.id, version: life.version, content }, fixedClock(at(this.minute)))
    const found = await outcome(saved.then(() => ({})))
    expect(`${this}: ${found}`).toBe(`${this}: ${expected === "locked" ? "BAD_REQUEST" : expected}`)
    if (expected === "ok") Object.assign(life, { version: (await saved).version, content })
  }
}

const answering = { answer: "open", close: "answered", reopen: "closed" } as const

/** Answers, closes or opens again the first point that waits for it; whose turn it is not is refused. */
class Point extends Step {
  readonly action: keyof typeof answering
  constructor(name: string, time: string, action: keyof typeof answering) {
    super(name, time)
    this.action = action
  }
  toString = () => `${this.who} ${this.action}s a point`
  private expected(model: Model, life: Life, point: Model["points"][number]): string {
    if (!this.visible(model, life)) return "NOT_FOUND"
    const { role } = this.actor(life)
    const desks = { unit_review: "unit_approver", department_review: "department_reviewer", finance_review: "finance_reviewer" }
    const desk = { ...desks, finance_approval: "finance_approver" }[model.state as keyof typeof desks]
    const may = this.action === "answer" ? role === "editor" && model.state === "draft" : role === point.raisedBy && role === desk
    if (!may) return "role"
    const to = { answer: "answered", close: "closed", reopen: "answered" } as const
    point.state = to[this.action]
    if (this.action === "answer") model.lastAct = null
    return `ok ${point.state}`
  }
  async run(model: Model, life: Life): Promise<void> {
    const stored = await pointsOf(life.of.db, life.id)
    const place = stored.findIndex(({ state }) => state === answering[this.action])
    const [found, expectedPoint] = [stored[place], model.points[place]]
    if (!found || !expectedPoint) return
    const change = this.action === "answer" ? { id: found.id, action: this.action, answer: "已改" } : { id: found.id, action: this.action }
    const expected = this.expected(model, life, expectedPoint)
    expect(`${this}: ${await outcome(changeReturnPoint(life.of.db, this.actor(life), change))}`).toBe(`${this}: ${expected}`)
  }
}

/** Finance gives the unit more time: from the next statement on. */
class Extend extends Step {
  toString = () => `the unit gets time until ${extension.toISOString()}`
  async run(model: Model, { of: { db, world } }: Life): Promise<void> {
    if (model.extendedTo) return
    const { editor, bureau } = world.people
    const asked = { asked_by: editor.userId, asked_name: "编辑甲", reason: "资料未齐", wanted_until: extension }
    const granted = { state: "granted" as const, decided_by: bureau.userId, decided_name: "财政审批", granted_until: extension }
    const place = { district_id: world.districtId, unit_id: world.orgs.roadsSub.id, round_id: world.rounds.open.id }
    await db
      .insertInto("deadline_request")
      .values({ kind: "extension", ...place, ...asked, ...granted })
      .execute()
    model.extendedTo = extension
  }
}

const options = fc.record({
  goal: fc.constantFrom(...returnGoals),
  note: fc.oneof({ weight: 4, arbitrary: fc.constant("理由") }, { weight: 1, arbitrary: fc.constant("") }),
  points: fc.integer({ min: 0, max: 2 }),
  openAll: fc.boolean(),
  stale: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
})
const forward = fc.constantFrom<Move>("submit", "approve", "approve", "accept", "return")
const action = fc.oneof({ weight: 5, arbitrary: forward }, { weight: 3, arbitrary: fc.constantFrom<Move>(...moves) })
const plain: Options = { goal: "unit", note: "", points: 0, openAll: false, stale: false }
/** Whoever's turn it is goes on: without it random lives seldom leave the unit. */
const goOn = [
  ["editor", "submit"],
  ["approver", "approve"],
  ["department", "approve"],
  ["finance", "approve"],
  ["bureau", "approve"],
] as const

/** A life of up to 24 steps. */
export const lives = fc.commands(
  [
    fc.tuple(who, minute, action, options).map((made) => new Decide(...made)),
    fc.tuple(who, minute, action, options).map((made) => new Decide(...made)),
    ...goOn.map(([name, move]) => fc.constant(new Decide(name, minutes[0], move, plain))),
    fc.constant(new Again("editor", minutes[0])),
    fc
      .tuple(who, minute, fc.constantFrom("修补道路 30 公里，投诉减少一成。", "修补道路 35 公里，投诉减少两成。"))
      .map((made) => new Save(...made)),
    fc.tuple(fc.constantFrom("editor", "colleague"), minute, fc.constant("answer" as const)).map((made) => new Point(...made)),
    fc.tuple(who, minute, fc.constantFrom("answer" as const, "close" as const, "reopen" as const)).map((made) => new Point(...made)),
    fc.constant(new Extend("bureau", minutes[0])),
  ],
  { maxCommands: 24, size: "max" },
)
