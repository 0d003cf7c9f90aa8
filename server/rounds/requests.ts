// Requests of units: more time in a round, or a target back for correction. Asked from the locked screen, decided in one act.
import { type Kysely, sql, type Transaction } from "kysely"
import type { DB } from "#db/schema.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Clock } from "#server/clock.ts"
import { askable, decidesRequest, type RequestKind } from "#server/domain/deadline-request.ts"
import { printMinute } from "#server/domain/minute.ts"
import type { Actor } from "#server/domain/roles.ts"
import { AppError, invalid, notFound, refused } from "#server/errors.ts"
import { type FoundTarget, findTarget } from "#server/targets/find.ts"
import { transition } from "#server/targets/transition.ts"
import { visibleTo } from "#server/targets/visible.ts"
import { stopAsked, tellAnswered, tellAsked } from "./tell-request.ts"

/** Which requests a person sees: the unit its own, finance those for more time, reviewers those about targets they can see. */
const visibleRequests = (db: Kysely<DB>, actor: Actor) => {
  const rows = db
    .selectFrom("deadline_request as dr")
    .innerJoin("budget_round as r", "r.id", "dr.round_id")
    .innerJoin("org as u", "u.id", "dr.unit_id")
    .leftJoin("target as t", "t.id", "dr.target_id")
    .leftJoin("project as p", "p.id", "t.project_id")
    .where("dr.district_id", "=", actor.districtId)
  if (actor.role === "editor" || actor.role === "unit_approver") return rows.where("dr.unit_id", "=", actor.orgId)
  const ofTarget = rows.where("t.id", "in", (qb) => qb.selectFrom("target as t").select("t.id").where(visibleTo(actor)))
  return actor.role === "finance_approver" ? rows : ofTarget.where("dr.kind", "=", "unlock")
}

/** Newest first; `targetId` narrows to one target: its own, and the extensions of its unit and round. */
export async function requests(db: Kysely<DB>, actor: Actor, target?: { id: string; unitId: string; roundId: string }) {
  const found = await visibleRequests(db, actor)
    .select(["dr.id", "dr.kind", "dr.state", "dr.reason", "dr.asked_at as askedAt", "dr.asked_name as askedBy", "dr.asked_by as askedById"])
    .select(["dr.wanted_until as wantedUntil", "dr.granted_until as grantedUntil", "dr.decided_at as decidedAt"])
    .select(["dr.decided_name as decidedBy", "dr.decision_note as decisionNote", "r.name as roundName", "u.name as unitName"])
    .select(["t.id as targetId", "t.state as targetState", "t.version as targetVersion", "p.name as projectName"])
    .$if(target !== undefined, (qb) =>
      qb.where((eb) =>
        eb.or([
          eb("dr.target_id", "=", target?.id ?? ""),
          eb.and([
            eb("dr.kind", "=", "extension"),
            eb("dr.unit_id", "=", target?.unitId ?? ""),
            eb("dr.round_id", "=", target?.roundId ?? ""),
          ]),
        ]),
      ),
    )
    .orderBy(sql`dr.state = 'pending'`, "desc")
    .orderBy("dr.asked_at", "desc")
    .limit(200)
    .execute()
  return found.map((row) => ({ ...row, mayDecide: row.state === "pending" && decidesRequest(actor, row.kind, row.targetState) }))
}

export type Ask = { targetId: string; kind: RequestKind; reason: string; wantedUntil: Date | null }

const pending = (kind: RequestKind): AppError =>
  new AppError("CONFLICT", kind === "extension" ? "本单位已经申请延期，正在等待答复。" : "这个项目已经申请退回修改，正在等待答复。")

const answered = (): AppError => new AppError("CONFLICT", "这份申请已经有了答复。")

function checkWanted({ kind, wantedUntil }: Ask, target: FoundTarget): void {
  if (kind !== "extension") return
  if (!wantedUntil) throw invalid([{ path: "wantedUntil", message: "请填写希望延长到什么时候。" }])
  if (wantedUntil <= target.now || wantedUntil <= target.closesAt)
    throw invalid([{ path: "wantedUntil", message: "希望延长到的时间要晚于现在和目前的截止时间。" }])
}

/** Asks. Throws AppError: NOT_FOUND, FORBIDDEN, BAD_REQUEST, CONFLICT while an earlier request waits for its answer. */
export const ask = (db: Kysely<DB>, actor: Actor, input: Ask, clock: Clock): Promise<{ id: string }> =>
  inTransaction(db, async (trx) => {
    const target = await findTarget(trx, actor, input.targetId, clock)
    if (!target) throw notFound()
    if (!askable(actor, target.subject, target.now).includes(input.kind)) throw refused("role")
    checkWanted(input, target)
    const made = await storeRequest(trx, actor, input, target)
    await tellAsked(trx, actor, target, input.kind, input.reason)
    return made
  })

