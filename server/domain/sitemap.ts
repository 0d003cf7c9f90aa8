// What search engines are given (sitemaps.org, 0.9): every public address, in parts where one file may not hold them all.
import { xmlText } from "./feeds.ts"

/** As many addresses as one sitemap may hold. */
export const sitemapLimit = 50_000

export type SitemapTable = { year: number; org: { code: string }; publishedAt: Date }
export type Place = { path: string; changed?: Date }

/** The home page and the newest version of each table, in the order given. */
export const tablePlaces = (tables: readonly SitemapTable[]): Place[] => [
  { path: "/" },
  ...tables.map(({ year, org, publishedAt }) => ({ path: `/t/${year}/${org.code}`, changed: publishedAt })),
]

export const projectPlace = (code: string): Place => ({ path: `/p/${code}` })

/** Of two lists, one after the other, what stands in this part: these of the first; of the second at most so many, after so many. */
export function partOf(part: number, first: readonly Place[], limit: number): { own: Place[]; skip: number; most: number } {
  const from = (part - 1) * limit
  const own = first.slice(from, from + limit)
  return { own, skip: Math.max(0, from - first.length), most: limit - own.length }
}

const wrap = (root: string, lines: readonly string[]): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`,
    ...lines.map((line) => `  ${line}`),
    `</${root}>`,
    "",
  ].join("\n")

const url = (base: string, { path, changed }: Place): string =>
  `<url><loc>${xmlText(`${base}${path}`)}</loc>${changed ? `<lastmod>${changed.toISOString()}</lastmod>` : ""}</url>`

export const sitemap = (base: string, places: readonly Place[]): string =>
  wrap(
    "urlset",
    places.map((place) => url(base, place)),
  )

/** All parts stand beside each other at the root, as the protocol asks of a file that names addresses at the root. */
export const sitemapIndex = (base: string, parts: number): string =>
  wrap(
    "sitemapindex",
    Array.from({ length: parts }, (_, place) => `<sitemap><loc>${xmlText(`${base}/sitemap.xml?part=${place + 1}`)}</loc></sitemap>`),
  )
