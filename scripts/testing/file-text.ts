import { limits } from "#server/files/limits.ts"
import { readPdf, textOf } from "#server/files/test-pdf-text.ts"
import { readZip, unpackWhole } from "#server/files/zip.ts"

/** What a reader finds in an answer: of a workbook all its parts, of a PDF its text, of anything else its bytes. */
export async function textInFile(bytes: Buffer, type: string): Promise<string> {
  if (type.includes("spreadsheetml")) return (await Promise.all(readZip(bytes, limits).map(unpackWhole))).join("\n")
  if (type.includes("pdf")) return readPdf(bytes).map(textOf).join("\n")
  return bytes.toString()
}
