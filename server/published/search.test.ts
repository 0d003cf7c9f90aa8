import fc from "fast-check"
import { sql } from "kysely"
import { beforeAll, expect, test } from "vitest"
import { type TestDatabase, testDatabase } from "#db/testing.ts"
import { databaseClock } from "../clock.ts"
import { parseValue } from "../domain/indicator-value.ts"
import type { Category, PublishedProject } from "../domain/published-table.ts"
import type { Marked } from "../domain/search-marks.ts"
import { type RawSearch, readSearch } from "../domain/search-request.ts"
import { publishedCaller } from "./open-data.ts"
import { openSearch } from "./open-search.ts"
import { searchEntries } from "./search.ts"
import { department, projectOf, publishForTest, tableOf, unit } from "./test-tables.ts"

const at = new Date("2026-02-20T01:00:00Z")
let databases: TestDatabase
beforeAll(async () => {
  databases = await testDatabase()
})

const api = () =>
  publishedCaller({ db: databases.public, publicDb: databases.public, actor: null, clock: databaseClock, requestId: "test" })
const words = (parts: Marked) => parts.map(({ text, hit }) => (hit ? `[${text}]` : text)).join("")
const found = async (asked: RawSearch) => (await api().search(asked)).rows.map(({ year, code, orgCode }) => `${year} ${code} ${orgCode}`)
const indicator = (category: Category, name: string, raw: string) => ({ category, name, raw })
const withIndicators = (code: string, change: Partial<PublishedProject>, rows: ReturnType<typeof indicator>[]) =>
  projectOf(code, {
    ...change,
    indicators: rows.map(({ category, name, raw }, place) => ({
      seq: place + 1,
      category,
      subcategory: null,
      name,
      value: parseValue(raw),
    })),
  })

test("names, goals, indicators and values are found, with filters, newest year first, marked", async () => {
  const rows = [indicator("output", "修补道路里程", "≥30公里"), indicator("satisfaction", "市民满意度", "≥９０%")]
  const big = { name: "道路养护专项", amounts: { fiscal: 900_000_000n, specialAccount: 0n, other: 0n } }
  await publishForTest(databases.app, tableOf(unit, 2030, [withIndicators("S1", { name: "桥梁检测", goal: "道路畅通。" }, rows)]), {
    version: 1,
    at,
  })
  await publishForTest(databases.app, tableOf(unit, 2031, [withIndicators("S2", big, rows), projectOf("S3")]), { version: 1, at })

  expect(await found({ q: "道路" })).toEqual(["2031 S2 401002", "2031 S3 401002", "2030 S1 401002"])
  expect(await found({ q: "道路", year: "2030" })).toEqual(["2030 S1 401002"])
  expect(await found({ q: "满意", category: "satisfaction" })).toEqual(["2031 S2 401002", "2030 S1 401002"])
  expect(await found({ q: "满意", category: "output" })).toEqual([])
  expect(await found({ q: "道路", min: "900" })).toEqual(["2031 S2 401002"])
  expect(await found({ q: "道路", max: "899.99", org: "401002" })).toEqual(["2031 S3 401002", "2030 S1 401002"])
  expect(await found({ q: "道路", org: "401003" })).toEqual([])
  expect(await found({ q: "≥90%" })).toEqual(["2031 S2 401002", "2030 S1 401002"])
  expect(await found({ q: "桥梁 畅通" })).toEqual(["2030 S1 401002"])
  const [row] = (await api().search({ q: "９０", year: "2030" })).rows
  expect([words(row?.name ?? []), row?.indicators.map(({ name, value }) => words(name) + words(value))]).toEqual([
    "桥梁检测",
    ["市民满意度≥[９０]%"],
  ])
})

test("one slip of the hand still finds it, and says that it is only similar", async () => {
  for (const q of ["道路养户专项", "道养路护专项", "道路护专项", "道路养养护专项"]) {
    const { similar, rows } = await api().search({ q, year: "2031" })
    expect([q, similar, rows.map(({ code }) => code)]).toEqual([q, true, ["S2"]])
  }
  expect(await api().search({ q: "毫不相干的字" })).toMatchObject({ similar: false, total: 0, rows: [] })
})

test("only what is in force is found: corrections replace, a unit's own table goes before its department's", async () => {
  const word = (text: string) => projectOf("V1", { name: text })
  await publishForTest(databases.app, tableOf(department, 2040, [word("龙舟甲")]), { version: 1, at })
  expect(await found({ q: "龙舟" })).toEqual(["2040 V1 401"])
  await publishForTest(databases.app, tableOf(unit, 2040, [word("龙舟乙")]), { version: 1, at })
  expect(await found({ q: "龙舟" })).toEqual(["2040 V1 401002"])
  await publishForTest(databases.app, tableOf(unit, 2040, [word("狮舞")]), { version: 2, at, reason: "更正" })
  expect([await found({ q: "龙舟" }), await found({ q: "狮舞" })]).toEqual([[], ["2040 V1 401002"]])
  await publishForTest(databases.app, tableOf(department, 2040, [word("龙舟丙")]), { version: 2, at, reason: "更正" })
  expect(await found({ q: "龙舟" })).toEqual([])
})

