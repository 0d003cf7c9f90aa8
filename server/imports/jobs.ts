// What the worker does for imports. Both jobs may run again after a worker died: reading begins anew, storing is one transaction.
import type { ImportProblem } from "#server/domain/import/problem.ts"
import { type ImportReport, isInFile } from "#server/domain/import/report.ts"
import type { Actor } from "#server/domain/roles.ts"
import { AppError } from "#server/errors.ts"
import type { Mark } from "#server/files/mark.ts"
import type { JobContext } from "#server/jobs/handlers.ts"
import { actorOf } from "#server/people/acting.ts"
import { markInThread } from "./in-thread.ts"
import { prepareImport } from "./prepare.ts"
import { type Answers, keepReport, loadUpload, moveUpload, setProgress } from "./queries.ts"
import { packPlan, storePlan } from "./store.ts"

/** Somebody pressed 取消: what was under way is undone, and nobody has to be told. */
class Cancelled extends Error {}

type Found = NonNullable<Awaited<ReturnType<typeof loadUpload>>>

const gone = "文件已过期，请重新上传。"
const left = "上传人的身份已失效，没有导入。"

const marksOf = (problems: readonly ImportProblem[]): Mark[] =>
  problems.filter(isInFile).map(({ sheet, row, column, severity, message, expected }) => ({
    sheet,
    row,
    column,
    severity,
    text: expected ? `${message}（应为：${expected}）` : message,
  }))

async function markedOf({ bytes, fileName }: Found, { problems }: ImportReport, signal: AbortSignal): Promise<Uint8Array | null> {
  const marks = marksOf(problems)
  return bytes === null || marks.length === 0 ? null : await markInThread(bytes, fileName, marks, signal)
}

/** Ends an upload with a sentence for its owner where the failure is of their making; anything else is thrown, to be tried again. */
async function run({ db, log }: JobContext, found: Found, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof Cancelled) return log.info({ upload: found.id }, "import cancelled")
    if (!(error instanceof AppError)) throw error
    await moveUpload(
      db,
      { id: found.id, from: ["reading", "storing"], to: "failed" },
      { failure: error.details.problems?.[0]?.message ?? error.message },
    )
  }
}

async function actorFor({ db, clock }: JobContext, found: Found): Promise<Actor> {
  const actor = await actorOf(db, found, clock)
  if (!actor) throw new AppError("FORBIDDEN", left)
  return actor
}

const progressOf =
  ({ db }: JobContext, id: string) =>
  async (percent: number): Promise<void> => {
    if (!(await setProgress(db, id, Math.round(percent)))) throw new Cancelled()
  }

/** Reads, compares, reports, marks. */
export async function readUpload({ id }: { id: string }, context: JobContext): Promise<void> {
  const { db, clock, signal } = context
  if (!(await moveUpload(db, { id, from: ["waiting", "reading"], to: "reading" }))) return
  const found = await loadUpload(db, id)
  if (!found) return
  await run(context, found, async () => {
    const actor = await actorFor(context, found)
    if (found.bytes === null) throw new AppError("BAD_REQUEST", gone)
    const progress = progressOf(context, id)
    const upload = { ...found, bytes: found.bytes, options: found.options as Answers }
    const { report, planned } = await prepareImport(db, actor, upload, clock, progress, signal)
    await progress(80)
    const marked = await markedOf(found, report, signal)
    await keepReport(db, id, { report, plan: report.ok ? packPlan(planned) : null, marked })
  })
}

/** Stores what was confirmed. The upload is marked as stored in the same transaction: a second run finds nothing to do. */
export async function storeUpload({ id }: { id: string }, context: JobContext): Promise<void> {
  const { db, clock } = context
  const found = await loadUpload(db, id)
  if (found?.state !== "storing") return
  await run(context, found, async () => {
    const actor = await actorFor(context, found)
    if (found.plan === null) throw new AppError("BAD_REQUEST", gone)
    const progress = progressOf(context, id)
    await storePlan(
      db,
      actor,
      { packed: found.plan, roundId: found.roundId, clock },
      (share) => progress(share * 99),
      async (trx) => {
        if (!(await moveUpload(trx, { id, from: ["storing"], to: "stored" }))) throw new Cancelled()
      },
    )
  })
}
