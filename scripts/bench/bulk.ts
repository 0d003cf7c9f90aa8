// bench bulk: one act on 1,000 targets, worked off as the worker does it, beside the bare statements one would write by hand for the same rows.
import { randomUUID } from "node:crypto"
import { cpus } from "node:os"
import { type Kysely, sql } from "kysely"
import pg from "pg"
import { generate } from "#db/generate.ts"
import type { DB } from "#db/schema.ts"
import { callerOf } from "#db/small-world.ts"
import { runBulk } from "#server/bulk/run.ts"
import type { Actor } from "#server/domain/roles.ts"
import { createLog } from "#server/log.ts"
import { actorWith } from "./people.ts"
import { withScratch } from "./scratch.ts"

export const help = "bulk  在一次性的数据库里一次批复 1,000 个项目，与手写语句比较"

const size = { departments: 10, unitsPerDepartment: 10, projectsPerUnit: 30, years: 1, seed: 12 }
const count = 1_000
const lanes = 4

/** 1,000 before the bureau for the product, as many for the statements by hand, the rest approved. */
async function fill(db: Kysely<DB>): Promise<void> {
  await sql`
    with ranked as (select id, row_number() over (order by md5(id::text)) as place from target where round > 0)
    update target t set state = case when place <= ${2 * count} then 'finance_approval' else 'approved' end::target_state,
      goal = t.goal || case when place <= ${count} then '（批量）' when place <= ${2 * count} then '（手写）' else '' end
    from ranked where ranked.id = t.id`.execute(db)
  await sql`vacuum analyze`.execute(db)
}

/** The rows one act leaves behind, so that nobody measures something that did less. */
async function rowsOf(db: Kysely<DB>, since: Date) {
  const { rows } = await sql<Record<string, number>>`
    select (select count(*)::int from target_event where at > ${since} and action = 'approve') as events,
      (select count(*)::int from target_version where made_at > ${since}) as versions,
      (select count(*)::int from notice where told_at > ${since}) as notices,
      (select count(*)::int from outbox where put_at > ${since}) as mails`.execute(db)
  return rows[0]
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1_000
}

const statements = {
  lock: "select id, version, state, goal, fiscal, special_account, other, submitted_by from target where id = $1 and district_id = $2 for update",
  indicators: "select * from indicator where target_id = $1 order by position",
  move: `with moved as (update target set state = 'approved', version = version + 1, approved_version_id = $2, updated_at = now(), updated_by = $3
      where id = $1 returning id),
    stored as (insert into target_version (id, target_id, number, target_at, content, content_hash, fiscal, special_account, other, total)
      values ($2, $1, (select max(number) + 1 from target_version where target_id = $1), $4::int, $5, 'x', 1, 0, 0, 1))
    insert into target_event (target_id, user_id, user_name, membership_id, role, org_name, action, from_state, to_state, round, target_at, version_id, request_key)
      values ($1, $3, 'x', $6, 'finance_approver', 'x', 'approve', 'finance_approval', 'approved', 1, $4::int, $2, $7) returning id`,
  tell: `with told as (insert into notice (target_id, round, step, user_id, kind, membership_id, by_name, told_at, told_by)
      select t.id, t.round, 'approved', m.user_id, 'approved', m.id, 'x', now(), $2 from target t join membership m on m.user_id = t.submitted_by
      where t.id = $1 on conflict (target_id, round, step, user_id, kind) do update set read_at = null returning id, user_id)
    insert into outbox (notice_id, user_id, urgent, put_at) select id, user_id, false, now() from told`,
}

/** The same rows in the same transactions, nothing decided, nothing checked but the lock; statements prepared once. */
async function byHand(pool: pg.Pool, actor: Actor, ids: readonly string[]): Promise<void> {
  const left = ids.values()
  const one = async (client: pg.PoolClient, id: string) => {
    const ask = (name: keyof typeof statements, values: unknown[]) => client.query({ name, text: statements[name], values })
    await client.query("begin")
    const { rows } = await ask("lock", [id, actor.districtId])
    const content = JSON.stringify({ ...rows[0], indicators: (await ask("indicators", [id])).rows })
    const moved = await ask("move", [id, randomUUID(), actor.userId, rows[0].version + 1, content, actor.membershipId, randomUUID()])
    await ask("tell", [id, moved.rows[0].id])
    await client.query("commit")
  }
  const lane = async () => {
    const client = await pool.connect()
    for (const id of left) await one(client, id)
    client.release()
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

const idsWith = async (db: Kysely<DB>, word: string): Promise<string[]> =>
  (await db.selectFrom("target").select("id").where("goal", "like", `%${word}%`).execute()).map(({ id }) => id)

const now = async (db: Kysely<DB>) => (await db.selectNoFrom(sql<Date>`clock_timestamp()`.as("now")).executeTakeFirstOrThrow()).now

async function measured(owner: Kysely<DB>, app: Kysely<DB>, url: string): Promise<string[]> {
  const actor = await actorWith(owner, "finance_approver")
  const { bulk } = callerOf(app, app, actor)
  const pool = new pg.Pool({ connectionString: url, max: lanes })
  const [began, hands] = [await now(owner), await idsWith(owner, "（手写）")]
  const hand = await timed(() => byHand(pool, actor, hands))
  const [left, begun] = [await rowsOf(owner, began), await now(owner)]
  await pool.end()
  let id = ""
  const preview = await timed(async () => {
    id = (await bulk.prepare({ filter: { q: "（批量）" }, action: "approve" })).id
    await bulk.get({ id })
  })
  await bulk.start({ id })
  const ours = await timed(() => runBulk({ bulkId: id }, { db: app, log: createLog("silent"), signal: new AbortController().signal }))
  const { counts } = await bulk.get({ id })
  const line = (name: string, seconds: number, more: object = {}) =>
    `| ${name} | ${seconds.toFixed(2)} | ${((seconds / count) * 1_000).toFixed(1)} | ${Object.entries(more)
      .map((entry) => entry.join(" "))
      .join(", ")} |`
  return [
    line("by hand, prepared statements, nothing checked", hand, left),
    line("preview of the whole filter", preview, { waiting: count }),
    line("the act", ours, { done: counts.done, ...(await rowsOf(owner, begun)) }),
    "",
    `the act / by hand: ${(ours / hand).toFixed(2)}`,
  ]
}

export const run = () =>
  withScratch(
    async (owner, app, { app: url }) => {
      await generate(owner, size)
      await fill(owner)
      const head = [`${count} targets in one act, ${lanes} lanes, ${cpus().length} cores, Node ${process.version}, commits on disk`, ""]
      const table = ["| work | seconds | ms a target | rows |", "| --- | ---: | ---: | --- |"]
      return { output: `${[...head, ...table, ...(await measured(owner, app, url))].join("\n")}\n`, exitCode: 0 }
    },
    { durable: true },
  )
