// The procedures of the rules: reading them with their effect in a year, and setting them.
import { z } from "zod"
import { rules } from "#server/domain/checks/check.ts"
import { settable, settingFaults } from "#server/domain/checks/settings.ts"
import { may } from "#server/domain/policy.ts"
import { invalid, notFound } from "#server/errors.ts"
import { memberWith, router } from "#server/trpc.ts"
import { districtSettings, districtYears, ruleCounts, storeSetting, submittedCount } from "./queries.ts"

const settingInput = z.strictObject({
  year: z.int(),
  code: z.string().max(60),
  severity: z.enum(settable).nullable(),
  thresholds: z.record(z.string().max(40), z.number()),
})

const without = { fired: 0, answered: 0, targets: 0 }

export const checksRouter = router({
  rules: memberWith("readConfiguration")
    .input(z.object({ year: z.int().optional() }))
    .query(async ({ ctx, input }) => {
      const years = await districtYears(ctx.db, ctx.actor)
      const year = input.year ?? years[0]
      if (year === undefined || !years.includes(year)) throw notFound()
      const settings = await districtSettings(ctx.db, ctx.actor, year)
      const counts = await ruleCounts(ctx.db, ctx.actor, year)
      const rows = rules.map(({ find: _, ...rule }) => ({
        ...{ ...rule, fixed: rule.fixed ?? false, setting: settings[rule.code] ?? {} },
        ...(counts.find(({ code }) => code === rule.code) ?? without),
      }))
      const submitted = await submittedCount(ctx.db, ctx.actor, year)
      return { year, years, rows, submitted, editable: may(ctx.actor.role, "manageConfiguration") }
    }),

  set: memberWith("manageConfiguration")
    .input(settingInput)
    .mutation(async ({ ctx, input: { year, code, severity, thresholds } }) => {
      const rule = rules.find((each) => each.code === code)
      if (!rule || !(await districtYears(ctx.db, ctx.actor)).includes(year)) throw notFound()
      const setting = { ...(severity && { severity }), thresholds }
      const faults = settingFaults(rule, setting)
      if (faults.length > 0) throw invalid(faults)
      await storeSetting(ctx.db, ctx.actor, year, code, setting)
    }),
})
