// The procedures of targets: lists, one target, its history, and the acts on it.
import { z } from "zod"
import { type CheckContext, checkTarget, type Problem, withAnswered } from "#server/domain/checks/check.ts"
import { lockReason } from "#server/domain/labels.ts"
import type { PastYear } from "#server/domain/past-values.ts"
import { queues } from "#server/domain/queues.ts"
import { pointsInput } from "#server/domain/return-points.ts"
import { sheetInput } from "#server/domain/review-sheet.ts"
import type { Actor } from "#server/domain/roles.ts"
import { limits, noteInput, targetInput } from "#server/domain/target.ts"
import { text } from "#server/domain/text.ts"
import { versionRef } from "#server/domain/version-choice.ts"
import { allowedActions, moves, returnGoals, returnGoalsOf } from "#server/domain/workflow.ts"
import { notFound } from "#server/errors.ts"
import { urgeOffer } from "#server/messages/urge.ts"
import { memberProcedure, memberWith, router } from "#server/trpc.ts"
import { checkContext } from "./check-context.ts"
import { compareVersions } from "./compare.ts"
import { continueTargets } from "./continue.ts"
import { createTarget, newTargetOptions } from "./create.ts"
import { pastYearsOf } from "./earlier-years.ts"
import { filterInput } from "./filter-input.ts"
import { type FoundTarget, findTarget } from "./find.ts"
import { targetHistory, targetVersion } from "./history.ts"
import { keyPattern } from "./page-key.ts"
import { sayPresent } from "./presence.ts"
import { filterChoices, listTargets } from "./queries.ts"
import { queuePage } from "./queues.ts"
import { saveTarget } from "./save.ts"
import { transition } from "./transition.ts"

const page = z.int().min(1).max(100_000).default(1)
const byId = z.object({ id: z.uuid() })
const version = z.int().positive()

const cursor = z.strictObject({ way: z.enum(["after", "before"]), key: z.string().regex(keyPattern) })

const newProject = z.strictObject({
  code: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z-]{1,40}$/, "项目代码只能用数字、字母和短横线，最多 40 位。"),
  name: text({ label: "项目名称", max: limits.projectName }).refine((name) => name !== "", "请填写项目名称。"),
  kind: z.enum(["department", "transfer"]),
  continuing: z.boolean(),
})

/** While the unit writes, its answers are those of the form; afterwards those it submitted. */
function problemsOf({ content, state, shown, answered }: FoundTarget, context: CheckContext): Problem[] {
  const problems = checkTarget(content, context)
  return state === "draft" && shown === "working" ? problems : withAnswered(problems, answered)
}

/** What a page about one target shows; nothing of how it is stored. */
function viewOf(actor: Actor, target: FoundTarget, context: CheckContext, past: PastYear[]) {
  const { id, version, state, round, budgetYear, roundName, closesAt, late, updatedAt, acceptedBy, submittedBy, lastReturn } = target
  const { project, unit, department, total, indicatorCount, kind, continuing, content, shown, indicatorTree, opensAt, now } = target
  const { openPoints, openFields, subject, handedTo } = target
  const can = allowedActions(actor, subject, now)
  const card = {
    id,
    version,
    state,
    round,
    budgetYear,
    roundName,
    closesAt,
    late,
    updatedAt,
    acceptedBy,
    submittedBy,
    handedTo,
    lastReturn,
    openPoints,
  }
  const approvedVersion = target.approvedNumber && target.approvedAt ? { number: target.approvedNumber, at: target.approvedAt } : null
  return {
    ...card,
    ...{ project, unit, department, total, indicatorCount, kind, continuing, content, shown, indicatorTree, now },
    ...{ openFields, returnGoals: returnGoalsOf(subject), sheetRequired: subject.sheetRequired },
    ...{
      window: { opensAt, closesAt },
      can,
      lockReason: lockReason(actor, subject, now),
      approvedVersion,
      problems: problemsOf(target, context),
    },
    past,
    urge: urgeOffer(actor, target),
    // The form checks at every key, with the same rules; who only reads needs the result alone.
    checkContext: can.includes("save") ? context : null,
  }
}

