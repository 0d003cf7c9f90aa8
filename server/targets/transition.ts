// The one function that changes a target's state, whoever asks: button, import, command line, job.
import { createHash } from "node:crypto"
import { type Kysely, sql, type Transaction } from "kysely"
import type { DB } from "#db/schema.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Clock } from "#server/clock.ts"
import { blockersOf, checkTarget, errorsOf, type Problem } from "#server/domain/checks/check.ts"
import { type PointInput, strayPoints } from "#server/domain/return-points.ts"
import { type FilledSheet, type Grade, type StoredSheet, sheetProblems, toStoredSheet } from "#server/domain/review-sheet.ts"
import type { Actor } from "#server/domain/roles.ts"
import type { TargetContent } from "#server/domain/target.ts"
import { fromStoredVersion } from "#server/domain/version.ts"
import { decide, type Move, type ReturnGoal, type State } from "#server/domain/workflow.ts"
import { invalid, keyReused, movedOn, notFound, refused } from "#server/errors.ts"
import { sheetConfig } from "#server/review/sheet.ts"
import { checkContext } from "./check-context.ts"
import { colleagueOf } from "./colleague.ts"
import { type FoundTarget, findTarget } from "./find.ts"
import { moveTarget } from "./move.ts"
import { visibleTo } from "./visible.ts"

export type Act = {
  id: string
  /** target.version that the person saw: nobody decides on what they have not read. */
  version: number
  action: Move
  note: string
  goal: ReturnGoal
  /** With a return: what it asks for, field by field, and whether more than these fields is opened. */
  points?: readonly PointInput[] | undefined
  openAll?: boolean | undefined
  /** With a decision of finance: the review sheet. */
  sheet?: FilledSheet | undefined
  /** To whom it is transferred: the id of a user who could decide it. */
  colleague?: string | undefined
  /** One act of a person has one key (uuid): the second arrival gets the first answer. */
  key: string
}
export type Moved = { state: State; version: number }

const hashOf = ({ id, version, action, note, goal, points, openAll, sheet, colleague }: Act): string =>
  createHash("sha256")
    .update(JSON.stringify([id, version, action, note, goal, points, openAll, sheet, colleague]))
    .digest("hex")

/**
 * For the rest of the transaction joins are made in the order they are written: every statement of an act begins with one target, and
 * looking for a better order among a dozen tables costs PostgreSQL ten times what carrying it out does.
 */
const asWritten = sql`set_config('join_collapse_limit', '1', true)`

/** Locks the row, if this person may see it. The content is read afterwards: a read before the lock could be stale. */
export const lockTarget = (trx: Transaction<DB>, actor: Actor, id: string) =>
  trx
    .selectFrom("target as t")
    .select(["t.id", asWritten.as("planning")])
    .where("t.id", "=", id)
    .where(visibleTo(actor))
    .forUpdate()
    .executeTakeFirst()

const earlierAnswer = (trx: Transaction<DB>, actor: Actor, key: string) =>
  trx
    .selectFrom("target_event")
    .select(["request_hash as requestHash", "to_state as state", "target_at as version"])
    .where("user_id", "=", actor.userId)
    .where("request_key", "=", key)
    .executeTakeFirst()

/** What the person saw: the last version stored by then. Null for drafts, which are stored only when submitted. */
async function seenContent(db: Kysely<DB>, id: string, version: number): Promise<TargetContent | null> {
  const found = await db
    .selectFrom("target_version")
    .select("content")
    .where("target_id", "=", id)
    .where("target_at", "<=", version)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst()
  return found ? fromStoredVersion(found.content).content : null
}

/** The 409 that carries both contents. */
export const conflictOf = async (db: Kysely<DB>, target: FoundTarget, seenVersion: number) =>
  movedOn({
    seen: await seenContent(db, target.id, seenVersion),
    current: target.content,
    currentVersion: target.version,
    currentState: target.state,
  })

/** The sheet in the words of its year; undefined where none was sent. Throws BAD_REQUEST for one that is incomplete or not finance's. */
async function sheetOf(trx: Transaction<DB>, target: FoundTarget, { sheet, action }: Act): Promise<StoredSheet | undefined> {
  if (!sheet) return undefined
  const known = target.state === "finance_review" && (action === "approve" || action === "return")
  if (!known) throw invalid([{ path: "sheet", message: "审核表由财政业务审核在通过或退回时填写。" }])
  const config = await sheetConfig(trx, target.districtId, target.budgetYear)
  const problems = sheetProblems(config, sheet)
  if (problems.length > 0) throw invalid(problems, "审核表没有填完，请补齐后再办理。")
  return toStoredSheet(config, sheet)
}

function decided(actor: Actor, target: FoundTarget, act: Act, grade: Grade | undefined): State {
  const { action, note, goal, points = [] } = act
  const request = { action, note, goal, points: points.length, now: target.now, ...(grade && { grade }) }
  const decision = decide(actor, target.subject, request)
  if (!decision.ok) throw refused(decision.why)
  const stray = strayPoints(target.content, points)
  if (stray.length > 0) throw invalid(stray)
  return decision.to
}

const notReady = (blockers: readonly Problem[]): string => {
  const errors = errorsOf(blockers).length
  const warnings = blockers.length - errors
  const parts = [errors > 0 && `${errors} 处需要改正`, warnings > 0 && `${warnings} 处提醒需要修改或说明`].filter(Boolean)
  return `还有 ${parts.join("、")}，处理好后再提交。`
}

/** What the checks say of what is submitted: no error is left, and each warning has an answer, else BAD_REQUEST. */
async function findingsOf(trx: Transaction<DB>, actor: Actor, target: FoundTarget): Promise<Problem[]> {
  const findings = checkTarget(target.content, await checkContext(trx, actor, target))
  const blockers = blockersOf(findings)
  if (blockers.length > 0) throw invalid(blockers, notReady(blockers))
  return findings
}

/**
 * Checks sight, key, version seen, rights, deadline and content, then writes state, version and event in one transaction.
 * Throws AppError: NOT_FOUND, UNPROCESSABLE_CONTENT (key reused), CONFLICT (moved on, with both contents; or not possible now), FORBIDDEN, BAD_REQUEST.
 */
export const transition = (db: Kysely<DB>, actor: Actor, act: Act, clock: Clock): Promise<Moved> =>
  inTransaction(db, async (trx) => {
    if (!(await lockTarget(trx, actor, act.id))) throw notFound()
    const requestHash = hashOf(act)
    const earlier = await earlierAnswer(trx, actor, act.key)
    if (earlier && earlier.requestHash !== requestHash) throw keyReused()
    if (earlier) return { state: earlier.state, version: earlier.version }
    const target = await findTarget(trx, actor, act.id, clock)
    if (!target) throw notFound()
    if (target.version !== act.version) throw await conflictOf(trx, target, act.version)
    const sheet = await sheetOf(trx, target, act)
    const to = decided(actor, target, act, sheet?.grade)
    const findings = act.action === "submit" ? await findingsOf(trx, actor, target) : []
    const passedTo = act.action === "transfer" ? await colleagueOf(trx, actor, target, act.colleague) : null
    return moveTarget(trx, actor, target, { ...act, sheet, to, findings, passedTo, requestHash })
  })
