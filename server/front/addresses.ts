// Which addresses are answered from memory: those of published pages and open data, spelt exactly as they are linked. Pure.
// Searches are drawn anew each time, but as nobody's request, like the rest. Whatever is not named here goes on to Next: the workspace,
// sign-in, Next's own files, mistyped addresses.
import { tableKey } from "./freshness.ts"

export type PublicAddress = {
  /** The address without its query: none of these pages looks at one, but for searches. */
  path: string
  /** False for searches: there is no end to them. */
  kept: boolean
  /** The one table the answer is made from; null where it may be any. */
  table: string | null
}

const code = "[0-9A-Za-z]{1,20}"
/** Groups 1 and 2, where there are any, are the year and the org code. */
const patterns = [
  new RegExp(`^/t/(20\\d\\d|2100)/(${code})(?:/v[1-9]\\d{0,5})?$`),
  new RegExp(`^/open/v1/tables/(20\\d\\d|2100)/(${code})(?:/v[1-9]\\d{0,5})?\\.(?:json|csv|txt|xlsx|pdf|xml)$`),
  /^\/p\/[0-9A-Za-z-]{1,40}$/,
  new RegExp(`^/d/${code}$`),
  /^\/y\/(?:20\d\d|2100)$/,
  /^\/(?:about|accessibility|corrections|feed\.xml|sitemap\.xml|robots\.txt)?$/,
  /^\/open\/v1\/(?:tables|openapi\.json|datapackage\.json|csv-metadata\.json|catalog\.jsonld)$/,
  /^\/open\/v1\/years\/(?:20\d\d|2100)\.(?:csv|jsonl)$/,
  new RegExp(`^/open/v1/versions/(20\\d\\d|2100)/(${code})\\.json$`),
]

/** Parts of a sitemap too large for one file. */
const parts = /^\/sitemap\.xml\?part=[1-9]\d{0,4}$/
const searches = /^\/(?:open\/v1\/)?search$/

/** Undefined for what is not answered from memory. `url`: path and query, as a request line has them. */
export function readPublicAddress(url: string): PublicAddress | undefined {
  const query = url.indexOf("?")
  const path = query < 0 ? url : url.slice(0, query)
  if (searches.test(path)) return { path: url, kept: false, table: null }
  if (parts.test(url)) return { path: url, kept: true, table: null }
  for (const pattern of patterns) {
    const found = pattern.exec(path)
    if (found) return { path, kept: true, table: found[1] && found[2] ? tableKey(found[1], found[2]) : null }
  }
  return undefined
}
