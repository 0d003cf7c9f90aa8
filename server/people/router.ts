import { z } from "zod"
import { demoAccounts, demoPassword } from "#db/demo/accounts.ts"
import { notFound } from "../errors.ts"
import { memberProcedure, router, visitorProcedure } from "../trpc.ts"
import { isDemo, ownMemberships } from "./queries.ts"
import { actAs } from "./sessions.ts"

const demoHelp = { password: demoPassword, accounts: demoAccounts.map(({ login, label }) => ({ login, label })) }

export const peopleRouter = router({
  /** For the sign-in page: the accounts everybody knows, where the demo was loaded. */
  signInHelp: visitorProcedure.query(async ({ ctx }) => ({ demo: (await isDemo(ctx.db)) ? demoHelp : null })),

  /** Who I am, as what I act, and as what else I may. */
  me: memberProcedure.query(async ({ ctx: { db, actor, clock } }) => {
    const rows = await ownMemberships(db, actor.userId, clock)
    const memberships = rows.map(({ id, role, orgName, validTo, onBehalfOf }) => ({ id, role, orgName, validTo, onBehalfOf }))
    const acting = memberships.find(({ id }) => id === actor.membershipId)
    const [first] = rows
    if (!acting || !first) throw notFound()
    return { user: { name: actor.userName, login: first.login }, acting, memberships, demo: first.demo }
  }),

  /** Go on as another of my memberships, or as one I stand in for, in this session only. */
  actAs: memberProcedure.input(z.object({ membershipId: z.uuid() })).mutation(async ({ ctx: { db, actor, clock }, input }) => {
    const { sessionId, userId } = actor
    if (!(await actAs(db, { sessionId, userId, membershipId: input.membershipId }, clock))) throw notFound()
    return {}
  }),
})
