// The procedures of acts on many targets: choose, preview, start, watch, stop, go on, try the rest.
import { z } from "zod"
import { bulkActions, itemStates } from "#server/domain/bulk.ts"
import { noteInput } from "#server/domain/target.ts"
import { returnGoals } from "#server/domain/workflow.ts"
import { notFound } from "#server/errors.ts"
import { standardReasons } from "#server/review/queries.ts"
import { filterInput } from "#server/targets/filter-input.ts"
import { memberWith, router } from "#server/trpc.ts"
import { prepareBulk, prepareRest, resumeBulk, startBulk, stopBulk } from "./commands.ts"
import { findBulk, itemPageSize, itemsOf, listBulks, reasonsOf } from "./queries.ts"
import { choiceOf, toldOf } from "./select.ts"

const procedure = memberWith("decideInBulk")
const byId = z.strictObject({ id: z.uuid() })
const byIdProcedure = procedure.input(byId)

export const bulkRouter = router({
  list: procedure.query(({ ctx }) => listBulks(ctx.db, ctx.actor)),

  options: procedure.input(z.strictObject({ filter: filterInput })).query(async ({ ctx, input }) => ({
    ...(await choiceOf(ctx.db, ctx.actor, input.filter, ctx.clock)),
    reasons: await standardReasons(ctx.db, ctx.actor),
  })),

  prepare: procedure
    .input(
      z.strictObject({
        filter: filterInput,
        action: z.enum(bulkActions),
        note: noteInput.default(""),
        goal: z.enum(returnGoals).default("unit"),
        colleague: z.uuid("请选择转办给谁。").nullable().default(null),
      }),
    )
    .mutation(({ ctx, input }) => prepareBulk(ctx.db, ctx.actor, input, ctx.clock)),

  get: byIdProcedure.query(async ({ ctx, input: { id } }) => {
    const bulk = await findBulk(ctx.db, ctx.actor, id, ctx.clock)
    if (!bulk) throw notFound()
    const reasons = await reasonsOf(ctx.db, ctx.actor, id)
    return { ...bulk, reasons, told: bulk.state === "previewed" ? await toldOf(ctx.db, ctx.actor, bulk, ctx.clock) : [] }
  }),

  items: procedure
    .input(byId.extend({ state: z.enum(itemStates).optional(), after: z.int().min(0).default(0) }))
    .query(async ({ ctx, input: { id, ...asked } }) => {
      if (!(await findBulk(ctx.db, ctx.actor, id, ctx.clock))) throw notFound()
      const found = await itemsOf(ctx.db, ctx.actor, id, { state: asked.state, after: asked.after })
      const rows = found.slice(0, itemPageSize)
      return { rows, next: found.length > itemPageSize ? (rows.at(-1)?.position ?? null) : null }
    }),

  start: byIdProcedure.mutation(({ ctx, input }) => startBulk(ctx.db, ctx.actor, input.id, ctx.clock)),

  stop: byIdProcedure.mutation(({ ctx, input }) => stopBulk(ctx.db, ctx.actor, input.id, ctx.clock)),

  resume: byIdProcedure.mutation(({ ctx, input }) => resumeBulk(ctx.db, ctx.actor, input.id, ctx.clock)),

  retry: byIdProcedure.mutation(({ ctx, input }) => prepareRest(ctx.db, ctx.actor, input.id, ctx.clock)),
})
