// An attachment as an answer. A stranger made it: it is saved and never shown in a window of ours, and nothing in it runs as ours
// (its policy stands in server/headers.ts).
import { Readable } from "node:stream"
import type { Kysely } from "kysely"
import type { DB } from "#db/schema.ts"
import { attachmentTypes } from "#server/domain/attachment.ts"
import { privateFile } from "#server/files/disposition.ts"
import type { findAttachment } from "./queries.ts"
import type { Stores } from "./store.ts"

type Found = NonNullable<Awaited<ReturnType<typeof findAttachment>>>

export function attachmentResponse(db: Kysely<DB>, { id, place, name, type, size }: Found, stores: Stores): Response {
  const headers = {
    ...privateFile(attachmentTypes[type].media, name, true),
    "Content-Length": String(size),
    "Cross-Origin-Resource-Policy": "same-origin",
  }
  return new Response(
    Readable.toWeb(Readable.from(stores.at(place).read(db, id), { objectMode: false })) as ReadableStream<Uint8Array<ArrayBuffer>>,
    { headers },
  )
}
