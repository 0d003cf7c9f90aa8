// Documents about the data, read by what they themselves promise: real answers against the OpenAPI document, files against their checksums.
import { createHash } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import { z } from "zod"
import { type TestDatabase, testDatabase } from "#db/testing.ts"
import { databaseClock } from "../clock.ts"
import { dataFields } from "../domain/data-fields.ts"
import type { SchemaName } from "../domain/open-schemas.ts"
import { csvHeader } from "../domain/published-csv.ts"
import { type Document, feedDocument, findDocument, robotsDocument, sitemapDocument, sitemapOf } from "./documents.ts"
import { openData, publishedCaller } from "./open-data.ts"
import { openSearch } from "./open-search.ts"
import { department, projectOf, publishForTest, tableOf, unit } from "./test-tables.ts"

const base = "https://targets.example.gov.cn"
let databases: TestDatabase
beforeAll(async () => {
  databases = await testDatabase()
  const { app } = databases
  const at = (day: string) => new Date(`2026-${day}T01:00:00Z`)
  await publishForTest(app, tableOf(unit, 2026, [projectOf("P1"), projectOf("P2", { indicators: [] })]), { version: 1, at: at("02-20") })
  await publishForTest(app, tableOf(unit, 2026, [projectOf("P1")]), { version: 2, at: at("03-06"), reason: "删去 <P2> & 重报" })
  await publishForTest(app, tableOf(department, 2026, [projectOf("P1")]), { version: 1, at: at("02-21") })
  await publishForTest(app, tableOf(unit, 2025, [projectOf("P0")]), { version: 1, at: at("01-05") })
})

const api = () => publishedCaller({ db: databases.app, publicDb: databases.public, actor: null, clock: databaseClock, requestId: "test" })
const ask = (document: Document, headers = {}) => document(new Request(`${base}/x`, { headers }), api(), base)

/** Any address under /open/v1, as the route answers it. */
async function get(path: string): Promise<Response> {
  if (path === "/feed.xml") return ask(feedDocument)
  if (path === "search") return openSearch(api(), new Request(`${base}/open/v1/search?q=${encodeURIComponent("项目")}`))
  const segments = path.split("/")
  const document = findDocument(segments)
  return document ? ask(document) : openData(api(), new Request(`${base}/open/v1/${path}`), segments)
}
const read = async (path: string) => (await get(path)).json()

test("the description has the columns of the file, in their order, each once", () => {
  expect(dataFields.map(({ title }) => title)).toEqual([...csvHeader])
  expect(new Set(dataFields.map(({ name }) => name)).size).toBe(csvHeader.length)
})

test("OpenAPI 3.1: every address it names answers, and with what its schema says", async () => {
  const document = await read("openapi.json")
  expect(document.openapi).toBe("3.1.0")
  const filled = (path: string) => path.replace("{year}", "2026").replace("{orgCode}", "401002").replace("{version}", "1")
  const types: string[] = []
  for (const [path, { get: operation }] of Object.entries<{
    get: { responses: Record<string, { content: Record<string, { schema?: { $ref?: string } }> }> }
  }>(document.paths)) {
    const answer = await get(filled(path).replace("/open/v1/", ""))
    const [[type, { schema }] = ["", {}]] = Object.entries(operation.responses["200"]?.content ?? {})
    expect([path, answer.status]).toEqual([path, 200])
    expect(answer.headers.get("content-type")).toContain(type)
    types.push(type)
    const name = schema?.$ref?.split("/").at(-1) as SchemaName | undefined
    if (name) z.fromJSONSchema(document.components.schemas[name]).parse(await answer.json())
  }
  expect(types.length).toBeGreaterThan(10)
  z.fromJSONSchema(document.components.schemas.Error).parse(await read("tables/2026/999.json"))
})

test("the schema refuses what is not promised", async () => {
  const document = await read("openapi.json")
  const schema = z.fromJSONSchema(document.components.schemas.Table)
  const table = await read("tables/2026/401002.json")
  expect(schema.safeParse({ ...table, draft: true }).success).toBe(false)
  expect(schema.safeParse({ ...table, totals: { ...table.totals, total: 12.5 } }).success).toBe(false)
})

test("Data Package: each resource is there, as large and with the checksum that it says, its columns those of the file", async () => {
  const { resources, profile } = await read("datapackage.json")
  expect([profile, resources.length]).toEqual(["fiscal-data-package", 3])
  for (const { path, bytes, hash, schema } of resources) {
    const file = Buffer.from(await (await get(path.replace(`${base}/open/v1/`, ""))).arrayBuffer())
    expect([file.length, `sha256:${createHash("sha256").update(file).digest("hex")}`]).toEqual([bytes, hash])
    const head = file.toString().replace("\uFEFF", "").split("\r\n")[0]
    expect(schema.fields.map(({ name }: { name: string }) => name).join(",")).toBe(head)
  }
  const typed = resources[0].schema.fields.flatMap((field: { columnType?: string }) => field.columnType ?? [])
  expect(typed).toEqual(expect.arrayContaining(["date:fiscal-year", "value", "activity:generic:project:code"]))
})

