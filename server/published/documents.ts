// What stands beside the tables: descriptions for programs, whole years as one file, the history of a table, the feed and the sitemap.
import { atomFeed } from "../domain/feeds.ts"
import { openApi } from "../domain/open-api.ts"
import { catalog, csvMetadata, dataPackage } from "../domain/open-catalog.ts"
import { printPublishedCsv } from "../domain/published-csv.ts"
import { toOpenJson } from "../domain/published-json.ts"
import { partOf, projectPlace, sitemap, sitemapIndex, sitemapLimit, tablePlaces } from "../domain/sitemap.ts"
import { withdrawalWords } from "../domain/withdrawal.ts"
import { readOrgCode, readYear } from "./address.ts"
import { catalogTables } from "./distributions.ts"
import { refuse, respond } from "./open-answer.ts"
import { json, type PublishedCaller } from "./open-data.ts"

/** `base`: the address people open. */
export type Document = (request: Request, api: PublishedCaller, base: string) => Promise<Response>
type Print = (api: PublishedCaller, base: string) => Promise<string | null>

const missing = "没有公开过这个年度或这张表。已公开的表见 /open/v1/tables。"

/** A document of this type; 404 where there is nothing to print. */
const document =
  (contentType: string, print: Print): Document =>
  async (request, api, base) => {
    const body = await print(api, base)
    return body === null ? refuse(404, missing) : respond(request, Buffer.from(body), { "Content-Type": contentType })
  }

const fixed: Readonly<Record<string, Document>> = {
  "openapi.json": document("application/json; charset=utf-8", async (_, base) => json(openApi(base))),
  "datapackage.json": document("application/json; charset=utf-8", async (api, base) => json(dataPackage(base, await catalogTables(api)))),
  "csv-metadata.json": document("application/csvm+json; charset=utf-8", async (api, base) =>
    json(csvMetadata(base, await catalogTables(api))),
  ),
  "catalog.jsonld": document("application/ld+json; charset=utf-8", async (api, base) => json(catalog(base, await catalogTables(api)))),
}

/** All tables of a year, in the order of the list, each printed alone. */
async function printYear(api: PublishedCaller, year: number, print: (table: Awaited<ReturnType<PublishedCaller["table"]>>) => string) {
  const rows = (await api.tables()).tables.filter((row) => row.year === year)
  const printed: string[] = []
  for (const { org, version } of rows) printed.push(print(await api.table({ year, orgCode: org.code, version })))
  return printed.length > 0 ? printed : null
}

/** One head, then the rows of every table. */
const yearCsv = async (api: PublishedCaller, year: number): Promise<string | null> => {
  const printed = await printYear(api, year, ({ content }) => printPublishedCsv(content))
  return printed?.map((csv, place) => (place === 0 ? csv : csv.slice(csv.indexOf("\r\n") + 2))).join("") ?? null
}

/** One line for each table, the same JSON as its own address answers. */
const yearLines = async (api: PublishedCaller, year: number): Promise<string | null> => {
  const printed = await printYear(api, year, ({ content, ...meta }) => `${JSON.stringify(toOpenJson(meta, content))}\n`)
  return printed?.join("") ?? null
}

function yearDocument(file: string): Document | undefined {
  const [part = "", form] = file.split(".")
  const year = readYear(part)
  if (year === undefined) return undefined
  if (form === "csv") return document("text/csv; charset=utf-8; header=present", (api) => yearCsv(api, year))
  return form === "jsonl" ? document("application/jsonl; charset=utf-8", (api) => yearLines(api, year)) : undefined
}

async function printVersions(api: PublishedCaller, base: string, year: number, orgCode: string): Promise<string | null> {
  const [{ publications }, { withdrawals }] = [await api.publications({ year, orgCode }), await api.withdrawals({ year, orgCode })]
  const known = publications[0] ?? withdrawals[0]
  if (!known) return null
  const versions = publications.map(({ version, publishedAt, contentHash, reason }) => ({
    ...{ version, publishedAt: publishedAt.toISOString(), contentHash, reason },
    url: `${base}/open/v1/tables/${year}/${orgCode}/v${version}.json`,
  }))
  const notices = withdrawals.map(({ throughVersion, withdrawnAt, kind, reason }) => ({
    ...{ throughVersion, withdrawnAt: withdrawnAt.toISOString(), kind, reason },
  }))
  return json({ year, org: known.org, versions, withdrawals: notices })
}

function versionsDocument(yearPart: string, file: string): Document | undefined {
  const [year, orgCode] = [readYear(yearPart), readOrgCode(file.replace(/\.json$/, ""))]
  if (year === undefined || orgCode === undefined || !file.endsWith(".json")) return undefined
  return document("application/json; charset=utf-8", (api, base) => printVersions(api, base, year, orgCode))
}

/** The document at these segments after `/open/v1/`; undefined for what is none. */
export function findDocument(segments: readonly string[]): Document | undefined {
  const [first = "", second = "", third = ""] = segments
  if (segments.length === 1) return Object.hasOwn(fixed, first) ? fixed[first] : undefined
  if (segments.length === 2 && first === "years") return yearDocument(second)
  return segments.length === 3 && first === "versions" ? versionsDocument(second, third) : undefined
}

export const feedDocument = document("application/atom+xml; charset=utf-8", async (api, base) => {
  const { withdrawals } = await api.withdrawals(null)
  const noticed = withdrawals.map((each) => ({ ...each, words: withdrawalWords(each) }))
  return atomFeed(base, (await api.publications(null)).publications, noticed)
})

/** Without a part: everything, or where that is too much for one file, the list of the parts. */
async function printSitemap(api: PublishedCaller, base: string, asked: string | null, limit: number): Promise<string | null> {
  if (asked !== null && !/^[1-9]\d{0,4}$/.test(asked)) return null
  const first = tablePlaces((await api.tables()).tables)
  const { own, skip, most } = partOf(Number(asked ?? 1), first, limit)
  const { codes, total } = await api.projects({ skip, most })
  const places = [...own, ...codes.map(projectPlace)]
  const parts = Math.ceil((first.length + total) / limit)
  if (asked === null && parts > 1) return sitemapIndex(base, parts)
  return places.length > 0 ? sitemap(base, places) : null
}

export const sitemapOf =
  (limit: number): Document =>
  (request, api, base) => {
    const part = new URL(request.url).searchParams.get("part")
    return document("application/xml; charset=utf-8", () => printSitemap(api, base, part, limit))(request, api, base)
  }
export const sitemapDocument = sitemapOf(sitemapLimit)

/** Everything public may be indexed; the workspace has nothing for strangers. */
export const robotsDocument = document("text/plain; charset=utf-8", async (_, base) =>
  [
    "User-agent: *",
    "Disallow: /work",
    "Disallow: /admin",
    "Disallow: /api",
    "Disallow: /login",
    "",
    `Sitemap: ${base}/sitemap.xml`,
    "",
  ].join("\n"),
)
