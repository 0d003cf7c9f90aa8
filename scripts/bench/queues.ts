// bench queues: the desk of one who has 10,000 targets before them, beside the bare statements one would write by hand.
import { cpus } from "node:os"
import { type Kysely, sql } from "kysely"
import pg from "pg"
import { generate } from "#db/generate.ts"
import type { DB } from "#db/schema.ts"
import { callerOf } from "#db/small-world.ts"
import { queues } from "#server/domain/queues.ts"
import type { Actor, Role } from "#server/domain/roles.ts"
import { deskOf } from "#server/domain/workflow.ts"
import { actorWith, quantile } from "./people.ts"
import { withScratch } from "./scratch.ts"

export const help = "queues  在一次性的数据库里生成 10,000 个待办项目，测量队列页面所需数据的用时"

const size = { departments: 10, unitsPerDepartment: 20, projectsPerUnit: 60, years: 1, seed: 11 }
const waiting = 10_000
const times = 200

/** 10,000 before this desk, of which every tenth came back; the rest passed on by its holder. */
async function fill(db: Kysely<DB>, actor: Actor): Promise<void> {
  const desk = deskOf(actor.role)
  await sql`
    with ranked as (select id, row_number() over (order by md5(id::text)) as place from target where round > 0)
    update target t set state = case when place <= ${waiting} then ${desk} else 'approved' end::target_state,
      returned = place <= ${waiting} and place % 10 = 0, updated_at = now() - place * interval '1 second'
    from ranked where ranked.id = t.id`.execute(db)
  await sql`
    insert into target_event (target_id, user_id, user_name, membership_id, role, org_name, action, from_state, to_state, round, target_at)
    select id, ${actor.userId}, ${actor.userName}, ${actor.membershipId}, ${actor.role}, ${actor.orgName}, 'approve', ${desk}, 'approved',
      round, version from target where state = 'approved'`.execute(db)
  await sql`vacuum analyze`.execute(db)
}

const byHand = (actor: Actor) => {
  const scope = "t.district_id = $1 and t.round > 0 and t.state = 'finance_approval' and t.submitted_by is distinct from $2"
  const page = `select t.id, t.version, t.state, t.round, t.budget_year, t.updated_at, t.total, p.code, p.name, u.code as unit_code,
      u.name as unit_name, d.name as department, r.name as round_name, r.closes_at,
      (select count(*)::int from indicator i where i.target_id = t.id) as indicators
    from target t join project p on p.id = t.project_id join org u on u.id = t.unit_id join org d on d.id = t.department_id
    join budget_round r on r.id = t.round_id where ${scope} order by (not t.returned), t.updated_at, t.id limit 50`
  const count = `select count(*)::int from (select from target t where ${scope} limit 1001) x`
  return async (pool: pg.Pool) => {
    const values = [actor.districtId, actor.userId]
    await pool.query({ name: "page", text: page, values })
    await pool.query({ name: "count", text: count, values })
  }
}

async function measured(work: () => Promise<unknown>): Promise<string> {
  const taken: number[] = []
  for (let round = -20; round < times; round += 1) {
    const began = performance.now()
    await work()
    if (round >= 0) taken.push(performance.now() - began) // what is not yet compiled or cached is not the subject
  }
  return [0.5, 0.95].map((share) => quantile(taken, share).toFixed(1)).join(" | ")
}

async function linesFor(db: Kysely<DB>, role: Role, actor: Actor): Promise<string[]> {
  const api = callerOf(db, db, actor)
  const lines: string[] = []
  for (const queue of queues) lines.push(`| ${role}, ${queue} | ${await measured(() => api.targets.queue({ queue }))} |`)
  const { after } = await api.targets.queue({})
  if (!after) return lines
  const cursor = { way: "after" as const, key: after }
  return [...lines, `| ${role}, pending, next page | ${await measured(() => api.targets.queue({ cursor }))} |`]
}

export const run = () =>
  withScratch(async (owner, app, { app: url }) => {
    await generate(owner, size)
    const approver = await actorWith(owner, "finance_approver")
    await fill(owner, approver)
    const pool = new pg.Pool({ connectionString: url, max: 1 })
    const hand = byHand(approver)
    const lines = [`| by hand, page and count of the desk | ${await measured(() => hand(pool))} |`]
    await pool.end()
    lines.push(...(await linesFor(app, "finance_approver", approver)))
    const reviewer = await actorWith(owner, "finance_reviewer")
    await fill(owner, reviewer)
    lines.push(...(await linesFor(app, "finance_reviewer", reviewer)))
    const head = [
      `${waiting} waiting, ${times} calls each, ${cpus().length} cores, Node ${process.version}`,
      "",
      "| desk and queue | p50 ms | p95 ms |",
      "| --- | ---: | ---: |",
    ]
    return { output: `${[...head, ...lines].join("\n")}\n`, exitCode: 0 }
  })
