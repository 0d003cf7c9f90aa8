// Where the bytes of attachments lie. Two places, one shape: PostgreSQL (part of every backup, nothing to configure) or a folder.
import type { Kysely } from "kysely"
import type { AttachmentPlace, DB } from "#db/schema.ts"
import { databaseStore } from "./database-store.ts"
import { folderStore } from "./folder-store.ts"

/** `db`: a transaction where the bytes must come or go with a row. */
export type FileStore = {
  put(db: Kysely<DB>, id: string, bytes: Uint8Array): Promise<void>
  /** In pieces, in order; throws where they are not there. */
  read(db: Kysely<DB>, id: string): AsyncIterable<Uint8Array>
  /** Those that are not there any more are no fault. */
  remove(db: Kysely<DB>, ids: readonly string[]): Promise<void>
}

export type Stores = {
  /** For new files. */
  place: AttachmentPlace
  /** For those that are there: each is read where it was put. */
  at(place: AttachmentPlace): FileStore
}

/** @param folder from the configuration; undefined: new files go to the database. */
export function openStores(folder: string | undefined): Stores {
  const stores: Partial<Record<AttachmentPlace, FileStore>> = { database: databaseStore, ...(folder && { folder: folderStore(folder) }) }
  return {
    place: folder ? "folder" : "database",
    at(place) {
      const store = stores[place]
      if (!store) throw new Error("there are attachments in a folder, but ATTACHMENTS_DIR is not set")
      return store
    },
  }
}
