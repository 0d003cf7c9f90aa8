import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type RequestListener, request, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterEach, expect, test } from "vitest"
import { securityHeaders } from "./headers.ts"
import { withRequest } from "./http.ts"
import { createLog, currentRequest } from "./log.ts"

let server: Server | undefined
afterEach(() => void server?.close())

/** Asks once; answers what the app behind saw, what came back, and what was logged. */
async function ask(path: string, headers: OutgoingHttpHeaders = {}, handle: RequestListener = (_, response) => void response.end("ok")) {
  const { promise: logged, resolve: log } = Promise.withResolvers<Record<string, unknown>>()
  const { promise: seen, resolve: see } = Promise.withResolvers<{ headers: IncomingMessage["headers"]; inside: string | undefined }>()
  const app: RequestListener = (incoming, response) => {
    see({ headers: incoming.headers, inside: currentRequest.getStore() })
    handle(incoming, response)
  }
  const logger = createLog("debug", { write: (line: string) => log(JSON.parse(line) as Record<string, unknown>) })
  const own = createServer(withRequest(app, logger, securityHeaders({ dev: false, publicUrl: "http://localhost:3000" })))
  server = own
  await new Promise<void>((resolve) => own.listen(0, "127.0.0.1", resolve))
  const { port } = own.address() as AddressInfo
  const answered = Promise.withResolvers<IncomingMessage>()
  request({ port, path, headers, agent: false }, (response) => answered.resolve(response.resume())).end()
  return { answer: await answered.promise, seen: await seen, line: await logged }
}

test("a request without an id gets one: in the app, in the answer, in the log", async () => {
  const { answer, seen, line } = await ask("/work")
  const id = answer.headers["x-request-id"]
  expect(id).toMatch(/^[0-9a-f-]{36}$/)
  expect([seen.headers["x-request-id"], seen.inside, line.requestId]).toEqual([id, id, id])
})

test("the id of a proxy in front is kept; one that could forge a log line is not", async () => {
  expect((await ask("/", { "x-request-id": "proxy-0123456789" })).answer.headers["x-request-id"]).toBe("proxy-0123456789")
  for (const bad of ["short", "x".repeat(65), 'a"}{"level":60', "a b c d e f g h"])
    expect((await ask("/", { "x-request-id": bad })).answer.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/)
})

test("the log names method, path, status and time, and never the query", async () => {
  const { line } = await ask("/search?q=44010219800101123X", {}, (_, response) => void response.writeHead(404).end())
  expect(line).toMatchObject({ level: 30, method: "GET", path: "/search", status: 404, ms: expect.any(Number) })
  expect(JSON.stringify(line)).not.toContain("44010219800101123X")
})

test("a failure is logged as an error, Next's own files only in detail", async () => {
  expect((await ask("/", {}, (_, response) => void response.writeHead(500).end())).line.level).toBe(50)
  expect((await ask("/_next/static/a.js")).line.level).toBe(20)
})

test("pages learn the address from us, not from the client", async () => {
  const { seen } = await ask("/work/targets?page=2", { "x-request-path": "//evil.example" })
  expect(seen.headers["x-request-path"]).toBe("/work/targets?page=2")
})

test("no page can be framed, sniffed, or made to load from elsewhere; https is kept to only where it is there", async () => {
  const { headers } = (await ask("/")).answer
  expect(headers["content-security-policy"]).toMatch(/default-src 'self'.*object-src 'none'.*frame-ancestors 'none'/)
  expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": "same-origin" })
  expect(headers["strict-transport-security"]).toBeUndefined()
  const strangers = (await ask("/work/attachments/5f0c")).answer.headers
  expect(strangers).toMatchObject({ "content-security-policy": "default-src 'none'; sandbox", "x-content-type-options": "nosniff" })
  expect(securityHeaders({ dev: false, publicUrl: "https://targets.example.gov.cn" })).toHaveProperty("Strict-Transport-Security")
})
