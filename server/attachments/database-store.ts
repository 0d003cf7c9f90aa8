// Bytes of attachments in pieces: a reader holds one at a time, whatever the size of the file.
import type { FileStore } from "./store.ts"

const pieceBytes = 512 * 1024

export const databaseStore: FileStore = {
  async put(db, id, bytes) {
    for (let position = 0; position * pieceBytes < bytes.length; position += 1) {
      const piece = Buffer.from(bytes.subarray(position * pieceBytes, (position + 1) * pieceBytes))
      await db.insertInto("attachment_piece").values({ attachment_id: id, position, bytes: piece }).execute()
    }
  },

  async *read(db, id) {
    for (let position = 0; ; position += 1) {
      const piece = await db
        .selectFrom("attachment_piece")
        .select("bytes")
        .where("attachment_id", "=", id)
        .where("position", "=", position)
        .executeTakeFirst()
      if (!piece && position === 0) throw new Error(`attachment ${id} has no bytes`)
      if (!piece) return
      yield piece.bytes
    }
  },

  /** Pieces go with their row. */
  remove: async () => undefined,
}
