// The procedures of attachments. Bytes come and go by the route handlers of app/(work)/work/attachments, which call these.
import { z } from "zod"
import { attachmentLimits } from "#server/domain/attachment.ts"
import { text } from "#server/domain/text.ts"
import { notFound } from "#server/errors.ts"
import { memberProcedure, memberWith, router } from "#server/trpc.ts"
import { bringAttachment, checkMayBring } from "./bring.ts"
import { configuredStores } from "./configured.ts"
import { findAttachment } from "./queries.ts"

const name = text({ label: "文件名", max: attachmentLimits.name, required: true })
const bytes = z.custom<Uint8Array>((given) => given instanceof Uint8Array)
const editing = memberWith("createTargets")

export const attachmentsRouter = router({
  /** Asked before the body is read: nobody sends 20 MB to be told that they may not. */
  mayBring: editing.input(z.strictObject({ targetId: z.uuid() })).query(async ({ ctx, input }) => {
    await checkMayBring(ctx.db, ctx.actor, input.targetId, ctx.clock)
    return {}
  }),

  bring: editing.input(z.strictObject({ targetId: z.uuid(), name, bytes })).mutation(
    ({
      ctx,
      input: {
        bytes: { buffer, byteOffset, byteLength },
        ...file
      },
    }) =>
      bringAttachment(
        ctx.db,
        ctx.actor,
        { ...file, bytes: Buffer.from(buffer, byteOffset, byteLength) },
        { clock: ctx.clock, stores: configuredStores() },
      ),
  ),

  /** What has to be known to send it (response.ts). */
  get: memberProcedure.input(z.strictObject({ id: z.uuid() })).query(async ({ ctx, input }) => {
    const found = await findAttachment(ctx.db, ctx.actor, input.id)
    if (!found) throw notFound()
    return found
  }),
})
