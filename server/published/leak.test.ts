// What is not public must not be in a single byte of what the public can get: words are planted wherever people write inside, and then
// everything is read that the public role can read, everything its procedures answer, and every form of open data.
import { randomUUID } from "node:crypto"
import { sql } from "kysely"
import { beforeAll, expect, test } from "vitest"
import { callerOf, goodContent, pathTo, type SmallWorld, smallWorld } from "#db/small-world.ts"
import { makeTarget } from "#db/target-factory.ts"
import { type TestDatabase, testDatabase } from "#db/testing.ts"
import { databaseClock } from "../clock.ts"
import { previewTable, publishTable } from "../publishing/publish.ts"
import { transition } from "../targets/transition.ts"
import { forms } from "./open-address.ts"
import { openData, publishedCaller } from "./open-data.ts"
import { openSearch } from "./open-search.ts"

/** One word for each place; none stands anywhere else. */
const planted = {
  draft: "蟠桃草稿",
  review: "蟠桃送审",
  returned: "蟠桃退回",
  comment: "蟠桃意见",
  note: "蟠桃备注",
  secret: "蟠桃涉密",
  revision: "蟠桃修订",
  later: "蟠桃未公开",
} as const
const published = "蟠桃公开"
const year = 2026

let databases: TestDatabase
let world: SmallWorld

type Acts = Parameters<typeof makeTarget>[1]["acts"]
const make = (code: string, word: string, acts: Acts) => {
  const content = goodContent(`${word}，修补道路 30 公里。`)
  const indicators = content.indicators.map((row) => ({ ...row, name: `${word}${row.name}` }))
  return makeTarget(databases.app, {
    by: world.people.editor,
    roundId: world.rounds.open.id,
    project: { code, name: `${word}项目` },
    content: { ...content, indicators },
    acts,
  })
}

async function plant(): Promise<void> {
  const { people } = world
  const to = pathTo(world)
  await make("L-draft", planted.draft, to.draft)
  await make("L-review", planted.review, to.department_review)
  const { id, version } = await make("L-returned", planted.returned, to.department_review)
  const act = { id, version, action: "return" as const, note: planted.comment, goal: "unit" as const, key: randomUUID() }
  await transition(databases.app, people.department, act, databaseClock)
  const inFinance = await make("L-note", planted.review, to.finance_review)
  await callerOf(databases.app, databases.public, people.finance).review.addNote({ id: inFinance.id, text: planted.note })
  await make("L-secret", planted.secret, to.approved)
  await databases.app.updateTable("project").set({ secret: true }).where("code", "=", "L-secret").execute()
}

async function publish(orgCode: string): Promise<void> {
  const preview = await previewTable(databases.app, world.people.publisher, orgCode, year)
  if (!preview) throw new Error("nothing to publish")
  await publishTable(databases.app, world.people.publisher, { year, orgCode, contentHash: preview.contentHash, reason: "" })
}

beforeAll(async () => {
  databases = await testDatabase()
  world = await smallWorld(databases.app)
  await plant()
  const open = await make("L-open", published, pathTo(world).approved)
  await publish("401002")
  await publish("401")
  const { id, version } = open
  const revise = { id, version, action: "revise" as const, note: planted.revision, goal: "unit" as const, key: randomUUID() }
  await transition(databases.app, world.people.editor, revise, databaseClock)
  await databases.app.updateTable("target").set({ goal: planted.revision }).where("id", "=", open.id).execute()
  await make("L-later", planted.later, pathTo(world).approved)
})

/** Every row of every table that the role behind public pages can read, as text. */
async function everyRow(): Promise<string[]> {
  const tables = await sql<{ name: string }>`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'v', 'm', 'p', 'f') and n.nspname not in ('pg_catalog', 'information_schema')
      and has_schema_privilege(n.oid, 'usage') and has_any_column_privilege(c.oid, 'select')`.execute(databases.public)
  const rows = await Promise.all(
    tables.rows.map(
      async ({ name }) => (await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} as t`.execute(databases.public)).rows,
    ),
  )
  return rows.flat().map(({ row }) => row)
}

const api = () => publishedCaller({ db: databases.app, publicDb: databases.public, actor: null, clock: databaseClock, requestId: "test" })
const bytes = async (response: Response): Promise<string> => Buffer.from(await response.arrayBuffer()).toString()
const codes = ["draft", "review", "returned", "note", "secret", "later", "open"].map((each) => `L-${each}`)

/** Whatever anybody can ask for: each procedure of the public, each form of each table, each search. */
async function everyAnswer(): Promise<string[]> {
  const open = (path: string) => openData(api(), new Request(`http://localhost/open/v1/${path}`), path.split("/"))
  const search = (q: string) => openSearch(api(), new Request(`http://localhost/open/v1/search?q=${encodeURIComponent(q)}`))
  const tables = ["401", "401001", "401002"].flatMap((org) => ["", "/v1", "/v2"].map((version) => `tables/${year}/${org}${version}`))
  const files = tables.flatMap((table) => forms.map((form) => `${table}.${form}`))
  const words = ["蟠桃", ...Object.values(planted), "修补道路", "市民满意度", "≥30公里"]
  const asked: Promise<unknown>[] = [
    api().tables(),
    api().overview({}),
    api().places(),
    api().projects(),
    api().department({ code: "401" }),
  ]
  const projects = codes.map((code) =>
    api()
      .project({ code })
      .catch((error: Error) => error.message),
  )
  const answers = [...(await Promise.all([...asked, ...projects])), ...(await Promise.all(words.map((q) => api().search({ q }))))]
  const printed = answers.map((answer) =>
    JSON.stringify(answer, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value)),
  )
  const responses = await Promise.all([...["tables", ...files].map(open), ...words.map(search)])
  return [...printed, ...(await Promise.all(responses.map(bytes)))]
}

const findings = (texts: readonly string[], word: string) => texts.filter((text) => text.includes(word)).length

test("nothing planted inside is in any row the public role can read, nor in any answer; what is published is in both", async () => {
  const [rows, answers] = [await everyRow(), await everyAnswer()]
  for (const word of Object.values(planted)) expect([word, findings(rows, word), findings(answers, word)]).toEqual([word, 0, 0])
  expect([findings(rows, published) > 3, findings(answers, published) > 8]).toEqual([true, true])
})

test("the walk would see a leak: one word smuggled into a snapshot is found in rows, pages' data, files and search", async () => {
  const row = await databases.owner.selectFrom("published.snapshot").selectAll().where("org_code", "=", "401002").executeTakeFirstOrThrow()
  const { id: _, generation: _g, ...copy } = row
  const content = JSON.stringify(copy.content).replace(published, planted.draft)
  await databases.app
    .insertInto("published.snapshot")
    .values({ ...copy, version: 2, reason: "试验", content })
    .execute()
  expect(findings(await everyRow(), planted.draft)).toBeGreaterThan(1)
  expect(findings(await everyAnswer(), planted.draft)).toBeGreaterThan(4)
})
