// The one statement that moves a target: state, version and event are written together or not at all.
import { randomUUID } from "node:crypto"
import { type Insertable, sql, type Transaction } from "kysely"
import type { DB, TargetFinding } from "#db/schema.ts"
import type { Problem } from "#server/domain/checks/check.ts"
import { openedBy, type PointInput } from "#server/domain/return-points.ts"
import type { StoredSheet } from "#server/domain/review-sheet.ts"
import { type Actor, personsOf } from "#server/domain/roles.ts"
import { toStoredVersion } from "#server/domain/version.ts"
import { liftsDeadline, type Move, makesVersion, type State, takesUp } from "#server/domain/workflow.ts"
import { contentHash } from "#server/hash.ts"
import { tellOfMove } from "#server/notices/tell.ts"
import { raisePoints, reopenPoints, retractPoints } from "#server/review/points.ts"
import { type FoundTarget, submittersOf } from "./find.ts"

/** The columns an undo puts back. */
type Standing = {
  round: number
  submitted_by: string | null
  submitted_for: string | null
  submitted_at: Date | string | null
  accepted_by: string | null
  taken_up: boolean
  deadline_bound: boolean
  submitted_version_id: string | null
  approved_version_id: string | null
  open_fields: string[] | null
  late: boolean
  returned: boolean
}

const standingOf = (target: FoundTarget): Standing => ({
  round: target.round,
  submitted_by: target.submittedById,
  submitted_for: target.submittedForId,
  submitted_at: target.submittedAt,
  accepted_by: target.acceptedById,
  taken_up: target.takenUp,
  deadline_bound: target.deadlineBound,
  submitted_version_id: target.submittedVersionId,
  approved_version_id: target.approvedVersionId,
  open_fields: target.openFields,
  late: target.late,
  returned: target.returned,
})

type Act = {
  action: Move
  to: State
  note: string
  points?: readonly PointInput[] | undefined
  openAll?: boolean | undefined
  sheet?: StoredSheet | undefined
  key: string
  requestHash: string
  /** What the checks say of the content, kept with the version that a submission makes. */
  findings: readonly Problem[]
  /** The colleague to whom it is transferred. */
  passedTo: { userId: string; name: string } | null
}

/** What stays open for editing after a return: its own points, and those of others that wait for an answer. */
const openedByReturn = ({ points = [], openAll = false }: Act, still: readonly string[]): string[] | null => {
  const open = openedBy(points, still, openAll)
  return open === null ? null : [...open]
}

/** What the act leaves behind. */
function standingAfter(target: FoundTarget, actor: Actor, act: Act, versionId: string, stillOpen: readonly string[]): Standing {
  const { action, to, passedTo } = act
  const before = standingOf(target)
  const { subject } = target
  // Events from before there was such a column do not have it.
  if (action === "undo") return { returned: false, ...(target.lastEvent?.before as Omit<Standing, "returned">) }
  const taken_up = subject.takenUp || takesUp(action, actor.role)
  if (action === "accept") return { ...before, accepted_by: actor.userId, taken_up }
  if (action === "transfer") return { ...before, accepted_by: passedTo?.userId ?? null, taken_up }
  const moved = {
    ...before,
    accepted_by: null,
    taken_up,
    returned: action === "return",
    deadline_bound: subject.deadlineBound && !liftsDeadline(action),
  }
  if (action === "submit")
    return {
      ...moved,
      round: target.round + 1,
      submitted_by: actor.userId,
      submitted_for: actor.onBehalfOf?.userId ?? null,
      submitted_at: target.now,
      taken_up: false,
      submitted_version_id: versionId,
      late: target.late || (subject.deadlineBound && target.now >= target.roundClosesAt),
    }
  if (action === "revise" || action === "reopen") return { ...moved, taken_up: false, open_fields: null }
  if (action === "return") return { ...moved, open_fields: openedByReturn(act, stillOpen) }
  return to === "approved" ? { ...moved, approved_version_id: versionId } : moved
}

/** Who submits anew looks after it from now on, whoever took it over before. No undo touches this. */
const takenOver = ({ action }: Act) => (action === "submit" ? { handed_to: null } : {})

