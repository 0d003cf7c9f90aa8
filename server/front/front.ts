// The memory in front of Next: published pages and open data are drawn once, kept compressed, and sent from here until something
// they were made from is published anew. One such memory per process; what is out of date is known from the database (freshness.ts).
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http"
import type { FrontCounts } from "../metrics.ts"
import { type PublicAddress, readPublicAddress } from "./addresses.ts"
import { type Entry, makeEntry, send } from "./entry.ts"
import type { Freshness } from "./freshness.ts"
import { plainPage } from "./plain-page.ts"
import { record } from "./recorder.ts"
import { ByteStore } from "./store.ts"

export type FrontOptions = {
  /** Draws an answer: Next. */
  handle: RequestListener
  freshness: Freshness
  /** Headers of every answer. */
  headers: Readonly<Record<string, string>>
  limitBytes: number
  report: (error: unknown) => void
}
export type Front = {
  /** Answers from memory, at once. False, and nothing done, where that cannot be. */
  hit(request: IncomingMessage, response: ServerResponse): boolean
  /** Answers anything: public addresses from memory once they are drawn, the rest by Next. */
  handle: RequestListener
} & FrontCounts

/** Next's own scripts ask for parts of a page under the same address: those are not the page. */
const isWhole = ({ headers, method }: IncomingMessage): boolean =>
  (method === "GET" || method === "HEAD") && headers.rsc === undefined && headers["next-router-prefetch"] === undefined

const addressOf = (request: IncomingMessage): PublicAddress | undefined =>
  isWhole(request) ? readPublicAddress(request.url ?? "/") : undefined

/** Anything that could be somebody's own, and anything that went wrong, is sent once and forgotten. */
const mayKeep = (status: number, headers: Readonly<Record<string, unknown>>): boolean =>
  status === 200 && headers["set-cookie"] === undefined

const trouble = "系统出了问题，请稍后再试。\n"

export function createFront({ handle, freshness, headers, limitBytes, report }: FrontOptions): Front {
  const store = new ByteStore<Entry>(limitBytes)
  const drawing = new Map<string, Promise<Entry>>()
  let [hits, drawn] = [0, 0]

  const kept = ({ path, table }: PublicAddress): Entry | undefined => {
    const entry = store.get(path)
    return entry?.stamp === freshness.stampOf(table) ? entry : undefined
  }

  /** Stamped with what held before drawing began: if anything was published meanwhile, the next reader draws it again. */
  async function draw({ path, kept }: PublicAddress, stamp: bigint, requestId: string): Promise<Entry> {
    drawn += 1
    const recorded = plainPage(await record(handle, path, requestId))
    const { "set-cookie": _nobodys, ...shown } = recorded.headers
    const entry = await makeEntry({ ...recorded, headers: shown }, headers, stamp)
    if (kept && mayKeep(recorded.status, recorded.headers)) store.set(path, entry)
    return entry
  }

  /** Readers who ask for the same while it is being drawn wait for the same drawing. */
  function drawOnce(address: PublicAddress, requestId: string): Promise<Entry> {
    const stamp = freshness.stampOf(address.table)
    const key = `${stamp} ${address.path}`
    const begun = drawing.get(key) ?? draw(address, stamp, requestId).finally(() => drawing.delete(key))
    drawing.set(key, begun)
    return begun
  }

  async function answer(address: PublicAddress, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const known = freshness.isFresh() || (await freshness.refresh())
    const requestId = String(request.headers["x-request-id"])
    // Without a word from the database nothing in memory can be relied on: what can be drawn is, and not kept.
    const entry = known ? (kept(address) ?? (await drawOnce(address, requestId))) : await draw({ ...address, kept: false }, -1n, requestId)
    send(entry, request, response)
  }

  function fail(response: ServerResponse, error: unknown): void {
    report(error)
    if (response.headersSent) response.destroy()
    else response.writeHead(500, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" }).end(trouble)
  }

  return {
    hit(request, response) {
      const address = addressOf(request)
      const entry = address && freshness.isFresh() ? kept(address) : undefined
      if (!entry) return false
      hits += 1
      send(entry, request, response)
      return true
    },
    async handle(request, response) {
      const address = addressOf(request)
      if (address) await answer(address, request, response).catch((error: unknown) => fail(response, error))
      else await handle(request, response)
    },
    limitBytes,
    get hits() {
      return hits
    },
    get drawn() {
      return drawn
    },
    get size() {
      return store.size
    },
    get bytes() {
      return store.bytes
    },
  }
}
