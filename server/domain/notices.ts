// What people are told when a target moves, and in which words. Whom is in server/notices/audience.ts, since that asks the database.
import { stateLabels } from "./labels.ts"
import type { Move, State } from "./workflow.ts"

export const noticeKinds = [
  "desk",
  "returned",
  "reopened",
  "approved",
  "transfer",
  "copy",
  "urge",
  "deadline",
  "hand_over",
  "asked",
  "answered",
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** Of what an act tells those whom it leads to; null where nobody new has anything to do or to know. */
export function noticeOf(action: Move, to: State): NoticeKind | null {
  if (action === "return") return "returned"
  if (action === "reopen") return "reopened"
  if (action === "transfer") return "transfer"
  if (action !== "submit" && action !== "approve") return null
  return to === "approved" ? "approved" : "desk"
}

/** Mailed at once; everything else waits for the digest of the day. */
export const isUrgent = (kind: NoticeKind): boolean => ["returned", "reopened", "urge", "deadline", "asked", "answered"].includes(kind)

const titles: Record<NoticeKind, (step: State) => string> = {
  desk: (step) => `等您办理（${stateLabels[step]}）`,
  returned: (step) => (step === "draft" ? "退回给您修改" : "退回给您重新办理"),
  reopened: () => "已重新打开，请修改后重新提交",
  approved: () => "您提交的项目已批复",
  transfer: () => "转办给您",
  copy: () => "抄送给您",
  urge: () => "催办：请尽快办理",
  hand_over: () => "移交给您办理",
  asked: (step) => (step === "draft" ? "申请延期，等您答复" : "申请退回修改，等您答复"),
  answered: () => "您单位的申请有了答复",
  deadline: () => "申报今天截止，还没有提交",
}

/** What a notice says, before the name of the project. */
export const noticeTitle = (kind: NoticeKind, step: State): string => titles[kind](step)

/** A person acting for another, in words: 李四（代张三）. */
export const actingName = (name: string, absent: string | null | undefined): string => (absent ? `${name}（代${absent}）` : name)
