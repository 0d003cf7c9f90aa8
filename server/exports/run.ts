// What the worker does: reads the rows through a cursor, writes the file in pieces, says how far it is, and stops where nobody wants it.
import type { Kysely } from "kysely"
import type { DB } from "#db/schema.ts"
import type { ListedTarget } from "#server/domain/target-sheet.ts"
import type { JobContext } from "#server/jobs/handlers.ts"
import { readActorOf } from "#server/people/sessions.ts"
import { countTargets, streamTargets } from "#server/targets/stream.ts"
import { exportBytes } from "./forms.ts"
import { addPiece, failExport, finishExport, forgetPieces, noteProgress, takeUp } from "./queries.ts"

const pieceSize = 262_144
const noteEvery = 500

/** Cancelled by the person, or given up by the queue. */
class Stopped extends Error {}

type Progress = { written: number }

/** Counts what passes, and notes it twice a second. */
async function* counted(db: Kysely<DB>, id: string, targets: AsyncIterable<ListedTarget>, progress: Progress, signal: AbortSignal) {
  let noted = performance.now()
  for await (const target of targets) {
    yield target
    progress.written += 1
    if (performance.now() - noted < noteEvery) continue
    noted = performance.now()
    if (signal.aborted || !(await noteProgress(db, id, progress))) throw new Stopped()
  }
}

/** Stores bytes as pieces of one size; answers how many bytes there were. */
async function store(db: Kysely<DB>, id: string, source: AsyncIterable<Uint8Array | string>): Promise<number> {
  let [waiting, size, place, bytes]: [Buffer[], number, number, number] = [[], 0, 0, 0]
  const put = async (): Promise<void> => {
    const data = Buffer.concat(waiting)
    ;[waiting, size, bytes] = [[], 0, bytes + data.length]
    await addPiece(db, id, place, data)
    place += 1
  }
  for await (const part of source) {
    const data = typeof part === "string" ? Buffer.from(part) : Buffer.from(part)
    waiting.push(data)
    size += data.length
    if (size >= pieceSize) await put()
  }
  if (size > 0) await put()
  return bytes
}

type Taken = NonNullable<Awaited<ReturnType<typeof takeUp>>>

async function write({ db, clock, signal }: JobContext, id: string, { userId, membershipId, form, filter }: Taken): Promise<Progress> {
  const progress = { written: 0 }
  const actor = await readActorOf(db, userId, membershipId, clock)
  if (!actor) throw new Error("the membership no longer holds")
  await forgetPieces(db, id) // of an attempt that was broken off
  await noteProgress(db, id, { ...progress, total: await countTargets(db, actor, filter) })
  const rows = counted(db, id, streamTargets(db, actor, filter), progress, signal)
  const bytes = await store(db, id, exportBytes[form](rows))
  await finishExport(db, id, bytes, progress.written, clock)
  return progress
}

/** Makes the file somebody asked for. May run again after it was broken off: it begins anew. */
export async function writeExport({ id }: { id: string }, context: JobContext): Promise<Progress | undefined> {
  const { db, clock } = context
  const taken = await takeUp(db, id)
  if (!taken) return undefined
  try {
    return await write(context, id, taken)
  } catch (error) {
    await forgetPieces(db, id)
    if (error instanceof Stopped && !context.signal.aborted) return undefined
    await failExport(db, id, clock)
    throw error
  }
}
