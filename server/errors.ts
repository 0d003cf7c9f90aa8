// What can go wrong on the way in, as values with a sentence for people. trpc.ts turns them into codes.
import { TRPCError } from "@trpc/server"
import { refusalSentence } from "./domain/labels.ts"
import type { TargetContent } from "./domain/target.ts"
import type { State, Why } from "./domain/workflow.ts"

/** One thing to mend, at one field: "amounts.fiscal", "goal", "indicators[ID].name". */
export type FieldProblem = { path: string; message: string }

/** A record that moved on: what the person saw (null when it was never stored) and what it is now. */
export type Conflict = { seen: TargetContent | null; current: TargetContent; currentVersion: number; currentState: State }

export type Details = { why?: Why; problems?: FieldProblem[]; conflict?: Conflict }

/** Carries details to the browser beside the sentence. */
export class AppError extends TRPCError {
  readonly details: Details
  constructor(code: TRPCError["code"], message: string, details: Details = {}) {
    super({ code, message })
    this.details = details
  }
}

/** What nobody expected: it says nothing of the inside. */
export const unexpected = "系统出了问题，本次操作没有生效，请稍后再试。"

/** What one may not see looks like what does not exist. */
export const notFound = (): AppError => new AppError("NOT_FOUND", "没有找到，或者您现在的身份看不到它。")

/** A visible record, and a step that is not yours (403), not possible now (409) or lacking a reason (400). */
export const refused = (why: Why): AppError => {
  const code = why === "note" ? "BAD_REQUEST" : why === "role" || why === "own" || why === "not_submitter" ? "FORBIDDEN" : "CONFLICT"
  return new AppError(code, refusalSentence(why), {
    why,
    ...(why === "note" && { problems: [{ path: "note", message: refusalSentence(why) }] }),
  })
}

export const movedOn = (conflict: Conflict): AppError =>
  new AppError("CONFLICT", "在您查看之后，内容已被改动，本次操作没有生效。请核对两份内容后再办理。", { conflict })

export const invalid = (problems: FieldProblem[], message = "有内容需要改正，见下方各处提示。"): AppError =>
  new AppError("BAD_REQUEST", message, { problems })

/** The same key came again with another content (cases: one act, one key). */
export const keyReused = (): AppError => new AppError("UNPROCESSABLE_CONTENT", "操作编号重复但内容不同，请刷新页面后重新办理。")
