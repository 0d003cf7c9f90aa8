// The procedures of the security administrator: who holds which post, what they have in hand, and handing it over.
import { z } from "zod"
import { dayInput } from "#server/domain/minute.ts"
import { roles } from "#server/domain/roles.ts"
import { noteInput } from "#server/domain/target.ts"
import { text } from "#server/domain/text.ts"
import { notFound } from "#server/errors.ts"
import { memberWith, router } from "#server/trpc.ts"
import { grantPost } from "./grant-post.ts"
import { leavePost } from "./leave.ts"
import { findPerson, listOrgs, listStaff, openByPost, postEvents } from "./queries.ts"

const page = z.int().min(1).max(100_000).default(1)
const person = z.object({ id: z.uuid() })
const day = 24 * 60 * 60 * 1000
/** Empty boxes are days that were not given. */
const optionalDay = (label: string) => z.union([z.literal(""), dayInput(label)]).transform((typed) => typed || null)
const startOf = (typed: string | null): Date | null => (typed === null ? null : new Date(`${typed}T00:00:00+08:00`))
const endOf = (typed: string | null): Date | null => (typed === null ? null : new Date(Date.parse(`${typed}T00:00:00+08:00`) + day))

const newPost = z.strictObject({
  userId: z.uuid(),
  orgId: z.uuid("请选择单位。"),
  role: z.enum(roles, "请选择岗位。"),
  firstDay: optionalDay("开始日期"),
  lastDay: optionalDay("最后一天"),
  departmentIds: z.array(z.uuid()).max(500),
  note: noteInput.default(""),
})

export const staffRouter = router({
  list: memberWith("managePeople")
    .input(z.object({ q: text({ label: "查找内容", max: 50 }).optional(), page }))
    .query(({ ctx, input }) => listStaff(ctx.db, ctx.actor, input, ctx.clock)),

  orgs: memberWith("managePeople").query(({ ctx }) => listOrgs(ctx.db, ctx.actor)),

  /** One person: their posts, what they have in hand by each that holds, who could take it over, and what was done before. */
  get: memberWith("managePeople")
    .input(person)
    .query(async ({ ctx: { db, actor, clock }, input }) => {
      const found = await findPerson(db, actor, input.id, clock)
      if (!found) throw notFound()
      const holding = found.posts.filter(({ holds }) => holds).map(({ id }) => id)
      return { ...found, open: await openByPost(db, holding, clock), events: await postEvents(db, actor, found.id) }
    }),

  grant: memberWith("managePeople")
    .input(newPost)
    .mutation(({ ctx, input: { firstDay, lastDay, ...post } }) =>
      grantPost(ctx.db, ctx.actor, { ...post, from: startOf(firstDay), to: endOf(lastDay) }, ctx.clock),
    ),

  leave: memberWith("managePeople")
    .input(
      z.strictObject({
        membershipId: z.uuid(),
        successorId: z.uuid("请选择移交给谁。").nullable(),
        lastDay: dayInput("最后一天"),
        note: noteInput.default(""),
        key: z.uuid(),
      }),
    )
    .mutation(({ ctx, input }) => leavePost(ctx.db, ctx.actor, input, ctx.clock)),
})