test("open data: the same rows, plain; what cannot be asked is 400 in words", async () => {
  const open = (query: string) => openSearch(api(), new Request(`http://localhost/open/v1/search?${query}`))
  const answer = await open(`q=${encodeURIComponent("养护专项")}&year=2031`)
  expect(await answer.json()).toMatchObject({
    total: 1,
    more: false,
    similar: false,
    results: [{ year: 2031, project: { code: "S2", name: "道路养护专项" }, table: "/open/v1/tables/2031/401002.json", total: "900.00" }],
  })
  expect(answer.headers.get("etag")).toMatch(/^"/)
  const refused = await open("q=%E6%A1%A5&year=x")
  expect([refused.status, (await refused.json()).error.message]).toEqual([400, expect.stringContaining("“桥”只有一个字")])
})

// Chinese, full-width, rare (beyond 16 bits), punctuation, signs of LIKE, letters: what tables are made of.
const letter = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(..."道路养护就业培训满意度服务") },
  { weight: 2, arbitrary: fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code)) },
  { weight: 1, arbitrary: fc.integer({ min: 0x20000, max: 0x2a6df }).map((code) => String.fromCodePoint(code)) },
  { weight: 2, arbitrary: fc.constantFrom(..."，。、；：“”‘’《》（）≥％%_\\'\"{}[]$&|*?+-ＡｂＣ１２ABc09㎡é ") },
)
const text = fc.array(letter, { minLength: 1, maxLength: 14 }).map((letters) => letters.join(""))
const project = fc.record({ name: text, goal: text, output: text, value: text, served: text })

const isSearchable = (asked: string) => readSearch({ q: asked }).ok && !/\s/.test(asked)
/** Every run of two to six characters of a text, some of them. */
const partOf = (field: string, from: number, length: number): string => {
  const letters = Array.from(field)
  const begin = from % letters.length
  return letters.slice(begin, begin + length).join("")
}
const half = (field: string) =>
  field
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
const plainForm = (field: string) => half(field).replace(/[A-Z]/g, (sign) => sign.toLowerCase())

test("complete: whatever LIKE finds in what was published, the index finds; and nothing that does not hold it", async () => {
  let year = 2050
  const part = fc.record({
    project: fc.nat(),
    field: fc.constantFrom("name", "goal", "output", "value", "served"),
    from: fc.nat(),
    length: fc.integer({ min: 2, max: 6 }),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(project, { minLength: 3, maxLength: 12 }),
      fc.array(part, { minLength: 8, maxLength: 8 }),
      async (plans, parts) => {
        year = year === 2099 ? 2050 : year + 1
        const projects = plans.map(({ name, goal, output, value, served }, place) =>
          withIndicators(`C${place}`, { name, goal }, [indicator("output", output, value), indicator("satisfaction", served, "≥90%")]),
        )
        const version = await nextVersion(year)
        await publishForTest(databases.app, tableOf(unit, year, projects), { version, at, reason: version > 1 ? "更正" : "" })
        for (const { project: chosen, field, from, length } of parts) {
          const asked = partOf(plans[chosen % plans.length]?.[field as "name"] ?? "", from, length)
          if (isSearchable(asked)) await compare(year, asked, plans)
        }
      },
    ),
    { numRuns: 60 },
  )
})

const nextVersion = async (year: number): Promise<number> => {
  const newest = await databases.owner
    .selectFrom("published.snapshot")
    .select((eb) => eb.fn.max("version").as("version"))
    .where("year", "=", year)
    .where("org_code", "=", unit.code)
    .executeTakeFirst()
  return (newest?.version ?? 0) + 1
}

/** LIKE over the texts of the newest snapshot, as they were published. */
async function likeFinds(year: number, asked: string): Promise<string[]> {
  const pattern = `%${asked.replace(/[\\%_]/g, "\\$&")}%`
  const { rows } = await sql<{ code: string }>`
    select distinct p ->> 'code' as code
    from (select content from published.snapshot where year = ${year} and org_code = ${unit.code} order by version desc limit 1) s,
      jsonb_array_elements(content -> 'units' -> 0 -> 'projects') p, jsonb_array_elements(p -> 'indicators') i
    where p ->> 'name' like ${pattern} or p ->> 'goal' like ${pattern} or i ->> 'name' like ${pattern} or i -> 'value' ->> 'raw' like ${pattern}`.execute(
    databases.public,
  )
  return rows.map(({ code }) => code).sort()
}

async function compare(year: number, asked: string, plans: readonly Record<string, string>[]): Promise<void> {
  const read = readSearch({ q: asked, year: String(year) })
  if (!read.ok) throw new Error(`unsearchable: ${asked}`)
  const { patterns } = read.request
  const rows = await searchEntries(databases.public, { ...read.request, alternatives: [patterns], guess: false })
  const codes = rows.map(({ code }) => code).sort()
  const holding = plans.flatMap((plan, place) =>
    [...Object.values(plan), "≥90%"].some((field) => plainForm(field).includes(plainForm(asked))) ? [`C${place}`] : [],
  )
  expect([asked, codes]).toEqual([asked, holding.sort()])
  expect([asked, (await likeFinds(year, asked)).filter((code) => !codes.includes(code))]).toEqual([asked, []])
}
