// The procedures of 委托代办, for one's own posts.
import { z } from "zod"
import { minuteInput } from "../domain/minute.ts"
import { memberProcedure, router } from "../trpc.ts"
import { endSubstitution, listSubstitutions, makeSubstitution, substitutionChoices } from "./substitutions.ts"

const asked = z.strictObject({
  membershipId: z.uuid("请选择要委托的岗位。"),
  substituteId: z.uuid("请选择代办人。"),
  startsAt: minuteInput("开始时间"),
  endsAt: minuteInput("结束时间"),
})

export const substitutionsRouter = router({
  list: memberProcedure.query(async ({ ctx: { db, actor, clock } }) => ({
    choices: await substitutionChoices(db, actor, clock),
    ...(await listSubstitutions(db, actor, clock)),
  })),

  make: memberProcedure.input(asked).mutation(({ ctx, input }) => makeSubstitution(ctx.db, ctx.actor, input, ctx.clock)),

  end: memberProcedure.input(z.strictObject({ id: z.uuid() })).mutation(async ({ ctx, input }) => {
    await endSubstitution(ctx.db, ctx.actor, input.id, ctx.clock)
    return {}
  }),
})
