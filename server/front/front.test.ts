import { createServer, type RequestListener, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { brotliDecompressSync, gunzipSync } from "node:zlib"
import { afterEach, expect, test } from "vitest"
import { markAnswer } from "../answer-status.ts"
import type { Freshness } from "./freshness.ts"
import { createFront } from "./front.ts"
import { ask } from "./test-request.ts"

let server: Server | undefined
afterEach(() => void server?.close())

const page = `<p>${"绩效目标".repeat(500)}</p>`
const html = { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "private, no-store", Vary: "rsc" }
const drawPage: RequestListener = (_, response) => void response.writeHead(200, html).end(page)

/** A front before `handle`, with freshness moved by hand; counts what is drawn and keeps what the drawer saw. */
async function frontOf(handle: RequestListener = drawPage, limitBytes = 1_000_000) {
  const state = { stamp: 1n, fresh: true }
  const drawn: { url: string | undefined; headers: string[] }[] = []
  const freshness: Freshness = { isFresh: () => state.fresh, refresh: async () => true, stampOf: () => state.stamp }
  const draw: RequestListener = (request, response) => {
    drawn.push({ url: request.url, headers: Object.keys(request.headers) })
    handle(request, response)
  }
  const report = (error: unknown) => expect(error).toBeInstanceOf(Error)
  const front = createFront({ handle: draw, freshness, headers: { "X-Content-Type-Options": "nosniff" }, limitBytes, report })
  const own = createServer((request, response) => void (front.hit(request, response) || front.handle(request, response)))
  server = own
  await new Promise<void>((resolve) => own.listen(0, "127.0.0.1", resolve))
  const { port } = own.address() as AddressInfo
  return { front, state, drawn, get: (path: string, headers = {}, method = "GET") => ask(port, path, headers, method) }
}

test("drawn once, whoever asks, with whatever query; never with anything of the reader", async () => {
  const { get, drawn } = await frontOf()
  const answers = await Promise.all([
    get("/t/2026/401002", { cookie: "session=secret", authorization: "Basic x" }),
    get("/t/2026/401002?from=search"),
    get("/t/2026/401002", {}, "HEAD"),
  ])
  expect(answers.map(({ status, body }) => [status, body.length])).toEqual([
    [200, Buffer.byteLength(page)],
    [200, Buffer.byteLength(page)],
    [200, 0],
  ])
  expect(drawn).toEqual([{ url: "/t/2026/401002", headers: ["host", "x-request-id", "x-request-path"] }])
})

test("each coding has its bytes and its strong tag; any of the tags is answered with 304", async () => {
  const { get, drawn } = await frontOf()
  const [plain, zipped, brotli] = [
    await get("/"),
    await get("/", { "accept-encoding": "gzip" }),
    await get("/", { "accept-encoding": "gzip, br" }),
  ]
  expect([plain.body.toString(), gunzipSync(zipped.body).toString(), brotliDecompressSync(brotli.body).toString()]).toEqual(
    Array(3).fill(page),
  )
  expect([plain, zipped, brotli].map(({ headers }) => headers["content-encoding"])).toEqual([undefined, "gzip", "br"])
  const tags = [plain, zipped, brotli].map(({ headers }) => String(headers.etag))
  expect(new Set(tags).size).toBe(3)
  expect(tags.every((tag) => /^"[^"]+"$/.test(tag))).toBe(true)
  for (const tag of [...tags, `W/${tags[0]}`]) expect((await get("/", { "if-none-match": `"x", ${tag}` })).status).toBe(304)
  expect((await get("/", { "if-none-match": '"x"' })).status).toBe(200)
  expect((await get("/", { "accept-encoding": "gzip;q=0, br;q=0" })).headers["content-encoding"]).toBeUndefined()
  expect(drawn.length).toBe(1)
  expect(plain.headers).toMatchObject({
    "cache-control": "public, no-cache",
    vary: "rsc, Accept-Encoding",
    "x-content-type-options": "nosniff",
  })
})

test("when the stamp changes the next answer is drawn anew", async () => {
  let version = 1
  const { get, state } = await frontOf((_, response) => void response.writeHead(200, html).end(`v${version}`))
  expect((await get("/")).body.toString()).toBe("v1")
  version = 2
  expect((await get("/")).body.toString()).toBe("v1")
  state.stamp = 2n
  expect((await get("/")).body.toString()).toBe("v2")
})

test("what was being drawn when something was published is not kept", async () => {
  const { promise: first, resolve: finish } = Promise.withResolvers<void>()
  let version = 1
  const { get, state, drawn } = await frontOf(async (_, response) => {
    const now = version
    if (now === 1) await first
    response.writeHead(200, html).end(`v${now}`)
  })
  const early = get("/")
  await expect.poll(() => drawn.length).toBe(1)
  ;[version, state.stamp] = [2, 2n]
  expect((await get("/")).body.toString()).toBe("v2")
  finish()
  await early
  expect((await get("/")).body.toString()).toBe("v2")
})

test.each(["/work", "/work/targets", "/login", "/api/trpc/x", "/_next/static/a.js", "/t/2026/401002/", "//t/2026/401002", "/healthz"])(
  "%s goes to Next itself, with its cookie, each time",
  async (path) => {
    const { get, drawn } = await frontOf()
    await get(encodeURI(path), { cookie: "session=secret" })
    await get(encodeURI(path), { cookie: "session=secret" })
    expect(drawn.map(({ headers }) => headers.includes("cookie"))).toEqual([true, true])
  },
)

test("searches are drawn as nobody's, with their query, and not kept", async () => {
  const { front, get, drawn } = await frontOf()
  for (const path of ["/search?q=%E9%81%93", "/open/v1/search?q=%E9%81%93", "/search?q=%E9%81%93"])
    await get(path, { cookie: "session=secret" })
  expect(drawn.map(({ url, headers }) => [url, headers.includes("cookie")])).toEqual([
    ["/search?q=%E9%81%93", false],
    ["/open/v1/search?q=%E9%81%93", false],
    ["/search?q=%E9%81%93", false],
  ])
  expect(front.size).toBe(0)
})

test("posts and the parts that Next's scripts ask for are not the page", async () => {
  const { get, drawn } = await frontOf()
  await get("/", {}, "POST")
  await get("/?_rsc=1", { rsc: "1" })
  await get("/?_rsc=1", { rsc: "1" })
  expect(drawn.length).toBe(3)
})

test("missing pages are not kept, and say so; an answer that sets a cookie is sent without it and forgotten", async () => {
  const missing = await frontOf((_, response) => {
    markAnswer(404)
    response.setHeader("content-type", "text/html")
    response.end("没有")
  })
  const answers = [await missing.get("/p/X"), await missing.get("/p/X")]
  expect(answers.map(({ status, headers }) => [status, headers["cache-control"]])).toEqual(Array(2).fill([404, "no-store"]))
  expect([missing.drawn.length, missing.front.size]).toEqual([2, 0])
  server?.close()
  const marked = await frontOf((_, response) => void response.writeHead(200, { ...html, "Set-Cookie": "a=b" }).end("x"))
  expect([(await marked.get("/")).headers["set-cookie"], marked.front.size]).toEqual([undefined, 0])
})

test("a page that failed is a whole page without Next's scripts, says when to come back, and is drawn anew next time", async () => {
  let broken = true
  const { get } = await frontOf((_, response) => {
    if (broken) response.writeHead(500, html).end('<html><body><script src="/_next/a.js"></script></body></html>')
    else response.writeHead(200, html).end(page)
  })
  const { status, headers, body } = await get("/search?q=%E6%A1%A5")
  expect([status, headers["retry-after"], headers["cache-control"]]).toEqual([503, "10", "no-store"])
  expect(body.toString()).toContain("<h1>这一页暂时打不开</h1>")
  expect(body.toString()).not.toContain("<script")
  broken = false
  expect((await get("/search?q=%E6%A1%A5")).body.toString()).toBe(page)
})

test("a drawer that fails is answered with 500 and a sentence", async () => {
  const { get } = await frontOf(() => {
    throw new Error("broken")
  })
  const answer = await get("/")
  expect([answer.status, answer.body.toString()]).toEqual([500, "系统出了问题，请稍后再试。\n"])
})

test("memory is bounded by bytes: what was asked for longest ago goes", async () => {
  const noise = Buffer.from(Array.from({ length: 4_000 }, (_, place) => (place * 7919) % 251))
  const { get, front, drawn } = await frontOf(
    (_, response) => void response.writeHead(200, { "Content-Type": "application/pdf" }).end(noise),
    60_000,
  )
  for (let n = 1; n <= 200; n += 1) {
    await get(`/t/2026/${n}`)
    await get("/t/2026/1")
    expect(front.bytes).toBeLessThanOrEqual(60_000)
  }
  expect([front.size, drawn.length]).toEqual([9, 200])
})
