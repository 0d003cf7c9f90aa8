// Bytes → what they say. Pure but for unpacking; runs in a thread of its own (in-thread.ts), where a hostile file can do no harm.
import { type ImportOptions, type ReadImport, readImport } from "#server/domain/import/read-import.ts"
import { type ImportReport, previewsOf } from "#server/domain/import/report.ts"
import { FileFault } from "#server/files/fault.ts"
import { readFile } from "#server/files/read-file.ts"

export type Parsed = { ok: true; read: ReadImport; previews: ImportReport["previews"] } | { ok: false; code: string; message: string }

export async function parseUpload(bytes: Uint8Array, fileName: string, options: ImportOptions): Promise<Parsed> {
  try {
    const workbook = await readFile(bytes, fileName)
    const read = readImport(workbook, options)
    return { ok: true, read, previews: read.asks.includes("mapping") ? previewsOf(workbook.sheets) : [] }
  } catch (error) {
    if (error instanceof FileFault) return { ok: false, code: error.code, message: error.message }
    throw error
  }
}
