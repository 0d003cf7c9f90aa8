// HTTP answers of open data: validators, caching, cross-origin reading, errors in words. Pure: a request in, a response out.
import { disposition, fileTypes } from "../files/disposition.ts"
import type { Form } from "./open-address.ts"
import { digestOf, matches } from "./validators.ts"

/** Anybody may read from any page; there is nothing here that a session would change. */
const shared = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "ETag, Content-Disposition",
  "X-Content-Type-Options": "nosniff",
}

export type Printed = {
  body: string | Uint8Array
  form: Form
  /** Offered when saved; may hold Chinese. */
  fileName?: string
}

const saved: readonly Form[] = ["csv", "xlsx"]

/** Asked for again each time, and mostly answered with 304: a version never changes, but it may be withdrawn. */
const cacheControl = "public, no-cache"

/** The answer to GET and HEAD: 200, or 304 where the reader already has these bytes. */
export function respond(request: Request, bytes: Uint8Array<ArrayBuffer>, about: Record<string, string>): Response {
  const etag = `"${digestOf(bytes)}"`
  const headers: Record<string, string> = { ...shared, ETag: etag, "Cache-Control": cacheControl }
  if (matches(request.headers.get("if-none-match"), [etag])) return new Response(null, { status: 304, headers })
  const whole = { ...headers, ...about, "Content-Length": String(bytes.byteLength) }
  return new Response(request.method === "HEAD" ? null : bytes, { headers: whole })
}

/** A table in one of its forms. */
export function answer(request: Request, { body, form, fileName }: Printed): Response {
  const about = {
    "Content-Type": fileTypes[form],
    ...(fileName && { "Content-Disposition": disposition(fileName, saved.includes(form)) }),
  }
  return respond(request, typeof body === "string" ? Buffer.from(body) : Buffer.from(body), about)
}

const codes = { 400: "bad_request", 404: "not_found", 405: "method_not_allowed", 410: "gone", 503: "unavailable" } as const
const readMethods = "GET, HEAD, OPTIONS"

/** An error as `{ error: { code, message } }`, the message in Chinese for whoever reads the log of a harvester. */
export const refuse = (status: keyof typeof codes, message: string): Response =>
  Response.json(
    { error: { code: codes[status], message } },
    { status, headers: { ...shared, "Cache-Control": "no-store", ...(status === 405 && { Allow: readMethods }) } },
  )

/** OPTIONS, asked by browsers before an unusual cross-origin request. */
export const options = (): Response =>
  new Response(null, {
    status: 204,
    headers: {
      ...shared,
      Allow: readMethods,
      "Access-Control-Allow-Methods": readMethods,
      "Access-Control-Allow-Headers": "If-None-Match",
      "Access-Control-Max-Age": "86400",
    },
  })
