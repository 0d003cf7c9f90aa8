// Reading strangers' files away from everything else: in a thread that ends with the file, with a limit of memory and of time.
import { Worker } from "node:worker_threads"
import type { ImportOptions } from "#server/domain/import/read-import.ts"
import type { Mark } from "#server/files/mark.ts"
import type { Parsed } from "./parse.ts"
import type { Asked } from "./thread.ts"

/** Enough for 100,000 indicators; a file that needs more is refused, and the worker lives on. */
const megabytes = 256
const patience = 120_000

type Ended = { answer: unknown } | { fault: "memory" | "time" }

/** Throws what the thread throws. `signal` ends it at once. */
function ask(asked: Asked, signal?: AbortSignal): Promise<Ended> {
  const { promise, resolve, reject } = Promise.withResolvers<Ended>()
  const thread = new Worker(new URL("./thread.ts", import.meta.url), {
    workerData: asked,
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 32 },
  })
  const late = setTimeout(() => resolve({ fault: "time" }), patience)
  const aborted = () => reject(signal?.reason)
  signal?.addEventListener("abort", aborted)
  thread.once("message", (answer) => resolve({ answer }))
  thread.once("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "ERR_WORKER_OUT_OF_MEMORY") resolve({ fault: "memory" })
    else reject(error)
  })
  thread.once("exit", () => reject(new Error("the reading thread ended without an answer")))
  return promise.finally(() => {
    clearTimeout(late)
    signal?.removeEventListener("abort", aborted)
    return thread.terminate()
  })
}

const sentences = {
  memory: "读取这个文件需要的内存太多，已停止。请删去不需要的工作表，或分成几个文件。",
  time: "读取这个文件用时太长，已停止。请删去不需要的工作表，或分成几个文件。",
} as const

/** `parseUpload` in a thread. */
export async function parseInThread(bytes: Uint8Array, fileName: string, options: ImportOptions, signal?: AbortSignal): Promise<Parsed> {
  const ended = await ask({ bytes, fileName, options }, signal)
  return "fault" in ended ? { ok: false, code: `too_heavy_${ended.fault}`, message: sentences[ended.fault] } : (ended.answer as Parsed)
}

/** The file with its marks; null where marking it would take too much. */
export async function markInThread(
  bytes: Uint8Array,
  fileName: string,
  marks: readonly Mark[],
  signal?: AbortSignal,
): Promise<Uint8Array | null> {
  const ended = await ask({ bytes, fileName, marks }, signal)
  return "fault" in ended ? null : (ended.answer as Uint8Array)
}
