// The other side of in-thread.ts.
import { parentPort, workerData } from "node:worker_threads"
import type { ImportOptions } from "#server/domain/import/read-import.ts"
import { type Mark, markFile } from "#server/files/mark.ts"
import { parseUpload } from "./parse.ts"

/** What the thread is asked: read a file, or mark its cells. */
export type Asked = { bytes: Uint8Array; fileName: string } & ({ options: ImportOptions } | { marks: readonly Mark[] })

const asked = workerData as Asked
const answer =
  "options" in asked
    ? await parseUpload(asked.bytes, asked.fileName, asked.options)
    : await markFile(asked.bytes, asked.fileName, asked.marks)
parentPort?.postMessage(answer)
