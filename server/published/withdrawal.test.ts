// A withdrawn table is out of reach of the role behind public pages, and of everything that is printed for the public; its notice is not.
import { sql } from "kysely"
import { beforeAll, expect, test } from "vitest"
import { callerOf, goodContent, pathTo, type SmallPerson, type SmallWorld, smallWorld } from "#db/small-world.ts"
import { makeTarget } from "#db/target-factory.ts"
import { type TestDatabase, testDatabase } from "#db/testing.ts"
import { previewTable, publishTable } from "../publishing/publish.ts"
import { feedDocument, findDocument } from "./documents.ts"
import { forms } from "./open-address.ts"
import { openData, publishedCaller } from "./open-data.ts"
import { openSearch } from "./open-search.ts"
import { findChangedTables, findGeneration } from "./queries.ts"

const word = "蟠桃撤回"
const year = 2026
let databases: TestDatabase
let world: SmallWorld

async function publish(orgCode: string, reason = ""): Promise<void> {
  const preview = await previewTable(databases.app, world.people.publisher, orgCode, year)
  await publishTable(databases.app, world.people.publisher, { year, orgCode, contentHash: preview?.contentHash ?? "", reason })
}
beforeAll(async () => {
  databases = await testDatabase()
  world = await smallWorld(databases.app)
  const content = goodContent(`${word}，修补道路 30 公里。`)
  await makeTarget(databases.app, {
    ...{ by: world.people.editor, roundId: world.rounds.open.id, acts: pathTo(world).approved, content },
    project: { code: "W-1", name: `${word}项目` },
  })
  await publish("401002")
  await publish("401")
})

const as = (person: SmallPerson) => callerOf(databases.app, databases.public, world.people[person])
const open = () => publishedCaller({ ...callerContext(), publicDb: databases.public })
const callerContext = () => ({ db: databases.app, actor: null, clock: sql<Date>`now()` as never, requestId: "test" })
const withdraw = (orgCode: string, version: number, person: SmallPerson = "publisher") =>
  as(person).publishing.withdraw({ year, orgCode, version, kind: "personal_data", reason: "含有联系人电话。" })
const request = (path: string) => new Request(`http://localhost${path}`)
const get = async (path: string) => openData(open(), request(`/open/v1/${path}`), path.split("/"))
const document = async (...path: string[]) => (await findDocument(path)?.(request("/"), open(), "http://localhost"))?.text()

