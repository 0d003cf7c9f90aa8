// The one statement that moves a target: state, version and event are written together or not at all.
import { randomUUID } from "node:crypto"
import { sql, type Transaction } from "kysely"
import type { DB } from "#db/schema.ts"
import type { Actor } from "#server/domain/roles.ts"
import { toStoredVersion } from "#server/domain/version.ts"
import { liftsDeadline, type Move, makesVersion, type State, takesUp } from "#server/domain/workflow.ts"
import { contentHash } from "#server/hash.ts"
import type { FoundTarget } from "./find.ts"

/** The columns an undo puts back. */
type Standing = {
  round: number
  submitted_by: string | null
  submitted_at: Date | string | null
  accepted_by: string | null
  taken_up: boolean
  deadline_bound: boolean
  submitted_version_id: string | null
  approved_version_id: string | null
}

const standingOf = (target: FoundTarget): Standing => ({
  round: target.round,
  submitted_by: target.submittedById,
  submitted_at: target.submittedAt,
  accepted_by: target.acceptedById,
  taken_up: target.takenUp,
  deadline_bound: target.deadlineBound,
  submitted_version_id: target.submittedVersionId,
  approved_version_id: target.approvedVersionId,
})

type Act = { action: Move; to: State; note: string; key: string; requestHash: string }

/** What the act leaves behind. */
function standingAfter(target: FoundTarget, actor: Actor, { action, to }: Act, versionId: string): Standing {
  const before = standingOf(target)
  const { subject } = target
  if (action === "undo") return target.lastEvent?.before as Standing
  if (action === "accept") return { ...before, accepted_by: actor.userId, taken_up: true }
  const moved = {
    ...before,
    accepted_by: null,
    taken_up: subject.takenUp || takesUp(action, actor.role),
    deadline_bound: subject.deadlineBound && !liftsDeadline(action),
  }
  if (action === "submit")
    return {
      ...moved,
      round: target.round + 1,
      submitted_by: actor.userId,
      submitted_at: target.now,
      taken_up: false,
      submitted_version_id: versionId,
    }
  if (action === "revise" || action === "reopen") return { ...moved, taken_up: false }
  return to === "approved" ? { ...moved, approved_version_id: versionId } : moved
}

const versionRow = (target: FoundTarget, id: string, at: number) => {
  const content = toStoredVersion(target.frame, target.content)
  const { fiscal, specialAccount, other } = target.content.amounts
  return {
    id,
    target_id: target.id,
    number: sql<number>`(select coalesce(max(number), 0) + 1 from target_version where target_id = ${target.id})`,
    target_at: at,
    content: JSON.stringify(content),
    content_hash: contentHash(content),
    fiscal,
    special_account: specialAccount,
    other,
    total: fiscal + specialAccount + other,
  }
}

const eventRow = (target: FoundTarget, actor: Actor, act: Act, at: number, versionId: string | null, round: number) => ({
  target_id: target.id,
  user_id: actor.userId,
  user_name: actor.userName,
  membership_id: actor.membershipId,
  role: actor.role,
  org_name: actor.orgName,
  action: act.action,
  from_state: target.state,
  to_state: act.to,
  note: act.note,
  round,
  target_at: at,
  version_id: versionId,
  before: JSON.stringify(standingOf(target)),
  request_key: act.key,
  request_hash: act.requestHash,
})

/** Writes what was decided on a target whose row the transaction has locked. Answers the new state and version. */
export async function moveTarget(trx: Transaction<DB>, actor: Actor, target: FoundTarget, act: Act) {
  const at = target.version + 1
  const stored = makesVersion(act.action) ? randomUUID() : null
  const standing = standingAfter(target, actor, act, stored ?? "")
  const event = eventRow(target, actor, act, at, stored ?? target.submittedVersionId, standing.round)
  const moved = trx.with("moved", (qb) =>
    qb
      .updateTable("target")
      .set({ ...standing, state: act.to, version: at, updated_at: sql`statement_timestamp()`, updated_by: actor.userId })
      .where("id", "=", target.id)
      .returning("id"),
  )
  const written = stored
    ? moved.with("stored", (qb) =>
        qb
          .insertInto("target_version")
          .values(versionRow(target, stored, at))
          .returning("id"),
      )
    : moved
  await written.insertInto("target_event").values(event).execute()
  return { state: act.to, version: at }
}
