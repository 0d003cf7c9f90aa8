import { once } from "node:events"
import { createServer, type RequestListener } from "node:http"
import type { AddressInfo } from "node:net"
import { setImmediate } from "node:timers/promises"
import { expect, test } from "vitest"
import { markAnswer, withAnswer } from "./answer-status.ts"

/** The status a server answers with. */
async function statusOf(listener: RequestListener): Promise<number> {
  const server = createServer(listener).listen(0, "127.0.0.1")
  await once(server, "listening")
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  await response.text()
  server.close()
  return response.status
}

test("a page marks the answer to its own request, also after waiting", async () => {
  const marked = await statusOf((_, response) =>
    withAnswer(response, async () => {
      await setImmediate()
      expect(markAnswer(404)).toBe(true)
      response.end("words")
    }),
  )
  expect(marked).toBe(404)
  expect(await statusOf((_, response) => withAnswer(response, () => response.end("words")))).toBe(200)
})

test("too late once the head is sent, and no use where no web server of ours is behind", async () => {
  const late = await statusOf((_, response) =>
    withAnswer(response, () => {
      response.flushHeaders()
      expect(markAnswer(404)).toBe(false)
      response.end("words")
    }),
  )
  expect(late).toBe(200)
  expect(markAnswer(404)).toBe(false)
})