async function storeRequest(trx: Transaction<DB>, actor: Actor, input: Ask, target: FoundTarget): Promise<{ id: string }> {
  const made = await trx
    .insertInto("deadline_request")
    .values({
      ...{ kind: input.kind, district_id: actor.districtId, unit_id: actor.orgId, round_id: target.roundId, target_id: target.id },
      ...{ asked_by: actor.userId, asked_name: actor.userName, reason: input.reason },
      wanted_until: input.kind === "extension" ? input.wantedUntil : null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst()
  if (!made) throw pending(input.kind)
  return made
}

export type Answer = { id: string; grant: boolean; note: string; grantedUntil: Date | null; targetVersion: number | null; key: string }

const held = (trx: Transaction<DB>, actor: Actor, id: string, clock: Clock) =>
  visibleRequests(trx, actor)
    .select(["dr.id", "dr.kind", "dr.state", "dr.asked_by as askedBy", "dr.reason", "t.id as targetId", "t.state as targetState"])
    .select([clock.as("now"), "r.closes_at as closesAt"])
    .where("dr.id", "=", id)
    .forUpdate("dr")
    .executeTakeFirst()
type Held = NonNullable<Awaited<ReturnType<typeof held>>>

function grantedMinute({ grantedUntil }: Answer, { now, closesAt }: Held): Date {
  if (!grantedUntil) throw invalid([{ path: "grantedUntil", message: "请填写延长到什么时候。" }])
  if (grantedUntil <= now || grantedUntil <= closesAt)
    throw invalid([{ path: "grantedUntil", message: "延长到的时间要晚于现在和本轮的截止时间。" }])
  return grantedUntil
}

function checkAnswer(actor: Actor, found: Held, { grant, note }: Answer): void {
  if (found.state !== "pending") throw answered()
  if (!decidesRequest(actor, found.kind, found.targetState)) throw refused("role")
  if (found.askedBy === actor.userId) throw refused("own")
  if (!grant && !note) throw refused("note")
}

/** A target is given back by the same act as any return: the same rights, the same version check, the same log. */
async function unlock(trx: Transaction<DB>, actor: Actor, found: Held, { note, targetVersion, key }: Answer, clock: Clock): Promise<void> {
  const reason = `应单位申请退回修改：${found.reason}${note ? `（${note}）` : ""}`
  const act = { id: found.targetId ?? "", version: targetVersion ?? 0, action: "return" as const, note: reason, goal: "unit" as const, key }
  await transition(trx, actor, { ...act, openAll: true }, clock)
}

/**
 * Grants or refuses, once. Throws AppError: NOT_FOUND, FORBIDDEN, BAD_REQUEST (refusing needs a reason, granting a minute),
 * CONFLICT where it was answered already or the target moved on.
 */
export const answer = (db: Kysely<DB>, actor: Actor, input: Answer, clock: Clock): Promise<{ state: "granted" | "refused" }> =>
  inTransaction(db, async (trx) => {
    const found = await held(trx, actor, input.id, clock)
    if (!found) throw notFound()
    checkAnswer(actor, found, input)
    const granted_until = input.grant && found.kind === "extension" ? grantedMinute(input, found) : null
    const givenBack = input.grant && found.kind === "unlock"
    if (givenBack) await unlock(trx, actor, found, input, clock)
    const state = input.grant ? ("granted" as const) : ("refused" as const)
    const decided = { decided_at: sql<Date>`statement_timestamp()`, decided_by: actor.userId, decided_name: actor.userName }
    await trx
      .updateTable("deadline_request")
      .set({ state, ...decided, decision_note: input.note, granted_until })
      .where("id", "=", found.id)
      .execute()
    // Giving a target back is a return, which has told the unit already.
    if (givenBack) await stopAsked(trx, found.targetId ?? "", found.now)
    else await tellAnswered(trx, actor, { ...found, note: answerWords(input, granted_until), at: found.now })
    return { state }
  })

/** What the unit is told, in one sentence. */
const answerWords = ({ grant, note }: Answer, until: Date | null): string =>
  [grant ? `同意${until ? `，延长到 ${printMinute(until).replace("T", " ")}` : ""}` : "未同意", note].filter(Boolean).join("：")

/** The unit takes its own request back while nobody has answered. Throws AppError: NOT_FOUND, CONFLICT. */
export const withdrawRequest = (db: Kysely<DB>, actor: Actor, id: string, clock: Clock): Promise<{ id: string }> =>
  inTransaction(db, async (trx) => {
    const own = await held(trx, actor, id, clock)
    if (!own) throw notFound()
    if (own.state !== "pending") throw answered()
    await trx.updateTable("deadline_request").set({ state: "withdrawn" }).where("id", "=", own.id).execute()
    if (own.targetId) await stopAsked(trx, own.targetId, own.now)
    return { id: own.id }
  })
