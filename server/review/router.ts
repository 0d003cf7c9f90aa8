// The procedures of reviewing: return points, what is noted before it is sent, notes inside finance, standard reasons, the review sheet.
import { z } from "zod"
import { may } from "#server/domain/policy.ts"
import { answerInput, asSent } from "#server/domain/return-points.ts"
import { reviewDraft } from "#server/domain/review-draft.ts"
import { sheetConfigInput } from "#server/domain/review-sheet.ts"
import { limits } from "#server/domain/target.ts"
import { text } from "#server/domain/text.ts"
import { deskOf } from "#server/domain/workflow.ts"
import { notFound } from "#server/errors.ts"
import { findTarget } from "#server/targets/find.ts"
import { type MemberContext, memberProcedure, memberWith, router } from "#server/trpc.ts"
import { changeReturnPoint } from "./change-point.ts"
import { markLook, sinceRead } from "./looks.ts"
import { pointsOf } from "./points.ts"
import {
  addInternalNote,
  addReason,
  budgetYears,
  filledSheets,
  internalNotes,
  ownDraft,
  retireReason,
  saveDraft,
  standardReasons,
} from "./queries.ts"
import { ownSheet, saveSheetConfig, sheetConfig } from "./sheet.ts"

const byId = z.object({ id: z.uuid() })
const note = text({ label: "内部备注", max: limits.note, multiline: true, required: true })
const reason = text({ label: "退回理由", max: 300, required: true })

/** The target, if this person may see it. */
async function seen({ db, actor, clock }: MemberContext, id: string) {
  const target = await findTarget(db, actor, id, clock)
  if (!target) throw notFound()
  return target
}

export const reviewRouter = router({
  /** Everything beside the content that a page about one target shows to this person. */
  get: memberProcedure.input(byId).query(async ({ ctx, input: { id } }) => {
    const target = await seen(ctx, id)
    const inFinance = may(ctx.actor.role, "readInternalNotes")
    const reviewer = may(ctx.actor.role, "review")
    const [found, notes, sheets, draft, reasons, sheet, since] = await Promise.all([
      pointsOf(ctx.db, id),
      inFinance ? internalNotes(ctx.db, id) : null,
      inFinance ? filledSheets(ctx.db, id) : null,
      ownDraft(ctx.db, ctx.actor, id),
      standardReasons(ctx.db, ctx.actor),
      sheetConfig(ctx.db, target.districtId, target.budgetYear),
      reviewer ? sinceRead(ctx.db, ctx.actor, target) : null,
    ])
    const { shown, state, submittedAt } = target
    const points = state === "draft" && shown === "submitted" ? asSent(found, submittedAt) : found
    return { points, notes, sheets, draft, reasons, sheet, since, desk: deskOf(ctx.actor.role) === target.state }
  }),

  point: memberProcedure
    .input(
      z.discriminatedUnion("action", [
        z.strictObject({ id: z.uuid(), action: z.literal("answer"), answer: answerInput }),
        z.strictObject({ id: z.uuid(), action: z.enum(["close", "reopen"]) }),
      ]),
    )
    .mutation(({ ctx, input }) => changeReturnPoint(ctx.db, ctx.actor, input)),

  saveDraft: memberWith("review")
    .input(byId.extend({ draft: reviewDraft }))
    .mutation(async ({ ctx, input }) => {
      await seen(ctx, input.id)
      await saveDraft(ctx.db, ctx.actor, input.id, input.draft)
      return { saved: true }
    }),

  /** The review page was read, as it stood at `version`. */
  look: memberWith("review")
    .input(byId.extend({ version: z.int().positive() }))
    .mutation(async ({ ctx, input }) => {
      await seen(ctx, input.id)
      await markLook(ctx.db, ctx.actor, input.id, input.version)
      return { marked: true }
    }),

  addNote: memberWith("readInternalNotes")
    .input(byId.extend({ text: note }))
    .mutation(async ({ ctx, input }) => {
      await seen(ctx, input.id)
      return addInternalNote(ctx.db, ctx.actor, input.id, input.text)
    }),

  /** `sheet`: null where the year has none of its own yet. */
  settings: memberWith("manageReview")
    .input(z.object({ year: z.int().optional() }))
    .query(async ({ ctx, input }) => {
      const [reasons, years] = await Promise.all([standardReasons(ctx.db, ctx.actor), budgetYears(ctx.db, ctx.actor)])
      const year = years.find((each) => each === input.year) ?? years[0]
      if (year === undefined) throw notFound()
      return { reasons, years, year, sheet: await ownSheet(ctx.db, ctx.actor.districtId, year) }
    }),

  addReason: memberWith("manageReview")
    .input(z.object({ text: reason }))
    .mutation(({ ctx, input }) => addReason(ctx.db, ctx.actor, input.text)),

  retireReason: memberWith("manageReview")
    .input(byId)
    .mutation(async ({ ctx, input }) => {
      if (!(await retireReason(ctx.db, ctx.actor, input.id))) throw notFound()
      return { retired: true }
    }),

  saveSheet: memberWith("manageReview")
    .input(z.object({ year: z.int(), sheet: sheetConfigInput }))
    .mutation(async ({ ctx, input }) => {
      if (!(await budgetYears(ctx.db, ctx.actor)).includes(input.year)) throw notFound()
      await saveSheetConfig(ctx.db, ctx.actor.districtId, input.year, input.sheet)
      return { saved: true }
    }),
})
