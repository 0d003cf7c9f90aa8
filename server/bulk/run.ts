// Works off a bulk act: some targets side by side, each in a transaction of its own with the note that it is done. Whoever is killed in
// the middle leaves what is done and noted, or neither; whoever comes next goes on with the rest.
import { createHash } from "node:crypto"
import { type Kysely, sql } from "kysely"
import type { Logger } from "pino"
import type { DB } from "#db/schema.ts"
import { type Clock, databaseClock } from "#server/clock.ts"
import type { BulkAction, ItemState } from "#server/domain/bulk.ts"
import { may } from "#server/domain/policy.ts"
import type { Actor } from "#server/domain/roles.ts"
import type { ReturnGoal } from "#server/domain/workflow.ts"
import { AppError } from "#server/errors.ts"
import { actorOf } from "#server/people/acting.ts"
import { type Asked, kinds } from "./kinds.ts"

/** How many targets are worked on at once. More than the cores of the database gain nothing. */
const lanes = 4
/** After so many it is asked whether somebody pressed 停止. */
const stretch = 20

type Bulk = { id: string; action: BulkAction; asked: Asked; userId: string; membershipId: string }
type Waiting = { targetId: string; version: number }
type Run = { db: Kysely<DB>; bulk: Bulk; actor: Actor; clock: Clock; log: Logger }

async function runningBulk(db: Kysely<DB>, id: string): Promise<Bulk | undefined> {
  const found = await db.selectFrom("bulk_act").selectAll().where("id", "=", id).where("state", "=", "running").executeTakeFirst()
  if (!found) return undefined
  const asked = { note: found.note, goal: found.goal as ReturnGoal, colleague: found.colleague }
  return { id, action: found.action as BulkAction, asked, userId: found.user_id, membershipId: found.membership_id }
}

/** The next ones, as long as the act runs. */
const nextItems = (db: Kysely<DB>, id: string): Promise<Waiting[]> =>
  db
    .selectFrom("bulk_item as i")
    .innerJoin("bulk_act as b", "b.id", "i.bulk_id")
    .where("b.id", "=", id)
    .where("b.state", "=", "running")
    .where("i.state", "=", "waiting")
    .select(["i.target_id as targetId", "i.version"])
    .orderBy("i.position")
    .limit(stretch)
    .execute()

const note = (db: Kysely<DB>, bulk: Bulk, { targetId }: Waiting, state: ItemState, why: string | null, clock: Clock) =>
  db
    .updateTable("bulk_item")
    .set({ state, why, at: clock })
    .where("bulk_id", "=", bulk.id)
    .where("target_id", "=", targetId)
    .where("state", "=", "waiting")
    .execute()

/** The same for the same target of the same act, however often it is tried: `transition` answers again what it answered first. */
function keyFor({ id }: Bulk, { targetId }: Waiting): string {
  const hash = createHash("sha256").update(`${id} ${targetId}`).digest("hex")
  return [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`, hash.slice(20, 32)].join("-")
}

/** Two who waited for each other, or could not be put in an order: PostgreSQL asks for another try. */
const mayTryAgain = (error: unknown): boolean => ["40001", "40P01"].includes((error as { code?: string }).code ?? "")

async function perform({ db, bulk, actor, clock }: Run, item: Waiting, triesLeft = 3): Promise<void> {
  try {
    await db.transaction().execute(async (trx) => {
      await kinds[bulk.action].perform(trx, actor, { ...item, key: keyFor(bulk, item) }, bulk.asked, clock)
      await note(trx, bulk, item, "done", null, clock)
    })
  } catch (error) {
    if (triesLeft === 0 || !mayTryAgain(error)) throw error
    await perform({ db, bulk, actor, clock } as Run, item, triesLeft - 1)
  }
}

function outcomeOf(error: unknown): { state: ItemState; why: string } {
  if (!(error instanceof AppError)) return { state: "failed", why: "系统出了问题，这一项没有办理。" }
  return { state: error.details.conflict ? "moved" : "refused", why: error.details.problems?.[0]?.message ?? error.message }
}

/** One target: done, or the reason why not. What cannot even be noted is thrown, and the job tried again. */
async function runItem(run: Run, item: Waiting): Promise<void> {
  try {
    await perform(run, item)
  } catch (error) {
    const { state, why } = outcomeOf(error)
    if (state === "failed") run.log.error({ err: error, targetId: item.targetId }, "bulk item failed")
    await note(run.db, run.bulk, item, state, why, run.clock)
  }
}

/** Some at a time, each lane taking the next as soon as it is free, until there are no more or nobody waits for them. */
async function inLanes(items: readonly Waiting[], work: (item: Waiting) => Promise<void>, signal: AbortSignal): Promise<void> {
  const left = items.values()
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (const item of left) if (!signal.aborted) await work(item)
    }),
  )
}

const end = (db: Kysely<DB>, id: string, state: "done" | "stopped", why: string | null, clock: Clock) =>
  db
    .updateTable("bulk_act")
    .set({ state, why, ended_at: clock })
    .where("id", "=", id)
    .where("state", "=", "running")
    .where(sql<boolean>`${state === "stopped"} or not exists (select from bulk_item i where i.bulk_id = ${id} and i.state = 'waiting')`)
    .execute()

export type BulkContext = { db: Kysely<DB>; clock?: Clock; log: Logger; signal: AbortSignal }

/** The job. Ends when all is dealt with, when it was stopped, or when the person may no longer act; throws to be tried again when cut short. */
export async function runBulk({ bulkId }: { bulkId: string }, { db, clock = databaseClock, log, signal }: BulkContext): Promise<void> {
  const bulk = await runningBulk(db, bulkId)
  if (!bulk) return
  const actor = await actorOf(db, bulk, clock)
  if (!actor || !may(actor.role, "decideInBulk")) {
    await end(db, bulkId, "stopped", "您办理时的身份已经失效，余下的没有办理。", clock)
    return
  }
  const run: Run = { db, bulk, actor, clock, log }
  for (let items = await nextItems(db, bulkId); items.length > 0; items = await nextItems(db, bulkId)) {
    await inLanes(items, (item) => runItem(run, item), signal)
    signal.throwIfAborted()
  }
  await end(db, bulkId, "done", null, clock)
}

/** Previews that nobody confirmed within a day are forgotten; answers how many. */
export async function forgetPreviews(db: Kysely<DB>, clock: Clock): Promise<{ forgotten: number }> {
  const gone = await db
    .deleteFrom("bulk_act")
    .where("state", "=", "previewed")
    .where("made_at", "<", sql<Date>`${clock} - interval '1 day'`)
    .executeTakeFirst()
  return { forgotten: Number(gone.numDeletedRows) }
}
