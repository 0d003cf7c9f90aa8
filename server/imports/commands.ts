// What a person may do with an upload: bring it, answer its questions, confirm it, take it back. The work itself is the worker's.
import { randomUUID } from "node:crypto"
import type { Kysely } from "kysely"
import type { DB } from "#db/schema.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Actor } from "#server/domain/roles.ts"
import { AppError, notFound } from "#server/errors.ts"
import { bytesHash } from "#server/hash.ts"
import { enqueue } from "#server/jobs/enqueue.ts"
import { type Answers, addUpload, findUpload, moveUpload, type NewUpload } from "./queries.ts"

/** Keeps the file and has it read. Throws NOT_FOUND for a round that is not of the person's district. */
export const uploadFile = (db: Kysely<DB>, actor: Actor, upload: Omit<NewUpload, "fileHash" | "options">): Promise<{ id: string }> =>
  inTransaction(db, async (trx) => {
    const added = await addUpload(trx, actor, { ...upload, fileHash: bytesHash(upload.bytes), options: {} })
    if (!added) throw notFound()
    const jobId = await enqueue(trx, "imports.read", { id: added.id })
    await moveUpload(trx, { id: added.id, from: ["waiting"], to: "waiting" }, { jobId })
    return added
  })

const elsewhere = (): AppError => new AppError("CONFLICT", "这次导入的状态已经变化，请刷新页面后再看。")

/** Moves an own upload on and puts the work aside, both or neither. */
const moveOn = (
  db: Kysely<DB>,
  actor: Actor,
  id: string,
  move: Omit<Parameters<typeof moveUpload>[1], "id"> & { job?: "imports.read" | "imports.store"; options?: Answers },
): Promise<void> =>
  inTransaction(db, async (trx) => {
    const jobId = move.job && randomUUID()
    const set = { unitId: actor.orgId, ...(jobId && { jobId }), ...(move.options && { options: move.options }) }
    if (!(await moveUpload(trx, { id, from: move.from, to: move.to }, set))) {
      if (!(await findUpload(trx, actor, id))) throw notFound()
      throw elsewhere()
    }
    if (move.job && jobId) await enqueue(trx, move.job, { id }, { id: jobId })
  })

/** Reads the file again, with what its person answered. */
export const answerUpload = (db: Kysely<DB>, actor: Actor, { id, ...options }: Answers & { id: string }): Promise<void> =>
  moveOn(db, actor, id, { from: ["ready", "refused"], to: "waiting", job: "imports.read", options })

export const confirmUpload = (db: Kysely<DB>, actor: Actor, id: string): Promise<void> =>
  moveOn(db, actor, id, { from: ["ready"], to: "storing", job: "imports.store" })

/** Whatever is under way stops and leaves nothing; what is stored stays stored. */
export const cancelUpload = (db: Kysely<DB>, actor: Actor, id: string): Promise<void> =>
  moveOn(db, actor, id, { from: ["waiting", "reading", "ready", "refused", "storing"], to: "cancelled" })
