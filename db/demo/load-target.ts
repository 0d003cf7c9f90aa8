// One made-up target of the demo, through the commands that people's buttons use.
import type { Kysely } from "kysely"
import { loadEarlierYear } from "#db/earlier-year.ts"
import type { DB } from "#db/schema.ts"
import { actOn, contentOf, makeTarget } from "#db/target-factory.ts"
import { databaseClock } from "#server/clock.ts"
import { may } from "#server/domain/policy.ts"
import type { TargetContent } from "#server/domain/target.ts"
import { markLook } from "#server/review/looks.ts"
import { saveTarget } from "#server/targets/save.ts"
import type { DemoWorld } from "./load.ts"
import { answerPoints, pointInputs } from "./review.ts"
import type { DemoContent, DemoTarget } from "./targets.ts"

/** The content a plan stands for; rows of a name that `before` has are the same rows. */
function demoContent({ wan, goal, indicators }: DemoContent, answer?: string, before?: TargetContent): TargetContent {
  const content = contentOf(BigInt(wan) * 1_000_000n, goal, indicators, answer)
  const known = new Map(before?.indicators.map(({ name, id }) => [name, id]))
  const ids = new Map(content.indicators.map(({ id, name }) => [id, known.get(name) ?? id]))
  return {
    ...content,
    indicators: content.indicators.map((row) => ({ ...row, id: ids.get(row.id) ?? row.id })),
    answers: content.answers.map((each) => ({
      ...each,
      path: each.path.replace(/^indicators\[([^\]]+)\]/, (_, id) => `indicators[${ids.get(id)}]`),
    })),
  }
}

type Made = { id: string; version: number; content: TargetContent }

/** One step of a target's life; a reviewer who decides has read what they decide on. */
async function takeStep(
  db: Kysely<DB>,
  { people }: DemoWorld,
  target: DemoTarget,
  made: Made,
  act: DemoTarget["acts"][number],
): Promise<Made> {
  const by = people[act.by]
  if (act.action === "save") {
    const content = demoContent(act.content, target.answer, made.content)
    const { version } = await saveTarget(db, by, { id: made.id, version: made.version, content }, databaseClock)
    return { ...made, version, content }
  }
  const { points = [], ...move } = act
  const asked = points.length > 0 && { points: pointInputs(made.content, points) }
  if (may(by.role, "review")) await markLook(db, by, made.id, made.version)
  const { version } = await actOn(db, made.id, made.version, { ...move, ...asked, by })
  await answerPoints(db, people[target.by], made.id, points)
  return { ...made, version }
}

/** A target brought to where its plan leaves it, through the real commands. */
export async function makeDemoTarget(db: Kysely<DB>, world: DemoWorld, target: DemoTarget): Promise<void> {
  const { by, code, name, continuing = false, answer, acts, lastYear, yearBefore } = target
  const content = demoContent(target, answer)
  const plan = { by: world.people[by], roundId: world.rounds.current.id, project: { code, name, continuing }, content }
  let made: Made = { ...(await makeTarget(db, plan)), content }
  for (const act of acts) made = await takeStep(db, world, target, made, act)
  const earlier = { targetId: made.id, roundId: world.rounds.lastYear.id }
  if (lastYear) await loadEarlierYear(db, { ...earlier, content: demoContent(lastYear) })
  if (yearBefore) await loadEarlierYear(db, { ...earlier, roundId: world.rounds.yearBefore.id, back: 2, content: demoContent(yearBefore) })
}
