// The procedures of notices: what I was told, and who will be told of what I am about to do.
import { z } from "zod"
import { moves, returnGoals } from "#server/domain/workflow.ts"
import { memberProcedure, router } from "#server/trpc.ts"
import { listNotices, markRead, unreadCount } from "./queries.ts"
import { recipientsOf } from "./recipients.ts"

const page = z.int().min(1).max(100_000).default(1)

export const noticesRouter = router({
  unread: memberProcedure.query(async ({ ctx }) => ({ count: await unreadCount(ctx.db, ctx.actor, ctx.clock) })),

  list: memberProcedure.input(z.object({ page })).query(({ ctx, input }) => listNotices(ctx.db, ctx.actor, input.page, ctx.clock)),

  read: memberProcedure
    .input(z.strictObject({ ids: z.union([z.literal("all"), z.array(z.uuid()).min(1).max(200)]) }))
    .mutation(async ({ ctx, input }) => {
      await markRead(ctx.db, ctx.actor, input.ids, ctx.clock)
      return {}
    }),

  recipients: memberProcedure
    .input(z.object({ id: z.uuid(), action: z.enum([...moves, "urge"]), goal: z.enum(returnGoals).default("unit") }))
    .query(({ ctx, input }) => recipientsOf(ctx.db, ctx.actor, input, ctx.clock)),
})