test("CSVW and DCAT name the same files and columns as the Data Package, with the same checksums", async () => {
  const [{ resources }, csvw, dcat] = [await read("datapackage.json"), await read("csv-metadata.json"), await read("catalog.jsonld")]
  expect(csvw.tables.map(({ url }: { url: string }) => url)).toEqual(resources.map(({ path }: { path: string }) => path))
  expect(csvw.tableSchema.columns.map(({ titles }: { titles: string }) => titles)).toEqual([...csvHeader])
  const csvs = dcat["dcat:dataset"].map(
    (dataset: Record<string, Record<string, Record<string, string>>[]>) => dataset["dcat:distribution"]?.[0],
  )
  expect(
    csvs.map((each: Record<string, Record<string, Record<string, string>>>) => [
      each["dcat:downloadURL"]?.["@id"],
      `sha256:${each["spdx:checksum"]?.["spdx:checksumValue"]?.["@value"]}`,
    ]),
  ).toEqual(resources.map(({ path, hash }: { path: string; hash: string }) => [path, hash]))
})

test("a whole year as one file: rows, or lines, of every table", async () => {
  const csv = await (await get("years/2026.csv")).text()
  expect(csv.split("\r\n").filter((line) => line.includes("年度"))).toHaveLength(1)
  expect(csv.trimEnd().split("\r\n")).toHaveLength(1 + 2)
  const lines = (await (await get("years/2026.jsonl")).text()).trimEnd().split("\n")
  expect(lines.map((line) => JSON.parse(line).org.code)).toEqual(["401", "401002"])
  expect((await get("years/2019.csv")).status).toBe(404)
})

test("the history of a table: each version, when, why, and where it is", async () => {
  const { versions } = await read("versions/2026/401002.json")
  expect(versions.map(({ version, reason, url }: Record<string, unknown>) => [version, reason, url])).toEqual([
    [2, "删去 <P2> & 重报", `${base}/open/v1/tables/2026/401002/v2.json`],
    [1, "", `${base}/open/v1/tables/2026/401002/v1.json`],
  ])
  expect((await get("versions/2026/999.json")).status).toBe(404)
})

test("Atom: publications and corrections, newest first, whatever signs a reason holds", async () => {
  const feed = await (await ask(feedDocument)).text()
  expect([...feed.matchAll(/<title>(更正|公开)：(.+?)<\/title>/g)].map(([, act, title]) => `${act} ${title}`)).toEqual([
    "更正 公路所 2026 年度项目支出绩效目标表（v2）",
    "公开 交通局 2026 年度项目支出绩效目标表",
    "公开 公路所 2026 年度项目支出绩效目标表",
    "公开 公路所 2025 年度项目支出绩效目标表",
  ])
  expect(feed).toContain("更正原因：删去 &lt;P2&gt; &amp; 重报")
})

test("sitemap and robots: public addresses, absolute; the workspace is left out", async () => {
  const map = await (await ask(sitemapDocument)).text()
  expect([...map.matchAll(/<loc>(.+?)<\/loc>/g)].map(([, address]) => address)).toEqual(
    ["/", "/t/2026/401", "/t/2026/401002", "/t/2025/401002", "/p/P0", "/p/P1"].map((path) => `${base}${path}`),
  )
  expect(await (await ask(robotsDocument)).text()).toContain(`Sitemap: ${base}/sitemap.xml`)
})

test("a sitemap too large for one file is a list of its parts, which together name every address once", async () => {
  const part = async (query: string) => {
    const answer = await sitemapOf(4)(new Request(`${base}/sitemap.xml${query}`), api(), base)
    return { status: answer.status, places: [...(await answer.text()).matchAll(/<loc>(.+?)<\/loc>/g)].map(([, address]) => address) }
  }
  expect(await part("")).toEqual({ status: 200, places: ["?part=1", "?part=2"].map((query) => `${base}/sitemap.xml${query}`) })
  const whole = await Promise.all(["?part=1", "?part=2", "?part=3", "?part=0", "?part=x"].map(part))
  expect(whole.map(({ status, places }) => [status, places.map((each) => each?.slice(base.length)).join(" ")])).toEqual([
    [200, "/ /t/2026/401 /t/2026/401002 /t/2025/401002"],
    [200, "/p/P0 /p/P1"],
    [404, ""],
    [404, ""],
    [404, ""],
  ])
})

test("documents may be read from any page, and are answered with 304 where they have not changed", async () => {
  const first = await ask(feedDocument)
  const again = await ask(feedDocument, { "if-none-match": first.headers.get("etag") ?? "" })
  expect([first.headers.get("access-control-allow-origin"), again.status]).toEqual(["*", 304])
})

test.each([
  "openapi",
  "years/2026.xml",
  "years/x.csv",
  "versions/2026",
  "versions/x/401002.json",
  "constructor",
  "versions/2026/401002.csv",
])("%s is no document", (path) => expect(findDocument(path.split("/"))).toBeUndefined())
