// The procedures of the publisher: what could be published, how it would look, and publishing it.
import { z } from "zod"
import { minuteInput } from "#server/domain/minute.ts"
import { publicText } from "#server/domain/personal-data.ts"
import { withdrawalKindNames } from "#server/domain/withdrawal.ts"
import { notFound } from "#server/errors.ts"
import { acknowledgePublication } from "#server/published/acknowledged.ts"
import { memberWith, router } from "#server/trpc.ts"
import { previewTable } from "./publish.ts"
import { publishNow } from "./publish-now.ts"
import { publishableTables } from "./queries.ts"
import { cancelTimed, setTimed } from "./timed.ts"
import { latestTimed } from "./timed-queries.ts"
import { withdrawTable } from "./withdraw.ts"

const address = z.strictObject({ year: z.int(), orgCode: z.string().max(20) })
const confirmed = z.literal(true, "请逐项完成公开审查。")

const publishInput = address.extend({
  contentHash: z.string().length(64),
  review: z.strictObject({ noStateSecrets: confirmed, noTradeSecrets: confirmed, noPersonalData: confirmed }),
  reason: publicText({ label: "更正原因", max: 500, multiline: true }).default(""),
})

export const publishingRouter = router({
  tables: memberWith("publish").query(({ ctx }) => publishableTables(ctx.db, ctx.actor)),

  preview: memberWith("publish")
    .input(address)
    .query(async ({ ctx, input }) => {
      const preview = await previewTable(ctx.db, ctx.actor, input.orgCode, input.year)
      if (!preview) throw notFound()
      const { org, sources: _sources, ...shown } = preview
      return { ...shown, timed: await latestTimed(ctx.db, org, input.year) }
    }),

  publish: memberWith("publish")
    .input(publishInput)
    .mutation(async ({ ctx, input }) => {
      const published = await publishNow(ctx.db, ctx.actor, input, ctx.clock)
      acknowledgePublication()
      return published
    }),

  setTimed: memberWith("publish")
    .input(publishInput.extend({ at: minuteInput("公开时间") }))
    .mutation(({ ctx, input }) => setTimed(ctx.db, ctx.actor, input, ctx.clock)),

  withdraw: memberWith("publish")
    .input(
      address.extend({
        version: z.int().positive(),
        kind: z.enum(withdrawalKindNames, "请选择撤回的原因。"),
        reason: publicText({ label: "撤回说明", max: 500, multiline: true, required: true }),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const withdrawn = await withdrawTable(ctx.db, ctx.actor, input, ctx.clock)
      acknowledgePublication()
      return withdrawn
    }),

  cancelTimed: memberWith("publish")
    .input(z.strictObject({ id: z.uuid() }))
    .mutation(({ ctx, input }) => cancelTimed(ctx.db, ctx.actor, input.id, ctx.clock)),
})
