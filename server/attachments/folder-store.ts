// Bytes of attachments as files, named by their ids and nothing a person wrote; for installations whose backups are made of folders.
import { createReadStream } from "node:fs"
import { mkdir, rename, rm, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import type { FileStore } from "./store.ts"

/** Never so many files in one folder that listing it takes long. */
const pathOf = (folder: string, id: string): string => join(folder, id.slice(0, 2), id)

export const folderStore = (folder: string): FileStore => ({
  /** Under its name only when it is whole and on the disk. */
  async put(_, id, bytes) {
    const path = pathOf(folder, id)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(`${path}.part`, bytes, { flush: true })
    await rename(`${path}.part`, path)
  },

  async *read(_, id) {
    yield* createReadStream(pathOf(folder, id)) as AsyncIterable<Uint8Array>
  },

  async remove(_, ids) {
    for (const id of ids) await rm(pathOf(folder, id), { force: true })
  },
})
