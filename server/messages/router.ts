// What people say to one another about a target, without moving it.
import { z } from "zod"
import { noteInput } from "#server/domain/target.ts"
import { memberProcedure, router } from "#server/trpc.ts"
import { urge } from "./urge.ts"

export const messagesRouter = router({
  urge: memberProcedure
    .input(z.strictObject({ id: z.uuid(), note: noteInput.default(""), key: z.uuid() }))
    .mutation(({ ctx, input }) => urge(ctx.db, ctx.actor, input, ctx.clock)),
})
