// Lets Next answer a request of our own making and takes down what it says. The request carries an address and nothing else:
// no cookie, no header of a reader. So what comes back is the same for everybody by construction, and may be kept.
import { IncomingMessage, type RequestListener, ServerResponse } from "node:http"
import { Socket } from "node:net"
import { withAnswer } from "../answer-status.ts"

export type Recorded = { status: number; headers: Record<string, string | string[]>; body: Buffer }

type Chunk = string | Uint8Array
type Told = (error?: Error | null) => void
const bytesOf = (chunk: Chunk, encoding: unknown): Buffer =>
  typeof chunk === "string" ? Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8") : Buffer.from(chunk)

/** A response without a socket: what is written stays here. */
class RecordingResponse extends ServerResponse {
  readonly #chunks: Buffer[] = []
  readonly recorded = Promise.withResolvers<Recorded>()

  #take(chunk: Chunk, encoding: unknown): void {
    this.#chunks.push(bytesOf(chunk, encoding))
  }

  override write(chunk: Chunk, encoding?: BufferEncoding | Told, told?: Told): boolean {
    this.#take(chunk, encoding)
    const tell = typeof encoding === "function" ? encoding : told
    if (tell) process.nextTick(tell)
    return true
  }

  override end(chunk?: Chunk | (() => void), encoding?: BufferEncoding | (() => void), told?: () => void): this {
    if (chunk !== undefined && chunk !== null && typeof chunk !== "function") this.#take(chunk, encoding)
    for (const tell of [chunk, encoding, told]) if (typeof tell === "function") process.nextTick(tell)
    this.recorded.resolve({ status: this.statusCode, headers: this.#headers(), body: Buffer.concat(this.#chunks) })
    process.nextTick(() => this.emit("finish"))
    return this
  }

  /** How Next gives up on an answer it has begun. */
  override destroy(error?: Error): this {
    this.recorded.reject(error ?? new Error("the answer was broken off"))
    return this
  }

  override flushHeaders(): void {
    // There is nobody to send them to; they are read at the end.
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    this.statusCode = status
    const headers = rest.find((part) => typeof part === "object" && part !== null)
    for (const [name, value] of Object.entries(headers ?? {})) this.setHeader(name, value as string)
    return this
  }

  #headers(): Recorded["headers"] {
    const entries = Object.entries(this.getHeaders()).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
    return Object.fromEntries(entries.map(([name, value]) => [name, typeof value === "number" ? String(value) : value]))
  }
}

/** Answers what `handle` answers to a GET of this path from nobody. Rejects where it throws. */
export function record(handle: RequestListener, path: string, requestId: string): Promise<Recorded> {
  const request = new IncomingMessage(new Socket())
  Object.assign(request, { method: "GET", url: path, httpVersion: "1.1", httpVersionMajor: 1, httpVersionMinor: 1, complete: true })
  request.headers = { host: "localhost", "x-request-id": requestId, "x-request-path": path }
  request.push(null)
  const response = new RecordingResponse(request)
  const { promise, reject } = response.recorded
  Promise.resolve(withAnswer(response, () => handle(request, response) as unknown)).catch(reject)
  return promise
}
