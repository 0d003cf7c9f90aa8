// What came back instead of an answer, as one shape for every form.
import { TRPCClientError } from "@trpc/client"
import type { AppRouter } from "#server/router.ts"

type Shape = NonNullable<TRPCClientError<AppRouter>["data"]>
export type FieldProblem = NonNullable<Shape["problems"]>[number]
export type Conflict = NonNullable<Shape["conflict"]>

export type Failure = {
  /** `offline`: no answer at all, so it is not known whether the act took effect. */
  kind: "offline" | "signedOut" | "conflict" | "refused"
  message: string
  problems: FieldProblem[]
  conflict: Conflict | null
  requestId: string | null
}

const kindOf = ({ code, conflict }: Shape): Failure["kind"] => {
  if (code === "UNAUTHORIZED") return "signedOut"
  return code === "CONFLICT" && conflict ? "conflict" : "refused"
}

const offline: Failure = {
  kind: "offline",
  message: "没有收到系统的答复，可能是网络断了。您填写的内容还在，请稍后再试一次；重复操作不会生效两次。",
  problems: [],
  conflict: null,
  requestId: null,
}

/** Reads any error thrown by a mutation. Anything that carries no answer of ours counts as no answer. */
export function failureOf(error: unknown): Failure {
  const data = error instanceof TRPCClientError ? ((error as TRPCClientError<AppRouter>).data ?? null) : null
  if (!data || !(error instanceof Error)) return offline
  return {
    kind: kindOf(data),
    message: error.message,
    problems: data.problems ?? [],
    conflict: data.conflict ?? null,
    requestId: data.httpStatus >= 500 ? data.requestId : null,
  }
}
