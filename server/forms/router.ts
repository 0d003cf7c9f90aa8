// The official forms of a target, as data; the address that people download from draws them.
import { z } from "zod"
import { notFound } from "#server/errors.ts"
import { memberProcedure, router } from "#server/trpc.ts"
import { forms, readForm } from "./read.ts"

export const formsRouter = router({
  get: memberProcedure.input(z.object({ id: z.uuid(), form: z.enum(forms) })).query(async ({ ctx, input }) => {
    const form = await readForm(ctx, input.id, input.form)
    if (!form) throw notFound()
    return form
  }),
})
