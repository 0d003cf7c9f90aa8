import { expect, test } from "vitest"
import { answer, options, type Printed, refuse } from "./open-answer.ts"

const table: Printed = { body: "合计,17,724.04\n", form: "csv", fileName: "2023年花都区（本级）绩效目标表-v1.csv" }
const ask = (headers: Record<string, string> = {}, method = "GET", printed = table) =>
  answer(new Request("http://localhost/open", { method, headers }), printed)
const etag = (printed = table) => ask({}, "GET", printed).headers.get("etag") ?? ""

test("bytes, type, name and length", async () => {
  const response = ask()
  expect(response.status).toBe(200)
  expect(await response.text()).toBe(table.body)
  expect(Object.fromEntries(response.headers)).toEqual({
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "ETag, Content-Disposition",
    "cache-control": "public, no-cache",
    "content-disposition": `attachment; filename="2023-v1.csv"; filename*=UTF-8''2023%E5%B9%B4%E8%8A%B1%E9%83%BD%E5%8C%BA%EF%BC%88%E6%9C%AC%E7%BA%A7%EF%BC%89%E7%BB%A9%E6%95%88%E7%9B%AE%E6%A0%87%E8%A1%A8-v1.csv`,
    "content-length": String(Buffer.byteLength(table.body)),
    "content-type": "text/csv; charset=utf-8; header=present",
    etag: etag(),
    "x-content-type-options": "nosniff",
  })
})

test.each([
  ["the same", () => etag(), 304],
  ["one of several", () => `"other", ${etag()}`, 304],
  ["weak, after a proxy compressed it", () => `W/${etag()}`, 304],
  ["any", () => "*", 304],
  ["another form", () => etag({ ...table, body: "{}", form: "json" }), 200],
  ["without quotes", () => etag().replaceAll('"', ""), 200],
])("If-None-Match: %s", async (_, header, status) => {
  const response = ask({ "If-None-Match": header() })
  expect(response.status).toBe(status)
  expect(response.headers.get("etag")).toBe(etag())
  if (status === 304) expect(await response.text()).toBe("")
})

test("HEAD has the headers of GET and no body", async () => {
  const head = ask({}, "HEAD")
  expect(await head.text()).toBe("")
  expect([...head.headers]).toEqual([...ask().headers])
})

test("errors are JSON with a sentence, readable from any page, and not kept", async () => {
  const response = refuse(405, "只能读取。")
  expect(response.status).toBe(405)
  expect(await response.json()).toEqual({ error: { code: "method_not_allowed", message: "只能读取。" } })
  expect(response.headers.get("allow")).toBe("GET, HEAD, OPTIONS")
  expect(response.headers.get("access-control-allow-origin")).toBe("*")
  expect(response.headers.get("cache-control")).toBe("no-store")
  expect(refuse(404, "没有。").headers.get("allow")).toBeNull()
})

test("a browser may ask before it asks", () => {
  expect(options().status).toBe(204)
  expect(options().headers.get("access-control-allow-headers")).toBe("If-None-Match")
})
