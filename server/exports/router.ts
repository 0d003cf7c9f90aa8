// Exports: asked for here, made by the worker, fetched in pieces.
import { randomUUID } from "node:crypto"
import { z } from "zod"
import { inTransaction } from "#db/transaction.ts"
import { AppError, notFound } from "#server/errors.ts"
import { enqueue } from "#server/jobs/enqueue.ts"
import { filterInput } from "#server/targets/filter-input.ts"
import { memberWith, router } from "#server/trpc.ts"
import { exportForms } from "./forms.ts"
import { addExport, cancelExport, countUnfinished, findExport, listExports, readPiece } from "./queries.ts"

const byId = z.object({ id: z.uuid() })
const mostUnfinished = 3
const reader = memberWith("readTargets")

export const exportsRouter = router({
  /** The whole filter of a list, not the page. */
  start: reader
    .input(z.strictObject({ form: z.enum(exportForms), filter: filterInput }))
    .mutation(async ({ ctx, input: { form, filter } }) => {
      if ((await countUnfinished(ctx.db, ctx.actor)) >= mostUnfinished)
        throw new AppError("CONFLICT", `已有 ${mostUnfinished} 个导出正在进行，请等它们完成，或者先取消。`)
      const id = randomUUID()
      await inTransaction(ctx.db, async (trx) => {
        await addExport(trx, ctx.actor, id, form, filter)
        await enqueue(trx, "exports.write", { id })
      })
      return { id }
    }),

  list: reader.query(({ ctx }) => listExports(ctx.db, ctx.actor, ctx.clock)),

  cancel: reader.input(byId).mutation(async ({ ctx, input }) => {
    if (!(await cancelExport(ctx.db, ctx.actor, input.id, ctx.clock))) throw notFound()
    return { cancelled: true }
  }),

  file: reader.input(byId).query(async ({ ctx, input }) => {
    const found = await findExport(ctx.db, ctx.actor, input.id, ctx.clock)
    if (!found) throw notFound()
    return found
  }),

  piece: reader.input(byId.extend({ place: z.int().nonnegative() })).query(async ({ ctx, input }) => {
    const piece = await readPiece(ctx.db, ctx.actor, input.id, input.place, ctx.clock)
    if (!piece) throw notFound()
    return piece.data
  }),
})
