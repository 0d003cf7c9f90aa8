// Preparing, starting, stopping and continuing an act on many targets. The work itself is in run.ts.
import type { Kysely } from "kysely"
import type { DB } from "#db/schema.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Clock } from "#server/clock.ts"
import { type BulkAction, type BulkState, bulkLimit, countOf, needsNote, restStates } from "#server/domain/bulk.ts"
import type { Actor } from "#server/domain/roles.ts"
import { AppError, type FieldProblem, invalid, notFound } from "#server/errors.ts"
import { enqueue } from "#server/jobs/enqueue.ts"
import type { TargetFilter } from "#server/targets/queries.ts"
import type { Asked } from "./kinds.ts"
import { findBulk, type NewBulk, setState, storePreview } from "./queries.ts"
import { preview, type Selection } from "./select.ts"

function incomplete(action: BulkAction, { note, colleague }: Asked): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (needsNote(action) && note === "") problems.push({ path: "note", message: "请写明理由。" })
  if (action === "transfer" && !colleague) problems.push({ path: "colleague", message: "请选择转办给谁。" })
  return problems
}

const tooMany = `一次最多办理 ${bulkLimit.toLocaleString("en")} 个项目，请缩小筛选范围。`

async function prepare(db: Kysely<DB>, actor: Actor, bulk: NewBulk, clock: Clock): Promise<{ id: string }> {
  const { action, note, goal, colleague, filter, restOf } = bulk
  const selection: Selection = restOf ? { restOf } : { filter }
  return inTransaction(db, async (trx) => {
    const items = await preview(trx, actor, selection, action, { note, goal, colleague }, clock)
    if (items.length === 0) throw invalid([], "没有符合条件的项目，没有什么可以办理。")
    if (items.length > bulkLimit) throw invalid([], tooMany)
    return storePreview(trx, actor, bulk, items, clock)
  })
}

/** Judges everything the filter chooses and keeps the preview. Throws BAD_REQUEST for an empty choice, too many, and what is not filled in. */
export function prepareBulk(db: Kysely<DB>, actor: Actor, asked: Asked & { action: BulkAction; filter: TargetFilter }, clock: Clock) {
  const { action, filter, note, goal } = asked
  const problems = incomplete(action, asked)
  if (problems.length > 0) throw invalid(problems)
  // A colleague is only asked for with a transfer, a goal only with a return; what came along otherwise means nothing.
  const colleague = action === "transfer" ? asked.colleague : null
  return prepare(db, actor, { action, note, filter, colleague, goal: action === "return" ? goal : "unit", restOf: null }, clock)
}

/** A new preview of what an ended act left undone, as these targets are now: nothing is decided that was not seen. */
export async function prepareRest(db: Kysely<DB>, actor: Actor, id: string, clock: Clock): Promise<{ id: string }> {
  const bulk = await findBulk(db, actor, id, clock)
  if (!bulk) throw notFound()
  if (bulk.state !== "done") throw notNow
  if (countOf(bulk.counts, restStates) === 0) throw invalid([], "没有剩下的项目，都已办理。")
  const { action, note, goal, colleague, filter } = bulk
  return prepare(db, actor, { action, note, goal, colleague, filter, restOf: id }, clock)
}

const notNow = new AppError("CONFLICT", "这次批量办理的状态已经变了，请刷新后再看。")

/** Sets it going, in the transaction that puts the work aside: neither without the other. Asking twice starts it once. */
async function begin(db: Kysely<DB>, actor: Actor, id: string, from: readonly BulkState[], clock: Clock): Promise<void> {
  await inTransaction(db, async (trx) => {
    if (await setState(trx, actor, id, from, "running", clock)) await enqueue(trx, "bulk.run", { bulkId: id })
    else await refuse(trx, actor, id, "running", clock)
  })
}

/** It was not in a state to be changed: not this person's, so already, or too late. */
async function refuse(db: Kysely<DB>, actor: Actor, id: string, already: BulkState, clock: Clock): Promise<void> {
  const bulk = await findBulk(db, actor, id, clock)
  if (!bulk) throw notFound()
  if (bulk.state !== already) throw notNow
}

/** Confirms the preview. */
export const startBulk = (db: Kysely<DB>, actor: Actor, id: string, clock: Clock) => begin(db, actor, id, ["previewed"], clock)

/** What is under way is finished, nothing more is begun. */
export async function stopBulk(db: Kysely<DB>, actor: Actor, id: string, clock: Clock): Promise<void> {
  if (!(await setState(db, actor, id, ["running"], "stopped", clock))) await refuse(db, actor, id, "stopped", clock)
}

/** Goes on after a stop, or where the worker is gone. Two workers at once would do nothing twice. */
export async function resumeBulk(db: Kysely<DB>, actor: Actor, id: string, clock: Clock): Promise<void> {
  const bulk = await findBulk(db, actor, id, clock)
  await begin(db, actor, id, bulk?.stalled ? ["stopped", "running"] : ["stopped"], clock)
}
