import { expect, test } from "vitest"
import { readBody } from "./http-body.ts"

const tooLarge = () => new Error("too large")
const said = (request: Request, most: number) =>
  readBody(request, most, tooLarge).then(
    (bytes) => bytes.toString(),
    (error: Error) => error.message,
  )
/** A body that goes on for ever, counting how much of it was taken. */
function endless() {
  let taken = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      taken += 1
      controller.enqueue(new Uint8Array(1_000))
    },
  })
  return { request: new Request("http://localhost/", { method: "POST", body, duplex: "half" } as RequestInit), taken: () => taken }
}

test("a body is read up to its limit, and not a piece further, whatever it says of itself", async () => {
  const post = (body: string, headers = {}) => new Request("http://localhost/", { method: "POST", body, headers })
  const { request, taken } = endless()
  expect([
    await said(post("四个字吗"), 12),
    await said(post("四个字吗"), 11),
    await said(post("x", { "content-length": "999" }), 100),
    await said(new Request("http://localhost/", { method: "POST" }), 10),
    await said(request, 5_000),
  ]).toEqual(["四个字吗", "too large", "too large", "", "too large"])
  expect(taken()).toBeLessThan(10)
})
