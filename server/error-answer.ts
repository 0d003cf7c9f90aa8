// What went wrong in a route handler of the workspace, as JSON with one sentence for people.
import { TRPCError } from "@trpc/server"
import { getHTTPStatusCodeFromError } from "@trpc/server/http"
import { ZodError } from "zod"
import { unexpected } from "./errors.ts"
import { currentRequest, log } from "./log.ts"

const sentenceOf = ({ cause, message }: TRPCError): string => (cause instanceof ZodError ? (cause.issues[0]?.message ?? message) : message)

/** `{ message }` under the error's status; what nobody expected is logged and named as such, with the id to report it by. */
export function errorAnswer(error: unknown): Response {
  if (error instanceof TRPCError && error.code !== "INTERNAL_SERVER_ERROR")
    return Response.json({ message: sentenceOf(error) }, { status: getHTTPStatusCodeFromError(error) })
  log.error({ err: error }, "route handler failed")
  return Response.json({ message: unexpected, requestId: currentRequest.getStore() ?? null }, { status: 500 })
}