/** Everything the public can be told, and every row that its role can read. */
async function everything(): Promise<string> {
  const tables = ["snapshot", "project", "search_entry", "duty", "withdrawal"]
  const rows = await Promise.all(
    tables.map((table) =>
      sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(`published.${table}`)} t`.execute(databases.public),
    ),
  )
  const searched = await openSearch(open(), new Request(`http://localhost/open/v1/search?q=${encodeURIComponent(word)}`))
  const printed = await Promise.all([
    ...["openapi.json", "datapackage.json", "csv-metadata.json", "catalog.jsonld"].map((file) => document(file)),
    ...[`${year}.csv`, `${year}.jsonl`].map((file) => document("years", file)),
    document("versions", String(year), "401002.json"),
    feedDocument(request("/feed.xml"), open(), "http://localhost").then((response) => response.text()),
    get("tables").then((response) => response.text()),
    searched.text().then((text) => text.replaceAll(word, (_, at) => (text.slice(0, at).endsWith('"q": "') ? "" : word))),
  ])
  const answers = [
    await open()
      .overview({})
      .catch(() => null),
    await open().corrections({}),
    await open().projects(),
    await open().places(),
  ]
  return [
    ...rows.flatMap(({ rows: all }) => all.map(({ row }) => row)),
    ...printed,
    ...answers.map((each) => JSON.stringify(each, (_, value) => (typeof value === "bigint" ? String(value) : value))),
  ].join("\n")
}
const formsOf = async (path: string) => Promise.all(forms.map(async (form) => (await get(`${path}.${form}`)).status))

test("only a publisher withdraws, only what is public now, and with a reason", async () => {
  const said = async (attempt: Promise<unknown>) =>
    attempt.then(
      () => "done",
      (error) => `${error.code} ${error.message}`,
    )
  expect(await said(withdraw("401002", 1, "editor"))).toMatch(/^NOT_FOUND/)
  expect(await said(withdraw("401002", 2))).toBe("CONFLICT 公开的版本刚有变化，没有撤回。请核对现在公开的版本后再办理。")
  expect(await said(withdraw("402001", 1))).toBe("CONFLICT 这张表没有正在公开的版本，不需要撤回。")
  const withReason = (reason: string) => as("publisher").publishing.withdraw({ year, orgCode: "401002", version: 1, kind: "error", reason })
  expect(await said(withReason(" "))).toMatch(/^BAD_REQUEST/)
  expect(await said(withReason("删去联系人 13800138000"))).toMatch(/^BAD_REQUEST/)
  expect(await everything()).toContain(word)
})

test("a unit's table goes; where its projects stand in the department's, that is still public until it goes as well", async () => {
  const before = await findGeneration(databases.public)
  await withdraw("401002", 1)
  expect(await findChangedTables(databases.public, before)).toEqual([{ year, orgCode: "401002" }])
  expect([await formsOf("tables/2026/401002"), await formsOf("tables/2026/401002/v1")]).toEqual([
    Array(forms.length).fill(410),
    Array(forms.length).fill(410),
  ])
  expect((await (await get("tables/2026/401002.json")).json()).error).toEqual({
    code: "gone",
    message: "这张表或这个版本已撤回公开，原因见 /corrections。",
  })
  expect((await get("tables/2026/401001.json")).status).toBe(404)
  expect((await open().tables()).tables.map(({ org }) => org.code)).toEqual(["401"])
  expect((await open().project({ code: "W-1" })).years.map(({ org }) => org.code)).toEqual(["401"])

  await withdraw("401", 1)
  expect(await everything()).not.toContain(word)
  await expect(open().project({ code: "W-1" })).rejects.toMatchObject({ code: "NOT_FOUND" })
  expect((await open().withdrawals(null)).withdrawals.map(({ org, throughVersion, reason }) => [org.code, throughVersion, reason])).toEqual(
    [
      ["401", 1, "含有联系人电话。"],
      ["401002", 1, "含有联系人电话。"],
    ],
  )
  expect(await document("versions", "2026", "401002.json")).toContain('"throughVersion": 1')
})

test("published again, with a reason, it is there as the next version; what was withdrawn stays away", async () => {
  const preview = await as("publisher").publishing.preview({ year, orgCode: "401002" })
  expect([preview.latest?.withdrawn, preview.changed]).toEqual([true, true])
  await expect(publish("401002")).rejects.toMatchObject({ code: "BAD_REQUEST" })
  await publish("401002", "已删去联系人电话。")
  expect([(await get("tables/2026/401002.json")).status, (await get("tables/2026/401002/v1.json")).status]).toEqual([200, 410])
  expect((await open().table({ year, orgCode: "401002" })).version).toBe(2)
  expect((await open().project({ code: "W-1" })).years.map(({ org, version }) => [org.code, version])).toEqual([["401002", 2]])
  expect((await open().corrections({})).corrections).toEqual([])
  const feed = await (await feedDocument(request("/feed.xml"), open(), "http://localhost")).text()
  expect(feed.match(/category term="\w+"/g)).toEqual(["correction", "withdrawal", "withdrawal"].map((term) => `category term="${term}"`))
})

test("neither the application nor the public can bring a withdrawn version back", async () => {
  const refused = { code: "42501" }
  await expect(databases.app.updateTable("published.snapshot").set({ withdrawn: false }).execute()).rejects.toMatchObject(refused)
  await expect(databases.app.deleteFrom("published.withdrawal").execute()).rejects.toMatchObject(refused)
  const seen = await databases.public.selectFrom("published.snapshot").select(["org_code", "version"]).where("year", "=", year).execute()
  expect(seen).toEqual([{ org_code: "401002", version: 2 }])
})
