// One answer as it is kept: its body compressed once in each coding, its headers ready to be sent, one strong validator per coding.
import type { IncomingMessage, ServerResponse } from "node:http"
import { promisify } from "node:util"
import { brotliCompress, constants, gunzipSync, gzip } from "node:zlib"
import { digestOf, matches } from "../published/validators.ts"
import type { Recorded } from "./recorder.ts"

type Coding = "br" | "gzip" | "identity"
type Variant = { etag: string; body: Buffer; headers: string[]; notModified: string[] }
/** A body that compresses is not kept plain as well: the few readers who take neither coding get it unpacked. */
export type Entry = { stamp: bigint; status: number; variants: Partial<Record<Coding, Variant>>; etags: string[]; bytes: number }

const [brotliAsync, gzipAsync] = [promisify(brotliCompress), promisify(gzip)]
const text = /^(?:text\/|image\/svg|application\/(?:[a-z.+-]*json|[a-z.+-]*xml|javascript))/
/** About 8 ms for 200 kB, off the main thread; higher levels take ten times as long for a tenth less. */
const brotli = (body: Buffer) =>
  brotliAsync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } })

/** What Next says about the body is said anew here; its orders to private caches do not fit what is public. */
const own = new Set([
  "cache-control",
  "content-encoding",
  "content-length",
  "etag",
  "connection",
  "keep-alive",
  "transfer-encoding",
  "date",
  "vary",
])

const flat = (headers: Readonly<Record<string, string | readonly string[]>>): string[] =>
  Object.entries(headers).flatMap(([name, value]) => [value].flat().flatMap((each) => [name, each as string]))

/** Open data says itself how long it holds; pages are asked for again each time and mostly answered with 304. */
function cacheControl({ headers, status }: Recorded): string {
  if (status !== 200) return "no-store"
  const said = String(headers["cache-control"] ?? "")
  return said.startsWith("public") ? said : "public, no-cache"
}

function variantOf(recorded: Recorded, always: Readonly<Record<string, string>>, coding: Coding, digest: string, body: Buffer): Variant {
  const etag = coding === "identity" ? `"${digest}"` : `"${digest}-${coding}"`
  const kept = Object.fromEntries(Object.entries(recorded.headers).filter(([name]) => !own.has(name)))
  const said = [recorded.headers.vary ?? []].flat().join(", ")
  const shared = {
    ...always,
    ETag: etag,
    "Cache-Control": cacheControl(recorded),
    Vary: said ? `${said}, Accept-Encoding` : "Accept-Encoding",
  }
  const length = { "Content-Length": String(body.length), ...(coding !== "identity" && { "Content-Encoding": coding }) }
  return { etag, body, headers: flat({ ...kept, ...shared, ...length }), notModified: flat({ ...corsOf(kept), ...shared }) }
}

const corsOf = (headers: Recorded["headers"]): Recorded["headers"] =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith("access-control-")))

/** `always`: the headers of every answer. `stamp`: what the answer was true for. */
export async function makeEntry(recorded: Recorded, always: Readonly<Record<string, string>>, stamp: bigint): Promise<Entry> {
  const { body, status } = recorded
  const digest = digestOf(body)
  const variant = (coding: Coding, bytes: Buffer) => variantOf(recorded, always, coding, digest, bytes)
  const variants: Entry["variants"] = {}
  if (text.test(String(recorded.headers["content-type"])) && body.length > 512) {
    const [small, smaller] = await Promise.all([gzipAsync(body), brotli(body)])
    Object.assign(variants, { gzip: variant("gzip", small), br: variant("br", smaller) })
  } else variants.identity = variant("identity", body)
  const kept = Object.values(variants)
  return {
    stamp,
    status,
    variants,
    etags: [`"${digest}"`, ...kept.map(({ etag }) => etag)],
    bytes: kept.reduce((sum, { body: { length } }) => sum + length, 0),
  }
}

/** RFC 9110, 12.5.3, as far as readers use it: a coding named without `q=0`. */
const accepts = (header: string, coding: Coding): boolean =>
  header.includes(coding) && !new RegExp(`${coding}\\s*;\\s*q=0(?:\\.0*)?(?:\\s*(?:,|$))`).test(header)

function choose({ variants }: Entry, header: string): Variant {
  if (variants.identity) return variants.identity
  if (variants.br && accepts(header, "br")) return variants.br
  if (variants.gzip && accepts(header, "gzip")) return variants.gzip
  return plain(variants.gzip as Variant)
}

/** For readers who take no coding. */
function plain({ body, headers, notModified, etag }: Variant): Variant {
  const [unpacked, ownTag] = [gunzipSync(body), etag.replace(/-gzip"$/, '"')]
  const named = (list: string[], without: readonly string[]) =>
    list.flatMap((name, place) => {
      if (place % 2 === 1 || without.includes(name)) return []
      const value = name === "ETag" ? ownTag : name === "Content-Length" ? String(unpacked.length) : (list[place + 1] ?? "")
      return [name, value]
    })
  return { etag: ownTag, body: unpacked, headers: named(headers, ["Content-Encoding"]), notModified: named(notModified, []) }
}

/** Sends it whole, its head only, or 304 where the reader has it already. */
export function send(entry: Entry, request: IncomingMessage, response: ServerResponse): void {
  const chosen = choose(entry, String(request.headers["accept-encoding"] ?? ""))
  const held = request.headers["if-none-match"]
  if (held !== undefined && entry.status === 200 && matches(held, entry.etags)) {
    response.writeHead(304, chosen.notModified).end()
    return
  }
  response.writeHead(entry.status, chosen.headers)
  if (request.method === "HEAD") response.end()
  else response.end(chosen.body)
}
