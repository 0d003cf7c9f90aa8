// The doors: every procedure is built from one of the base procedures here.
import { initTRPC } from "@trpc/server"
import type { Kysely } from "kysely"
import superjson from "superjson"
import { ZodError } from "zod"
import type { DB } from "#db/schema.ts"
import type { Clock } from "./clock.ts"
import { may, type Right } from "./domain/policy.ts"
import type { Actor } from "./domain/roles.ts"
import { AppError, type Details, notFound, unexpected } from "./errors.ts"
import { currentRequest } from "./log.ts"
import { problemsOf } from "./problems.ts"

export type Context = {
  /** As perf_app. */
  db: Kysely<DB>
  /** As perf_public: published snapshots only. */
  publicDb: Kysely<DB>
  actor: Actor | null
  clock: Clock
  requestId: string
}

/** Messages of 5xx say nothing of the inside; 4xx are our own sentences. */
const sentence = (code: string, message: string): string => {
  if (code === "INTERNAL_SERVER_ERROR") return unexpected
  return code === "BAD_REQUEST" && /^[[{]/.test(message) ? "有内容需要改正，见下方各处提示。" : message
}

const t = initTRPC.context<Context>().create({
  transformer: superjson,
  errorFormatter({ shape, error, ctx }) {
    const { stack: _, ...data } = shape.data
    const details: Details =
      error instanceof AppError ? error.details : error.cause instanceof ZodError ? { problems: problemsOf(error.cause) } : {}
    const requestId = ctx?.requestId ?? currentRequest.getStore() ?? null
    return { ...shape, message: sentence(error.code, error.message), data: { ...data, requestId, ...details } }
  },
})

export const router = t.router
export const createCallerFactory = t.createCallerFactory

/** Anybody, without a session: published snapshots only; the working tables are out of reach by type. */
export const publicProcedure = t.procedure.use(({ next }) => next({ ctx: { db: null, actor: null } }))

/** The sign-in page, before there is a person. */
export const visitorProcedure = t.procedure.use(({ next }) => next({ ctx: { actor: null } }))

/** A person who is signed in and acts as exactly one membership. */
export const memberProcedure = t.procedure.use(({ ctx, next }) => {
  if (!ctx.actor) throw new AppError("UNAUTHORIZED", "登录已过期，请重新登录；您填写的内容还在。")
  return next({ ctx: { ...ctx, actor: ctx.actor } })
})

/** What a member procedure is called with. */
export type MemberContext = Context & { actor: Actor }

/** A member whose acting role has a right of policy.ts; for everybody else the procedure does not exist. */
export const memberWith = (right: Right) =>
  memberProcedure.use(({ ctx, next }) => {
    if (!may(ctx.actor.role, right)) throw notFound()
    return next()
  })
