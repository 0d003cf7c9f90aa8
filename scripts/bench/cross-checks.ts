// bench cross-checks: what comparing one target with all others costs, in a district with 100,000 indicators in one year.
import { type Kysely, sql } from "kysely"
import { generate } from "#db/generate.ts"
import type { DB } from "#db/schema.ts"
import { databaseClock } from "#server/clock.ts"
import { checkTarget } from "#server/domain/checks/check.ts"
import type { Actor } from "#server/domain/roles.ts"
import { visibleTargets } from "#server/targets/cards.ts"
import { checkContext } from "#server/targets/check-context.ts"
import { findTarget } from "#server/targets/find.ts"
import { actorWith, quantile } from "./people.ts"
import { withScratch } from "./scratch.ts"

export const help = "cross-checks  在一次性的数据库里生成 25,000 个项目、100,000 条指标，测量一个项目与其他项目比对的用时"

const size = { departments: 10, unitsPerDepartment: 10, projectsPerUnit: 250, years: 1, seed: 7 }
const rounds = 40

async function visibleIds(db: Kysely<DB>, actor: Actor): Promise<string[]> {
  const visible = visibleTargets(db, actor).select("t.id").where("t.state", "<>", "draft")
  const rows = await visible.orderBy(sql`md5(t.id::text)`).limit(rounds).execute()
  return rows.map(({ id }) => id)
}

type Times = { context: number[]; rules: number[]; others: number }

async function timesOf(db: Kysely<DB>, actor: Actor): Promise<Times> {
  const times: Times = { context: [], rules: [], others: 0 }
  for (const id of await visibleIds(db, actor)) {
    const target = await findTarget(db, actor, id, databaseClock)
    if (!target) throw new Error("a visible target was not found")
    const started = performance.now()
    const context = await checkContext(db, actor, target)
    const read = performance.now()
    checkTarget(target.content, context)
    times.context.push(read - started)
    times.rules.push(performance.now() - read)
    times.others = Math.max(times.others, context.others?.length ?? 0)
  }
  return times
}

const at = (values: readonly number[], share: number): string => quantile(values, share).toFixed(1).padStart(6)
const lineOf = (who: string, { context, rules, others }: Times): string =>
  `${who.padEnd(20)} compared with up to ${String(others).padStart(3)}   reading ms p50 ${at(context, 0.5)} p95 ${at(context, 0.95)}   rules ms p50 ${at(rules, 0.5)} p95 ${at(rules, 0.95)}`

export const run = () =>
  withScratch(async (owner, app) => {
    const made = await generate(owner, size)
    await sql`vacuum analyze`.execute(owner)
    const lines = [`${made.targets} targets, ${made.indicators} indicators in one year, ${rounds} targets each`]
    for (const role of ["editor", "department_reviewer", "finance_approver"] as const)
      lines.push(lineOf(role, await timesOf(app, await actorWith(owner, role))))
    return { output: `${lines.join("\n")}\n`, exitCode: 0 }
  })
