// A finished export as an answer: piece by piece, as fast as the reader takes them.
import { fileTypes, privateFile } from "#server/files/disposition.ts"
import type { ExportForm } from "./forms.ts"

type File = { form: string; bytes: bigint; madeAt: Date; pieces: number }

const stamp = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai", dateStyle: "short", timeStyle: "short" })
const nameOf = ({ form, madeAt }: File): string => `绩效目标-${stamp.format(madeAt).replace(/[^0-9]+/g, "-")}.${form}`

export function exportResponse(file: File, read: (place: number) => Promise<Uint8Array>): Response {
  let place = 0
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (place < file.pieces) controller.enqueue(new Uint8Array(await read(place++)))
      else controller.close()
    },
  })
  const headers = { ...privateFile(fileTypes[file.form as ExportForm], nameOf(file), true), "Content-Length": String(file.bytes) }
  return new Response(body, { headers })
}
