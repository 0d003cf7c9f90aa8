// What one would write with nothing but node:http and pg for the same questions: the yardstick, not a part of the product.
// The same session check, the same scope, the same rows; no framework, no types, no rules, no history.
import { createServer, type IncomingMessage } from "node:http"
import pg from "pg"

const pool = new pg.Pool({ connectionString: process.env.APP_DATABASE_URL, max: 10 })

const actorSql = `select u.id as user_id, m.id as membership_id, m.org_id, o.district_id from session s join app_user u on u.id = s.user_id
  join membership m on m.id = s.membership_id join org o on o.id = m.org_id
  where s.id = $1 and s.revoked_at is null and s.expires_at > now() and u.disabled_at is null`
const scope = "t.department_id in (select department_id from finance_assignment where membership_id = $1) and t.round > 0"
const listSql = (where: string, order: string) => `select t.id, t.version, t.state, t.round, t.budget_year, t.updated_at, t.total,
    p.code, p.name, u.code as unit_code, u.name as unit_name, d.name as department, r.name as round_name, r.closes_at,
    (select count(*)::int from indicator i where i.target_id = t.id) as indicators
  from target t join project p on p.id = t.project_id join org u on u.id = t.unit_id join org d on d.id = t.department_id
  join budget_round r on r.id = t.round_id where ${scope} and ${where} order by ${order} limit 50`
const countSql = (where: string) =>
  `select t.state, count(*)::int as n, sum(t.total) as total from target t where ${scope} and ${where} group by 1`

const json = async (incoming: IncomingMessage) => JSON.parse(Buffer.concat(await incoming.toArray()).toString())

async function actor(incoming: IncomingMessage) {
  const { rows } = await pool.query({ name: "actor", text: actorSql, values: [incoming.headers["x-session"]] })
  if (!rows[0]) throw new Error("signed out")
  return rows[0] as { user_id: string; membership_id: string; org_id: string }
}

const list = (name: string, where: string, order: string) => async (incoming: IncomingMessage) => {
  const values = [(await actor(incoming)).membership_id]
  const { rows } = await pool.query({ name, text: listSql(where, order), values })
  const counts = await pool.query({ name: `${name} count`, text: countSql(where), values })
  return { rows, counts: counts.rows }
}

const saveSql = `with saved as (
    update target set goal = $3, fiscal = $4, version = version + 1, updated_at = now(), updated_by = $5
    where id = $1 and version = $2 and state = 'draft' and unit_id = $6 returning id, version
  ), put as (
    insert into indicator (target_id, id, position, category, subcategory, name, value_raw, better)
    select saved.id, row.* from saved, jsonb_to_recordset($7::jsonb) as row(id uuid, position int,
      category indicator_category, subcategory text, name text, raw text, better indicator_better)
    on conflict (target_id, id) do update set position = excluded.position, name = excluded.name, value_raw = excluded.value_raw
  ) select version from saved`

async function save(incoming: IncomingMessage) {
  const { user_id, org_id } = await actor(incoming)
  const { id, version, content } = await json(incoming)
  const rows = content.indicators.map((row: object, place: number) => ({ ...row, position: place + 1 }))
  const values = [id, version, content.goal, Number(content.amounts.fiscal) * 1_000_000, user_id, org_id, JSON.stringify(rows)]
  return (await pool.query({ name: "save", text: saveSql, values })).rows[0]
}

const tableSql = "select content from published.snapshot where year = $1 and org_code = $2 order by version desc limit 1"
const answers: Record<string, (incoming: IncomingMessage) => Promise<unknown>> = {
  "/hello": async () => ({ hello: "world" }),
  "/list": list("list", "true", "u.code, p.code, t.budget_year"),
  "/waiting": list("waiting", "t.state = 'finance_review'", "t.updated_at, t.id"),
  "/save": save,
  "/table": async () => (await pool.query({ name: "table", text: tableSql, values: [2026, "G1001002"] })).rows[0].content,
}

createServer((incoming, outgoing) => {
  const answer = answers[incoming.url ?? ""]
  if (!answer) return outgoing.writeHead(404).end()
  answer(incoming).then(
    (value) => outgoing.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value)),
    (error: unknown) => outgoing.writeHead(500).end(String(error)),
  )
}).listen(Number(process.env.PORT))
