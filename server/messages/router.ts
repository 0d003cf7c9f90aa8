// What people say to one another about a target, without moving it.
import { z } from "zod"
import { noteInput } from "#server/domain/target.ts"
import { text } from "#server/domain/text.ts"
import { notFound } from "#server/errors.ts"
import { memberProcedure, memberWith, router } from "#server/trpc.ts"
import { copiedToMe, readCopied } from "./copied.ts"
import { copiesOf, copyTarget, endCopy } from "./copies.ts"
import { readerChoices } from "./readers.ts"
import { urge } from "./urge.ts"

const page = z.int().min(1).max(100_000).default(1)
const reader = z.union([z.strictObject({ membershipId: z.uuid() }), z.strictObject({ orgId: z.uuid() })], "请选择抄送给谁。")

export const messagesRouter = router({
  urge: memberProcedure
    .input(z.strictObject({ id: z.uuid(), note: noteInput.default(""), key: z.uuid() }))
    .mutation(({ ctx, input }) => urge(ctx.db, ctx.actor, input, ctx.clock)),

  copy: memberWith("review")
    .input(z.strictObject({ id: z.uuid(), reader, note: noteInput.default(""), key: z.uuid() }))
    .mutation(({ ctx, input }) => copyTarget(ctx.db, ctx.actor, input, ctx.clock)),

  endCopy: memberWith("review")
    .input(z.strictObject({ copyId: z.uuid(), key: z.uuid() }))
    .mutation(async ({ ctx, input }) => {
      await endCopy(ctx.db, ctx.actor, input, ctx.clock)
      return {}
    }),

  /** Who reads this target, for those who work on it. */
  copies: memberProcedure.input(z.object({ id: z.uuid() })).query(async ({ ctx, input }) => {
    const found = await copiesOf(ctx.db, ctx.actor, input.id, ctx.clock)
    if (!found) throw notFound()
    return found
  }),

  readers: memberWith("review")
    .input(z.object({ q: text({ label: "查找内容", max: 50, required: true }) }))
    .query(({ ctx, input }) => readerChoices(ctx.db, ctx.actor, input.q, ctx.clock)),

  copied: memberWith("readCopies")
    .input(z.object({ page }))
    .query(({ ctx, input }) => copiedToMe(ctx.db, ctx.actor, input.page)),

  readCopied: memberWith("readCopies")
    .input(z.object({ id: z.uuid(), number: z.int().positive().optional() }))
    .query(async ({ ctx, input }) => {
      const found = await readCopied(ctx.db, ctx.actor, input.id, input.number)
      if (!found) throw notFound()
      return found
    }),
})
