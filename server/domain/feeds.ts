// What feed readers and search engines are given: Atom (RFC 4287) and a sitemap.

export type Publication = {
  id: string
  year: number
  org: { code: string; name: string }
  version: number
  publishedAt: Date
  reason: string
}

const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" }
/** Characters that XML 1.0 cannot hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
const unfit = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

/** Text within XML. */
export const xmlText = (text: string): string => text.replace(unfit, "").replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)

const pathOf = ({ year, org, version }: Publication): string => `/t/${year}/${org.code}/v${version}`
const titleOf = ({ year, org, version }: Publication): string =>
  `${version > 1 ? "更正" : "公开"}：${org.name} ${year} 年度项目支出绩效目标表${version > 1 ? `（v${version}）` : ""}`

const entry = (base: string, publication: Publication): string[] => [
  "  <entry>",
  `    <id>urn:uuid:${publication.id}</id>`,
  `    <title>${xmlText(titleOf(publication))}</title>`,
  `    <updated>${publication.publishedAt.toISOString()}</updated>`,
  `    <link rel="alternate" type="text/html" href="${xmlText(`${base}${pathOf(publication)}`)}"/>`,
  `    <category term="${publication.version > 1 ? "correction" : "publication"}"/>`,
  `    <author><name>${xmlText(publication.org.name)}</name></author>`,
  `    <summary>${xmlText(publication.reason ? `更正原因：${publication.reason}` : "首次公开。")}</summary>`,
  "  </entry>",
]

/** Publications and corrections, newest first. */
export const atomFeed = (base: string, publications: readonly Publication[]): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    `  <id>${xmlText(base)}/feed.xml</id>`,
    "  <title>项目支出绩效目标：公开与更正</title>",
    `  <updated>${(publications[0]?.publishedAt ?? new Date(0)).toISOString()}</updated>`,
    `  <link rel="self" type="application/atom+xml" href="${xmlText(base)}/feed.xml"/>`,
    `  <link rel="alternate" type="text/html" href="${xmlText(base)}/"/>`,
    ...publications.flatMap((publication) => entry(base, publication)),
    "</feed>",
    "",
  ].join("\n")

/** As many addresses as one sitemap may hold. */
export const sitemapLimit = 50_000

export type SitemapTable = { year: number; org: { code: string }; publishedAt: Date }

/** The home page and the newest version of each table, as many as fit, in the order given. */
export const sitemap = (base: string, tables: readonly SitemapTable[]): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    `  <url><loc>${xmlText(base)}/</loc></url>`,
    ...tables
      .slice(0, sitemapLimit - 1)
      .map(
        ({ year, org, publishedAt }) =>
          `  <url><loc>${xmlText(`${base}/t/${year}/${org.code}`)}</loc><lastmod>${publishedAt.toISOString()}</lastmod></url>`,
      ),
    "</urlset>",
    "",
  ].join("\n")
