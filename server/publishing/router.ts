// The procedures of the publisher: what could be published, how it would look, and publishing it.
import { z } from "zod"
import { text } from "#server/domain/text.ts"
import { notFound } from "#server/errors.ts"
import { acknowledgePublication } from "#server/published/acknowledged.ts"
import { memberWith, router } from "#server/trpc.ts"
import { previewTable, publishTable } from "./publish.ts"
import { publishableTables } from "./queries.ts"

const address = z.strictObject({ year: z.int(), orgCode: z.string().max(20) })
const confirmed = z.literal(true, "请逐项完成公开审查。")

const publishInput = address.extend({
  contentHash: z.string().length(64),
  review: z.strictObject({ noStateSecrets: confirmed, noTradeSecrets: confirmed, noPersonalData: confirmed }),
  reason: text({ label: "更正原因", max: 500, multiline: true }).default(""),
})

export const publishingRouter = router({
  tables: memberWith("publish").query(({ ctx }) => publishableTables(ctx.db, ctx.actor)),

  preview: memberWith("publish")
    .input(address)
    .query(async ({ ctx, input }) => {
      const preview = await previewTable(ctx.db, ctx.actor, input.orgCode, input.year)
      if (!preview) throw notFound()
      const { org: _org, sources: _sources, ...shown } = preview
      return shown
    }),

  publish: memberWith("publish")
    .input(publishInput)
    .mutation(async ({ ctx, input }) => {
      const published = await publishTable(ctx.db, ctx.actor, input)
      acknowledgePublication()
      return published
    }),
})
