// The procedures of the indicator library: reading and keeping it, and what it proposes to who fills in a target.
import { z } from "zod"
import { libraryActions, libraryInput, librarySteps } from "#server/domain/library.ts"
import { may } from "#server/domain/policy.ts"
import { categories } from "#server/domain/published-table.ts"
import { text } from "#server/domain/text.ts"
import { AppError, invalid, notFound } from "#server/errors.ts"
import { type MemberContext, memberWith, router } from "#server/trpc.ts"
import { nearTo } from "./near.ts"
import { addRow, changeRow, departments, hasRow, libraryRows, moveRow, proposedRows, suggestRows } from "./queries.ts"

const place = z.strictObject({ id: z.uuid(), version: z.int() })
const taken = () => invalid([{ path: "name", message: "指标库里已经有同一层级、衡量同一件事的指标。" }])

/** Why nothing was changed: the row is not there for this person, or is not any more what they saw. */
async function unchanged({ db, actor }: MemberContext, id: string): Promise<AppError> {
  return (await hasRow(db, actor, id)) ? new AppError("CONFLICT", "这条指标已被他人改动或不在原来的状态，请刷新后再办理。") : notFound()
}

/** A second row for one measure is refused by the table itself: 23505 is PostgreSQL's code for it. */
const orTaken = <Result>(written: Promise<Result>): Promise<Result> =>
  written.catch((error: unknown) => {
    throw error instanceof Error && "code" in error && error.code === "23505" ? taken() : error
  })

export const libraryRouter = router({
  list: memberWith("readTargets")
    .input(
      z.object({
        state: z.enum(["draft", "confirmed", "retired"]).optional(),
        category: z.enum(categories).optional(),
        q: text({ label: "查找的词", max: 100 }).optional(),
        page: z.int().min(1).max(10_000).default(1),
      }),
    )
    .query(async ({ ctx, input }) => {
      const keeper = may(ctx.actor.role, "manageLibrary")
      const [found, choices] = [await libraryRows(ctx.db, ctx.actor, input), keeper ? await departments(ctx.db, ctx.actor) : []]
      return { ...found, keeper, departments: choices }
    }),

  proposed: memberWith("manageLibrary").query(({ ctx }) => proposedRows(ctx.db, ctx.actor)),

  add: memberWith("manageLibrary")
    .input(libraryInput)
    .mutation(async ({ ctx, input }) => {
      const made = await addRow(ctx.db, ctx.actor, input)
      if (!made) throw taken()
      return made
    }),

  change: memberWith("manageLibrary")
    .input(z.strictObject({ place, row: libraryInput }))
    .mutation(async ({ ctx, input }) => {
      const changed = await orTaken(changeRow(ctx.db, ctx.actor, input.place, input.row))
      if (!changed) throw await unchanged(ctx, input.place.id)
      return changed
    }),

  move: memberWith("manageLibrary")
    .input(place.extend({ action: z.enum(libraryActions) }))
    .mutation(async ({ ctx, input: { action, ...at } }) => {
      const moved = await orTaken(moveRow(ctx.db, ctx.actor, at, librarySteps[action].from, librarySteps[action].to))
      if (!moved) throw await unchanged(ctx, at.id)
      return moved
    }),

  /** What may be meant by names that somebody has typed: for the hint while typing, which saved targets get with their other checks. */
  near: memberWith("createTargets")
    .input(z.strictObject({ names: z.array(text({ label: "指标名称", max: 100 })).max(100) }))
    .query(({ ctx, input }) => nearTo(ctx.db, ctx.actor, input.names)),

  suggest: memberWith("createTargets")
    .input(
      z.object({
        typed: text({ label: "指标名称", max: 100 }),
        project: z.string().max(200),
        goal: z.string().max(2000),
        category: z.enum(categories).optional(),
      }),
    )
    .query(({ ctx, input }) => suggestRows(ctx.db, ctx.actor, input)),
})
