// Model-based: random lives of a target over all roles, acts, returns, substitutes, undos and deadlines, against the real PostgreSQL.
// Nothing is lost, nothing is decided twice, no role oversteps, each event has its version, points agree. fast-check prints the seed.
import fc from "fast-check"
import { beforeAll, expect, test } from "vitest"
import { goodContent, type SmallPerson, type SmallWorld, smallWorld } from "#db/small-world.ts"
import { makeTarget } from "#db/target-factory.ts"
import { type TestDatabase, testDatabase } from "#db/testing.ts"
import { databaseClock, fixedClock } from "#server/clock.ts"
import type { Actor } from "#server/domain/roles.ts"
import { fromStoredVersion } from "#server/domain/version.ts"
import { pointsOf } from "#server/review/points.ts"
import { findTarget } from "./find.ts"
import { linesOf, type Model, newModel } from "./life-model.ts"
import { at, type Life, lives, minutes } from "./life-steps.ts"

/** LIVES: fewer while at work on something else, more to look for what is rare. */
const runs = Number(process.env.LIVES ?? 2_000)
const roundCloses = new Date("2026-09-01T17:30:00+08:00")

let databases: TestDatabase
let world: SmallWorld
let people: Record<string, Actor>
beforeAll(async () => {
  databases = await testDatabase()
  world = await smallWorld(databases.app)
  const standIn = (absent: SmallPerson, substitute: SmallPerson): Actor => {
    const { userId, userName } = world.people[substitute]
    const { [absent]: post } = world.people
    return { ...post, userId, userName, onBehalfOf: { userId: post.userId, name: post.userName } }
  }
  const { editor, colleague, approver, department, departmentB, parksDepartment, finance, bureau, publisher, auditor } = world.people
  people = {
    ...{ editor, colleague, approver, department, departmentB, parksDepartment, finance, bureau, publisher, auditor },
    editorForApprover: standIn("approver", "editor"),
    colleagueForEditor: standIn("editor", "colleague"),
    departmentBForA: standIn("department", "departmentB"),
  }
  await databases.owner.updateTable("budget_round").set({ closes_at: roundCloses }).execute()
  // The steps live in August: who serves today has to have served then.
  await databases.owner
    .updateTable("membership")
    .set({ valid_from: new Date("2026-01-01") })
    .execute()
})

/** What the database says of this life, in the words of the model. */
async function storedLines({ id }: Life, model: Model): Promise<string[]> {
  const target = await findTarget(databases.app, world.people.editor, id, databaseClock)
  if (!target) throw new Error("lost")
  const versions = await databases.app
    .selectFrom("target_version")
    .select(["id", "content", "target_at"])
    .where("target_id", "=", id)
    .execute()
  const goals = new Map(versions.map((version) => [version.id, fromStoredVersion(version.content).content.goal]))
  const made = new Map(versions.map((version) => [version.target_at, goals.get(version.id) ?? null]))
  const events = await databases.app.selectFrom("target_event").selectAll().where("target_id", "=", id).orderBy("id").execute()
  const points = await pointsOf(databases.app, id)
  const approved = target.approvedVersionId ? (goals.get(target.approvedVersionId) ?? "?") : null
  const stored: Model = {
    ...model,
    ...{
      state: target.state,
      round: target.round,
      late: target.late,
      submittedBy: target.submittedById,
      submittedFor: target.submittedForId,
    },
    ...{
      acceptedBy: target.acceptedById,
      takenUp: target.takenUp,
      deadlineBound: target.deadlineBound,
      goal: target.content.goal,
      approved,
    },
    open: target.openFields,
    points: points.map(({ path, state, raisedBy }) => ({ path, state, raisedBy, byEvent: 0, reopenedBy: null })),
    events: events.map((event) => ({ action: event.action, goal: event.action === "create" ? null : (made.get(event.target_at) ?? null) })),
  }
  return linesOf(stored, target.content)
}

let born = 0
async function birth(): Promise<Life> {
  await databases.owner.deleteFrom("deadline_request").execute()
  born += 1
  const { editor } = world.people
  const project = { code: `L-${born}`, name: `一生${born}` }
  const content = goodContent()
  const made = await makeTarget(databases.app, { by: editor, roundId: world.rounds.open.id, project, content }, fixedClock(at(minutes[0])))
  return { ...made, content, sent: [], of: { db: databases.app, world, people } }
}

test(`${runs} random lives are what the rules say they are`, { timeout: 1_800_000 }, async () => {
  const reached = new Set<string>()
  await fc.assert(
    fc.asyncProperty(lives, async (steps) => {
      const life = await birth()
      const model = newModel(life.content.goal, roundCloses)
      await fc.asyncModelRun(() => ({ model, real: life }), steps)
      expect(await storedLines(life, model)).toEqual(linesOf(model, life.content))
      reached.add(model.state)
    }),
    { numRuns: runs },
  )
  // Two thousand lives come everywhere; a short run need not.
  if (runs >= 1_000)
    expect([...reached].sort()).toEqual(["approved", "department_review", "draft", "finance_approval", "finance_review", "unit_review"])
})