export const targetsRouter = router({
  queue: memberProcedure
    .input(z.strictObject({ queue: z.enum(queues).default("pending"), cursor: cursor.optional() }))
    .query(({ ctx, input }) => queuePage(ctx.db, ctx.actor, { queue: input.queue, cursor: input.cursor })),

  list: memberWith("readTargets")
    .input(filterInput.extend({ page }))
    .query(async ({ ctx, input: { page, ...filter } }) => ({
      ...(await listTargets(ctx.db, ctx.actor, filter, page)),
      ...(await filterChoices(ctx.db, ctx.actor)),
    })),

  get: memberProcedure.input(byId).query(async ({ ctx, input }) => {
    const target = await findTarget(ctx.db, ctx.actor, input.id, ctx.clock)
    if (!target) throw notFound()
    const [context, past] = await Promise.all([checkContext(ctx.db, ctx.actor, target), pastYearsOf(ctx.db, ctx.actor, input.id)])
    return viewOf(ctx.actor, target, context, past)
  }),

  options: memberWith("createTargets").query(({ ctx }) => newTargetOptions(ctx.db, ctx.actor, ctx.clock)),

  create: memberWith("createTargets")
    .input(z.strictObject({ roundId: z.uuid("请选择申报轮次。"), project: z.union([z.strictObject({ id: z.uuid() }), newProject]) }))
    .mutation(({ ctx, input }) => createTarget(ctx.db, ctx.actor, input, ctx.clock)),

  /** Drafts from what was approved in an earlier year, for projects that go on. */
  continue: memberWith("createTargets")
    .input(z.strictObject({ roundId: z.uuid("请选择申报轮次。"), projectIds: z.array(z.uuid()).min(1, "请至少选择一个项目。").max(500) }))
    .mutation(({ ctx, input }) => continueTargets(ctx.db, ctx.actor, input, ctx.clock)),

  save: memberProcedure
    .input(z.strictObject({ id: z.uuid(), version, content: targetInput }))
    .mutation(({ ctx, input }) => saveTarget(ctx.db, ctx.actor, input, ctx.clock)),

  presence: memberProcedure
    .input(z.strictObject({ id: z.uuid(), tab: z.uuid(), field: z.string().max(120).nullable() }))
    .mutation(async ({ ctx, input }) => {
      const found = await sayPresent(ctx.db, ctx.actor, input)
      if (!found) throw notFound()
      return found
    }),

  act: memberProcedure
    .input(
      z.strictObject({
        id: z.uuid(),
        version,
        action: z.enum(moves),
        note: noteInput.default(""),
        goal: z.enum(returnGoals).default("unit"),
        points: pointsInput.optional(),
        openAll: z.boolean().optional(),
        sheet: sheetInput.optional(),
        colleague: z.uuid("请选择转办给谁。").optional(),
        key: z.uuid(),
      }),
    )
    .mutation(({ ctx, input }) => transition(ctx.db, ctx.actor, input, ctx.clock)),

  history: memberProcedure.input(byId).query(async ({ ctx, input }) => {
    const history = await targetHistory(ctx.db, ctx.actor, input.id)
    if (!history) throw notFound()
    return history
  }),

  compare: memberProcedure.input(byId.extend({ from: versionRef.optional(), to: versionRef.optional() })).query(async ({ ctx, input }) => {
    const found = await compareVersions(ctx.db, ctx.actor, input, ctx.clock)
    if (!found) throw notFound()
    return found
  }),

  version: memberProcedure.input(byId.extend({ number: version })).query(async ({ ctx, input }) => {
    const found = await targetVersion(ctx.db, ctx.actor, input.id, input.number)
    if (!found) throw notFound()
    return found
  }),
})
