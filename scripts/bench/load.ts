// A load generator for one machine: so many clients at once, each asking again as soon as it has its answer.
import { Agent, request } from "node:http"

export type Ask = {
  method?: "GET" | "POST"
  path: string
  headers?: Record<string, string>
  body?: string
  /** What it has to answer: 200 when left out. */
  status?: number
}
/** What client number `client` asks next; it is told its last answer, so that a save can name the version before. */
export type Client = (last: string | undefined) => Ask
export type Measured = { perSecond: number; p50: number; p99: number }

export const clients = 16

function send(agent: Agent, port: number, { method = "GET", path, headers = {}, body, status = 200 }: Ask): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const sent = request({ agent, port, method, path, headers }, (response) => {
    const parts: Buffer[] = []
    response.on("data", (part: Buffer) => parts.push(part))
    response.on("end", () => {
      const bytes = Buffer.concat(parts)
      // Latin-1 costs nothing: reading is not the subject. What a client looks for in its last answer is digits.
      if (response.statusCode === status) resolve(bytes.toString("latin1"))
      else reject(new Error(`${path} answered ${response.statusCode}: ${bytes.toString().slice(0, 300)}`))
    })
  })
  sent.on("error", reject)
  sent.end(body)
  return promise
}

const quantile = (sorted: readonly number[], share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN

/** Runs all clients for so many seconds; any other answer than was to be ends the measurement with its text. Times in milliseconds. */
export async function measure(port: number, seconds: number, clientFor: (index: number) => Client): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const times: number[] = []
  const began = performance.now()
  const run = async (next: Client): Promise<void> => {
    let ask = next(undefined)
    while (performance.now() - began < seconds * 1000) {
      const asked = performance.now()
      const answer = await send(agent, port, ask)
      times.push(performance.now() - asked)
      ask = next(answer) // also after the last one: the client goes on from there when it is measured again
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, index) => run(clientFor(index))))
  const elapsed = (performance.now() - began) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  return { perSecond: times.length / elapsed, p50: quantile(times, 0.5), p99: quantile(times, 0.99) }
}
