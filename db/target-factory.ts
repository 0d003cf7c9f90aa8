// Targets of a world, brought to a state by the real commands: each has the versions and events that a person would have made.
import { randomUUID } from "node:crypto"
import type { Kysely } from "kysely"
import type { DB } from "#db/schema.ts"
import { type Clock, databaseClock } from "#server/clock.ts"
import { checkTarget } from "#server/domain/checks/check.ts"
import { defaultBetter, parseValue } from "#server/domain/indicator-value.ts"
import type { Fen } from "#server/domain/money.ts"
import type { Category } from "#server/domain/published-table.ts"
import type { PointInput } from "#server/domain/return-points.ts"
import type { Actor } from "#server/domain/roles.ts"
import type { IndicatorRow, ProjectKind, TargetContent } from "#server/domain/target.ts"
import type { Move, ReturnGoal } from "#server/domain/workflow.ts"
import { createTarget } from "#server/targets/create.ts"
import { saveTarget } from "#server/targets/save.ts"
import { type Moved, transition } from "#server/targets/transition.ts"

/** An indicator as people say it: level one, name, value; the second level where the year's form asks for it. */
export type IndicatorPlan = readonly [category: Category, name: string, raw: string, subcategory?: string]

export const indicatorRows = (plans: readonly IndicatorPlan[]): IndicatorRow[] =>
  plans.map(([category, name, raw, subcategory = null]) => ({
    id: randomUUID(),
    category,
    subcategory: subcategory ?? null,
    name,
    raw,
    better: defaultBetter(parseValue(raw)),
  }))

/** Says the same to every warning the content has by itself. */
function answered(content: TargetContent, text: string): TargetContent {
  const own = checkTarget(content).filter(({ severity }) => severity === "warning")
  return { ...content, answers: own.map(({ code, path }) => ({ code, path, text })) }
}

/** Content that can be submitted unless it has an error: warnings are answered. */
export const contentOf = (
  fiscal: Fen,
  goal: string,
  indicators: readonly IndicatorPlan[],
  answer = "已核对，按实际情况填报。",
): TargetContent =>
  answered({ amounts: { fiscal, specialAccount: 0n, other: 0n }, goal, indicators: indicatorRows(indicators), answers: [] }, answer)

export type ActPlan = { by: Actor; action: Move; note?: string; goal?: ReturnGoal; points?: readonly PointInput[] }

export type TargetPlan = {
  by: Actor
  roundId: string
  project: { code: string; name: string; kind?: ProjectKind; continuing?: boolean } | { id: string }
  content: TargetContent
  acts?: readonly ActPlan[]
}

/** Creates, fills in and moves a target; answers its id and where it stands. */
export async function makeTarget(db: Kysely<DB>, plan: TargetPlan, clock: Clock = databaseClock): Promise<Moved & { id: string }> {
  const project = "id" in plan.project ? plan.project : { kind: "department" as const, continuing: false, ...plan.project }
  const { id } = await createTarget(db, plan.by, { roundId: plan.roundId, project }, clock)
  const saved = await saveTarget(db, plan.by, { id, version: 1, content: plan.content }, clock)
  let moved: Moved = { state: "draft", version: saved.version }
  for (const act of plan.acts ?? []) moved = await actOn(db, id, moved.version, act, clock)
  return { id, ...moved }
}

/** One act on a target, as its button would ask for it. */
export const actOn = (
  db: Kysely<DB>,
  id: string,
  version: number,
  { by, action, note = "", goal = "unit", points }: ActPlan,
  clock: Clock = databaseClock,
) => transition(db, by, { id, version, action, note, goal, key: randomUUID(), ...(points && { points }) }, clock)
