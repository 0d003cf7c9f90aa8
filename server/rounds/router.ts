// The procedures of rounds: their minutes, requests for more time or unlocking, and the clocks of publication.
import { z } from "zod"
import { askable, requestKinds } from "#server/domain/deadline-request.ts"
import { dayInput, minuteInput } from "#server/domain/minute.ts"
import { limits } from "#server/domain/target.ts"
import { text } from "#server/domain/text.ts"
import { weightSumInput } from "#server/domain/weights.ts"
import { invalid, notFound } from "#server/errors.ts"
import { findTarget } from "#server/targets/find.ts"
import { memberProcedure, memberWith, router } from "#server/trpc.ts"
import { duties, dutyYears, recordReply } from "./duties.ts"
import { addRound, moveRound, rounds, setWeights } from "./queries.ts"
import { answer, ask, requests, withdrawRequest } from "./requests.ts"

const reason = text({ label: "理由", max: limits.note, multiline: true, required: true })
const note = text({ label: "说明", max: limits.note, multiline: true })
const times = { opensAt: minuteInput("开始时间"), closesAt: minuteInput("截止时间"), reason: text({ label: "调整原因", max: 500 }) }
const inOrder = ({ opensAt, closesAt }: { opensAt: Date; closesAt: Date }) => opensAt < closesAt
const order = { message: "截止时间要晚于开始时间。", path: ["closesAt"] }

const newRound = z
  .strictObject({
    year: z.int("请填写预算年度。").min(2000).max(2100),
    kind: z.enum(["first", "second", "midyear"]),
    name: text({ label: "轮次名称", max: 40, required: true }),
    indicatorTree: z.enum(["costUnderOutput", "costCategory"]),
    weightSum: weightSumInput,
    ...times,
  })
  .refine(inOrder, order)

export const roundsRouter = router({
  list: memberWith("manageRounds").query(({ ctx }) => rounds(ctx.db, ctx.actor, ctx.clock)),

  move: memberWith("manageRounds")
    .input(z.strictObject({ id: z.uuid(), ...times, reason }).refine(inOrder, order))
    .mutation(async ({ ctx, input: { id, ...moved } }) => {
      if (!(await moveRound(ctx.db, ctx.actor, id, moved))) throw notFound()
      return { id }
    }),

  setWeights: memberWith("manageRounds")
    .input(z.strictObject({ year: z.int(), weightSum: weightSumInput, reason: text({ label: "调整原因", max: 500, required: true }) }))
    .mutation(async ({ ctx, input }) => {
      if (!(await setWeights(ctx.db, ctx.actor, input))) throw notFound()
      return { year: input.year }
    }),

  add: memberWith("manageRounds")
    .input(newRound)
    .mutation(async ({ ctx, input }) => {
      const made = await addRound(ctx.db, ctx.actor, input)
      if (!made) throw invalid([{ path: "kind", message: "这个年度已经有这一轮次。" }])
      return made
    }),

  requests: memberWith("readTargets").query(({ ctx }) => requests(ctx.db, ctx.actor)),

  /** What the locked screen of a target offers and what was asked before. */
  ofTarget: memberProcedure.input(z.object({ id: z.uuid() })).query(async ({ ctx, input }) => {
    const target = await findTarget(ctx.db, ctx.actor, input.id, ctx.clock)
    if (!target) throw notFound()
    const asked = await requests(ctx.db, ctx.actor, { id: target.id, unitId: target.unitId, roundId: target.roundId })
    return { requests: asked, askable: askable(ctx.actor, target.subject, target.now), roundClosesAt: target.roundClosesAt }
  }),

  ask: memberWith("createTargets")
    .input(
      z.strictObject({ targetId: z.uuid(), kind: z.enum(requestKinds), reason, wantedUntil: minuteInput("希望延长到的时间").nullable() }),
    )
    .mutation(({ ctx, input }) => ask(ctx.db, ctx.actor, input, ctx.clock)),

  withdraw: memberWith("createTargets")
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => withdrawRequest(ctx.db, ctx.actor, input.id, ctx.clock)),

  answer: memberWith("review")
    .input(
      z.strictObject({
        id: z.uuid(),
        grant: z.boolean(),
        note,
        grantedUntil: minuteInput("延长到的时间").nullable(),
        targetVersion: z.int().positive().nullable(),
        key: z.uuid(),
      }),
    )
    .mutation(({ ctx, input }) => answer(ctx.db, ctx.actor, input, ctx.clock)),

  duties: memberWith("readDuties")
    .input(z.object({ year: z.int().optional() }))
    .query(async ({ ctx, input }) => {
      const years = await dutyYears(ctx.db, ctx.actor)
      const year = years.find((each) => each === input.year) ?? years[0] ?? null
      return { years, year, rows: year === null ? [] : await duties(ctx.db, ctx.actor, year, ctx.clock) }
    }),

  reply: memberWith("recordReplies")
    .input(
      z.strictObject({ orgId: z.uuid(), year: z.int(), repliedOn: dayInput("批复日期"), document: text({ label: "批复文号", max: 100 }) }),
    )
    .mutation(async ({ ctx, input }) => {
      const made = await recordReply(ctx.db, ctx.actor, input, ctx.clock)
      if (!made) throw notFound()
      return made
    }),
})
