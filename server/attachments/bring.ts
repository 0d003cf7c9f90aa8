// A file brought for a target: kept beside it until the content that names it is saved (server/targets/save.ts asks for it there).
import { randomUUID } from "node:crypto"
import type { Kysely } from "kysely"
import type { DB } from "#db/schema.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Clock } from "#server/clock.ts"
import { type Attachment, attachmentLimits, sameFile } from "#server/domain/attachment.ts"
import { byteWords } from "#server/domain/bytes.ts"
import { isOpen } from "#server/domain/open-fields.ts"
import type { Actor } from "#server/domain/roles.ts"
import { decide } from "#server/domain/workflow.ts"
import { AppError, type FieldProblem, notFound, refused } from "#server/errors.ts"
import { FileFault } from "#server/files/fault.ts"
import { kindOfFile } from "#server/files/kind.ts"
import { bytesHash } from "#server/hash.ts"
import { findTarget } from "#server/targets/find.ts"
import { addAttachment, broughtFor, keptBytes } from "./queries.ts"
import type { Stores } from "./store.ts"

const tooLarge = `文件超过 ${byteWords(attachmentLimits.bytes)}，请压缩或拆分后再上传。`
export const attachmentTooLarge = (): AppError => new AppError("PAYLOAD_TOO_LARGE", tooLarge)

/** Who may save this target now may bring files, unless a return leaves them closed. Throws AppError. */
export async function checkMayBring(db: Kysely<DB>, actor: Actor, targetId: string, clock: Clock): Promise<void> {
  const target = await findTarget(db, actor, targetId, clock)
  if (!target) throw notFound()
  const decision = decide(actor, target.subject, { action: "save", now: target.now })
  if (!decision.ok) throw refused(decision.why)
  if (!isOpen(target.openFields, "attachments")) throw new AppError("CONFLICT", "附件不在这次退回要修改的范围内，不能改动。")
  if ((await keptBytes(db, targetId)) > attachmentLimits.keptBytes)
    throw new AppError("PAYLOAD_TOO_LARGE", `这个项目上传过的文件合计超过 ${byteWords(attachmentLimits.keptBytes)}，请过些日子再上传。`)
}

const typeOf = (bytes: Buffer, name: string): Attachment["type"] => {
  try {
    return kindOfFile(bytes, name)
  } catch (error) {
    if (error instanceof FileFault) throw new AppError("BAD_REQUEST", error.message)
    throw error
  }
}

type Brought = { targetId: string; name: string; bytes: Buffer }

/** Checks and keeps a file; answers what the content names it by. Throws AppError with a sentence to show at the file. */
export async function bringAttachment(
  db: Kysely<DB>,
  actor: Actor,
  { targetId, name, bytes }: Brought,
  { clock, stores }: { clock: Clock; stores: Stores },
): Promise<Omit<Attachment, "kind">> {
  await checkMayBring(db, actor, targetId, clock)
  if (bytes.length > attachmentLimits.bytes) throw attachmentTooLarge()
  const file = { id: randomUUID(), name, type: typeOf(bytes, name), size: bytes.length }
  const kept = { ...file, hash: bytesHash(bytes) }
  const { place } = stores
  await inTransaction(db, async (trx) => {
    await addAttachment(trx, { ...kept, targetId, place, userId: actor.userId })
    await stores.at(place).put(trx, kept.id, bytes)
  })
  return kept
}

/** What a draft names without its having been brought for this target: other targets' files, made-up ones, those that were forgotten. */
export async function notBrought(
  db: Kysely<DB>,
  targetId: string,
  named: readonly Attachment[],
  known: readonly Attachment[],
): Promise<FieldProblem[]> {
  const fresh = named.filter((file) => !known.some((each) => sameFile(each, file)))
  if (fresh.length === 0) return []
  const brought = await broughtFor(
    db,
    targetId,
    fresh.map(({ id }) => id),
  )
  return fresh
    .filter((file) => !brought.some((each) => sameFile({ ...each, kind: file.kind }, file)))
    .map(({ id, name }) => ({ path: `attachments[${id}]`, message: `附件“${name}”没有上传成功或已经清理，请移除后重新上传。` }))
}
