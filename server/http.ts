// The web server: Next behind our own node:http, which gives each request its id, its headers and its line in the log.
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http"
import next from "next"
import type { Logger } from "pino"
import { withAnswer } from "./answer-status.ts"
import { freshnessDb } from "./database.ts"
import { createFreshness, type Generations } from "./front/freshness.ts"
import { createFront, type Front } from "./front/front.ts"
import { policyFor, requestIdOf, securityHeaders } from "./headers.ts"
import { currentRequest } from "./log.ts"
import { AnswerTimes, printMetrics } from "./metrics.ts"
import { findChangedTables, findGeneration } from "./published/queries.ts"

export type WebOptions = {
  /** The checkout. */
  dir: string
  dev: boolean
  port: number
  /** Every address of the machine when left out. */
  hostname?: string | undefined
  /** The address people open. */
  publicUrl: string
  log: Logger
  /** Memory for published pages and open data, in bytes. */
  publicCacheBytes: number
}
export type Web = {
  /** Takes no more requests, lets those under way finish (for a few seconds), ends Next. */
  stop(): Promise<void>
}

const patience = 5_000
const addressOf = (url: string): string => url.split("?", 1)[0] ?? "/"
const pathOf = (url = "/"): string => addressOf(url).slice(0, 300)

/** Next's own files are many and tell nothing. */
const levelOf = (path: string, status: number) => (status >= 500 ? "error" : path.startsWith("/_next/") ? "debug" : "info")

const times = new AnswerTimes()

function logAnswer(log: Logger, request: IncomingMessage, response: ServerResponse, requestId: string): void {
  const began = performance.now()
  const path = pathOf(request.url)
  response.once("close", () => {
    const { statusCode: status, writableFinished: finished } = response
    const ms = Math.round((performance.now() - began) * 10) / 10
    times.observe(status, ms / 1_000)
    log[levelOf(path, status)]({ requestId, method: request.method, path, status, ms, ...(!finished && { aborted: true }) }, "request")
  })
}

/** Next fails with a 500 where the percent signs of an address do not spell UTF-8; it is the address that is wrong. */
function readable(url = "/"): boolean {
  try {
    decodeURIComponent(addressOf(url))
    return true
  } catch (error) {
    if (error instanceof URIError) return false
    throw error
  }
}

function refuseAddress(response: ServerResponse): void {
  response.writeHead(400, { "content-type": "text/plain; charset=utf-8" })
  response.end("网址有误，请检查后再打开。\n")
}

/** What happens around Next. Pages read the id and the path from these two headers; whatever a client put there is replaced. */
export function withRequest(handle: RequestListener, log: Logger, headers: Readonly<Record<string, string>>): RequestListener {
  return (request, response) => {
    const requestId = requestIdOf(request.headers["x-request-id"])
    request.headers["x-request-id"] = requestId
    request.headers["x-request-path"] = request.url ?? "/"
    for (const [name, value] of Object.entries({ ...headers, ...policyFor(pathOf(request.url)) })) response.setHeader(name, value)
    response.setHeader("X-Request-Id", requestId)
    logAnswer(log, request, response, requestId)
    if (readable(request.url)) currentRequest.run(requestId, () => withAnswer(response, () => handle(request, response)))
    else refuseAddress(response)
  }
}

function listen(server: Server, port: number, hostname: string | undefined): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once("error", reject)
  server.listen({ port, host: hostname }, () => {
    server.off("error", reject)
    resolve()
  })
  return promise
}

/** Ends when the last answer is out, or after `patience`. */
function close(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const impatient = setTimeout(() => server.closeAllConnections(), patience)
  server.close(() => {
    clearTimeout(impatient)
    resolve()
  })
  server.closeIdleConnections()
  return promise
}

const generations: Generations = {
  current: () => findGeneration(freshnessDb()),
  changedSince: (generation) => findChangedTables(freshnessDb(), generation),
}

function sendMetrics(front: Front, response: ServerResponse): void {
  response.writeHead(200, { "Content-Type": "text/plain; version=0.0.4; charset=utf-8", "Cache-Control": "no-store" })
  response.end(printMetrics(front, times))
}

/** Hits have no line in the log and no id: they are many and tell nothing. Everything else goes through `withRequest`. */
function listenerOf(front: Front, log: Logger, headers: Readonly<Record<string, string>>): RequestListener {
  const answer: RequestListener = (request, response) =>
    request.url === "/metrics" ? sendMetrics(front, response) : front.handle(request, response)
  const others = withRequest(answer, log, headers)
  return (request, response) => void (front.hit(request, response) || others(request, response))
}

/** Serves until stopped. Throws when the port is taken (`code` EADDRINUSE). */
export async function serveWeb({ dir, dev, port, hostname, publicUrl, log, publicCacheBytes }: WebOptions): Promise<Web> {
  const server = createServer()
  const app = next({ dir, dev, port, httpServer: server, ...(hostname && { hostname }) })
  await app.prepare()
  const [handle, headers] = [app.getRequestHandler(), securityHeaders({ dev, publicUrl })]
  const report = (err: unknown) => log.error({ err }, "public front")
  const front = createFront({ handle, headers, report, limitBytes: publicCacheBytes, freshness: createFreshness({ generations, report }) })
  // In development a page is drawn anew each time, since its source may have changed.
  server.on("request", dev ? withRequest(handle, log, headers) : listenerOf(front, log, headers))
  await listen(server, port, hostname)
  return {
    async stop() {
      await close(server)
      await app.close()
    },
  }
}
