// Asks a server on this machine once, without any decoding: tests compare bytes.
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http"

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer }

export function ask(port: number, path: string, headers: OutgoingHttpHeaders = {}, method = "GET"): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const asked = request({ port, path, headers, method, agent: false }, async (response) => {
    resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(await response.toArray()) })
  })
  asked.once("error", reject).end()
  return promise
}
