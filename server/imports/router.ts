// The procedures of importing: bring a file, read its report, answer what it asks, confirm or cancel.
import { z } from "zod"
import { currencies } from "#server/domain/import/amounts.ts"
import { mostColumns } from "#server/domain/import/sheet.ts"
import { type Field, fields } from "#server/domain/import/synonyms.ts"
import { text } from "#server/domain/text.ts"
import { notFound } from "#server/errors.ts"
import { writeTemplate } from "#server/files/template.ts"
import { memberWith, router } from "#server/trpc.ts"
import { answerUpload, cancelUpload, confirmUpload, uploadFile } from "./commands.ts"
import { templateOf } from "./prepare.ts"
import { findMarked, findUpload, listUploads } from "./queries.ts"
import { importLimit, importTooLarge } from "./too-large.ts"

const byId = z.strictObject({ id: z.uuid() })
const upload = z.strictObject({
  roundId: z.uuid("请选择申报轮次。"),
  fileName: text({ label: "文件名", max: 255 }),
  bytes: z.custom<Uint8Array>((given) => given instanceof Uint8Array),
})

const column = z.coerce.number().int().min(1).max(mostColumns)
const fieldNames = Object.keys(fields) as [Field, ...Field[]]
const mapping = z.strictObject({ row: z.int().positive(), columns: z.record(column, z.enum(fieldNames)) })
const answers = byId.extend({
  currency: z.enum(currencies).optional(),
  mappings: z.record(z.string().max(100), mapping).optional(),
})

const editing = memberWith("createTargets")

export const importsRouter = router({
  list: editing.query(({ ctx }) => listUploads(ctx.db, ctx.actor)),

  get: editing.input(byId).query(async ({ ctx, input }) => {
    const found = await findUpload(ctx.db, ctx.actor, input.id)
    if (!found) throw notFound()
    const { job, ...shown } = found
    // A job that was given up without a word: its worker died twice.
    const lost = job?.state === "failed" && ["waiting", "reading", "storing"].includes(found.state)
    return { ...shown, state: lost ? ("failed" as const) : found.state, lost, again: (job?.attempts ?? 0) > 0 && !lost }
  }),

  /** Asked before the body is read (app/(work)/work/import/files). */
  mayUpload: editing.query(() => ({})),

  upload: editing.input(upload).mutation(({ ctx, input: { bytes, ...rest } }) => {
    if (bytes.length > importLimit) throw importTooLarge()
    return uploadFile(ctx.db, ctx.actor, { ...rest, bytes: Buffer.from(bytes) })
  }),

  answer: editing
    .input(answers)
    .mutation(({ ctx, input: { id, currency, mappings } }) =>
      answerUpload(ctx.db, ctx.actor, { id, ...(currency && { currency }), ...(mappings && { mappings }) }),
    ),

  marked: editing.input(byId).query(async ({ ctx, input }) => {
    const found = await findMarked(ctx.db, ctx.actor, input.id)
    if (!found?.marked) throw notFound()
    return { fileName: found.fileName.replace(/\.[A-Za-z0-9]{1,5}$/, ""), bytes: new Uint8Array(found.marked) }
  }),

  template: editing.input(z.strictObject({ roundId: z.uuid() })).query(async ({ ctx, input }) => {
    const template = await templateOf(ctx.db, ctx.actor, input.roundId, ctx.clock)
    if (!template) throw notFound()
    return { fileName: `${template.unit}${template.year}年项目绩效目标填报表`, bytes: await writeTemplate(template) }
  }),

  confirm: editing.input(byId).mutation(({ ctx, input }) => confirmUpload(ctx.db, ctx.actor, input.id)),

  cancel: editing.input(byId).mutation(({ ctx, input }) => cancelUpload(ctx.db, ctx.actor, input.id)),
})
