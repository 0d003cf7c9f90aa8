// What feed readers are given: Atom (RFC 4287).

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

export type FeedWithdrawal = { year: number; org: { code: string; name: string }; throughVersion: number; withdrawnAt: Date; words: string }

const withdrawalEntry = (base: string, { year, org, throughVersion, withdrawnAt, words }: FeedWithdrawal): string[] => [
  "  <entry>",
  `    <id>${xmlText(`${base}/t/${year}/${org.code}#withdrawn-v${throughVersion}`)}</id>`,
  `    <title>${xmlText(`撤回：${org.name} ${year} 年度项目支出绩效目标表`)}</title>`,
  `    <updated>${withdrawnAt.toISOString()}</updated>`,
  `    <link rel="alternate" type="text/html" href="${xmlText(`${base}/t/${year}/${org.code}`)}"/>`,
  '    <category term="withdrawal"/>',
  `    <author><name>${xmlText(org.name)}</name></author>`,
  `    <summary>${xmlText(`撤回原因：${words}`)}</summary>`,
  "  </entry>",
]

/** Publications, corrections and withdrawals, newest first. */
export function atomFeed(base: string, publications: readonly Publication[], withdrawals: readonly FeedWithdrawal[] = []): string {
  const entries = [
    ...publications.map((each) => ({ at: each.publishedAt, lines: entry(base, each) })),
    ...withdrawals.map((each) => ({ at: each.withdrawnAt, lines: withdrawalEntry(base, each) })),
  ].toSorted((a, b) => b.at.getTime() - a.at.getTime())
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    `  <id>${xmlText(base)}/feed.xml</id>`,
    "  <title>项目支出绩效目标：公开与更正</title>",
    `  <updated>${(entries[0]?.at ?? new Date(0)).toISOString()}</updated>`,
    `  <link rel="self" type="application/atom+xml" href="${xmlText(base)}/feed.xml"/>`,
    `  <link rel="alternate" type="text/html" href="${xmlText(base)}/"/>`,
    ...entries.flatMap(({ lines }) => lines),
    "</feed>",
    "",
  ].join("\n")
}
