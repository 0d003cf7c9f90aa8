// What the official forms of a target print: only what this person may read of it anyway.
import { stateLabel } from "#server/domain/labels.ts"
import { may } from "#server/domain/policy.ts"
import type { StoredSheet } from "#server/domain/review-sheet.ts"
import type { TargetContent } from "#server/domain/target.ts"
import { toStoredVersion, type VersionFrame } from "#server/domain/version.ts"
import { contentHash } from "#server/hash.ts"
import { filledSheets } from "#server/review/queries.ts"
import { type FoundTarget, findTarget } from "#server/targets/find.ts"
import { targetHistory, targetVersion } from "#server/targets/history.ts"
import type { MemberContext } from "#server/trpc.ts"

/** 申报表 of the unit, 审核表 of finance, 批复表 after the final approval. */
export const forms = ["application", "review", "approval"] as const
export type FormName = (typeof forms)[number]

type Common = {
  frame: VersionFrame
  content: TargetContent
  /** Which content this is, in the words of the page. */
  stand: string
  hash: string
  at: Date
}
export type FormData = Common &
  ({ form: "application" } | { form: "review"; sheet: StoredSheet } | { form: "approval"; decidedBy: string; decidedAt: Date })

const standOf = ({ state, round, version, shown }: FoundTarget): string =>
  shown === "submitted" ? "上次提交的内容" : `${stateLabel(state, round)}，第 ${version} 次改动`

function application(target: FoundTarget): FormData {
  const { frame, content, updatedAt } = target
  return { form: "application", frame, content, stand: standOf(target), hash: contentHash(toStoredVersion(frame, content)), at: updatedAt }
}

/** The newest sheet with the version it was given for. */
async function review({ db, actor }: MemberContext, id: string): Promise<FormData | undefined> {
  if (!may(actor.role, "readInternalNotes")) return undefined
  const [newest] = await filledSheets(db, id)
  const version = newest && (await targetVersion(db, actor, id, newest.number))
  if (!version) return undefined
  const { frame, content, contentHash: hash } = version
  return { form: "review", sheet: newest.sheet, frame, content, hash, stand: `第 ${newest.number} 版`, at: newest.at }
}

/** The version that was approved: it stays in force while a revision is under way. */
async function approval({ db, actor }: MemberContext, id: string, target: FoundTarget): Promise<FormData | undefined> {
  const number = target.approvedNumber
  const version = number === null ? undefined : await targetVersion(db, actor, id, number)
  if (!version) return undefined
  const history = await targetHistory(db, actor, id)
  const decision = history?.events.findLast(({ versionNumber, to }) => versionNumber === number && to === "approved")
  const { frame, content, contentHash: hash, madeAt: at } = version
  const decided = { decidedBy: decision?.orgName ?? "", decidedAt: decision?.at ?? at }
  return { form: "approval", frame, content, hash, stand: `第 ${number} 版`, at, ...decided }
}

/** Undefined where this person may not see the target, or where there is no such form of it. */
export async function readForm(ctx: MemberContext, id: string, form: FormName): Promise<FormData | undefined> {
  const target = await findTarget(ctx.db, ctx.actor, id, ctx.clock)
  if (!target) return undefined
  if (form === "application") return application(target)
  return form === "review" ? review(ctx, id) : approval(ctx, id, target)
}