const versionRow = (target: FoundTarget, id: string, at: number, sheet: StoredSheet | undefined) => {
  const content = toStoredVersion(target.frame, target.content)
  const { fiscal, specialAccount, other } = target.content.amounts
  return {
    id,
    target_id: target.id,
    number: sql<number>`(select coalesce(max(number), 0) + 1 from target_version where target_id = ${target.id})`,
    target_at: at,
    content: JSON.stringify(content),
    content_hash: contentHash(content),
    sheet: sheet ? JSON.stringify(sheet) : null,
    fiscal,
    special_account: specialAccount,
    other,
    total: fiscal + specialAccount + other,
  }
}

/** Both names stay in the log: who acted, and for whom. */
export const behalfOf = ({ onBehalfOf }: Actor) => ({
  on_behalf_of: onBehalfOf?.userId ?? null,
  on_behalf_of_name: onBehalfOf?.name ?? null,
})

const eventRow = (target: FoundTarget, actor: Actor, act: Act, at: number, versionId: string | null, round: number) => ({
  target_id: target.id,
  user_id: actor.userId,
  user_name: actor.userName,
  membership_id: actor.membershipId,
  role: actor.role,
  org_name: actor.orgName,
  ...behalfOf(actor),
  passed_to: act.passedTo?.userId ?? null,
  passed_to_name: act.passedTo?.name ?? null,
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

/** A place is found once by a rule, whatever the rule says of it twice. */
export const findingRows = (versionId: string, problems: readonly Problem[]): Insertable<TargetFinding>[] =>
  [...new Map(problems.map((problem) => [`${problem.code} ${problem.path}`, problem])).values()].map(
    ({ code, path, severity, message, answer }) => ({
      ...{ version_id: versionId, code, path, severity, message, answer },
    }),
  )

/** Writes what was decided on a target whose row the transaction has locked. Answers the new state and version. */
export async function moveTarget(trx: Transaction<DB>, actor: Actor, target: FoundTarget, act: Act) {
  const at = target.version + 1
  const stored = makesVersion(act.action) ? randomUUID() : null
  const stillOpen = act.action === "return" ? await reopenPoints(trx, actor, target) : { paths: [], pointIds: [] }
  const standing = standingAfter(target, actor, act, stored ?? "", stillOpen.paths)
  const event = eventRow(target, actor, act, at, stored ?? target.submittedVersionId, standing.round)
  const moved = trx.with("moved", (qb) =>
    qb
      .updateTable("target")
      .set({ ...standing, state: act.to, version: at, updated_at: sql`statement_timestamp()`, updated_by: actor.userId, ...takenOver(act) })
      .where("id", "=", target.id)
      .returning("id"),
  )
  // What the reviewer noted beforehand has been sent, or is not needed any more.
  const cleared = moved.with("cleared", (qb) =>
    qb.deleteFrom("review_draft").where("target_id", "=", target.id).where("user_id", "=", actor.userId).where("role", "=", actor.role),
  )
  const written = stored
    ? cleared.with("stored", (qb) =>
        qb
          .insertInto("target_version")
          .values(versionRow(target, stored, at, act.sheet))
          .returning("id"),
      )
    : moved
  const findings = stored ? findingRows(stored, act.findings) : []
  const kept =
    findings.length > 0 ? written.with("found", (qb) => qb.insertInto("target_finding").values(findings).returning("code")) : written
  const { id: eventId } = await kept.insertInto("target_event").values(event).returning("id").executeTakeFirstOrThrow()
  if (act.action === "return") await raisePoints(trx, actor, target, { eventId, points: act.points ?? [], reopened: stillOpen.pointIds })
  if (act.action === "undo" && target.lastEvent?.action === "return")
    await retractPoints(trx, actor, BigInt(target.lastEvent.eventId), eventId)
  await tellOfMove(trx, actor, {
    targetId: target.id,
    action: act.action,
    state: act.to,
    round: standing.round,
    note: act.note,
    submitters: act.action === "submit" ? personsOf(actor) : submittersOf(target),
    only: act.passedTo?.userId ?? null,
    eventId: String(eventId),
    undoneId: act.action === "undo" ? (target.lastEvent?.eventId ?? null) : null,
    at: target.now,
  })
  return { state: act.to, version: at }
}
