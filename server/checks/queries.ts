// The rules of a district and year: what is set, how often each fires, how often it was overruled.
import { type Kysely, sql } from "kysely"
import type { DB } from "#db/schema.ts"
import type { RuleSetting, RuleSettings } from "#server/domain/checks/check.ts"
import { may } from "#server/domain/policy.ts"
import type { Actor } from "#server/domain/roles.ts"
import { readSettings } from "#server/targets/rule-settings.ts"
import { visibleTo } from "#server/targets/visible.ts"

/** `targets`: in how many of the year's submitted targets it fires; `fired`: how often; `answered`: of these, overruled in words. */
export type RuleCount = { code: string; fired: number; answered: number; targets: number }

export const districtYears = async (db: Kysely<DB>, actor: Actor): Promise<number[]> => {
  const rows = await db
    .selectFrom("budget_year")
    .select("year")
    .where("district_id", "=", actor.districtId)
    .orderBy("year", "desc")
    .execute()
  return rows.map(({ year }) => year)
}

export async function districtSettings(db: Kysely<DB>, actor: Actor, year: number): Promise<RuleSettings> {
  const rows = await db
    .selectFrom("quality_rule_setting")
    .select(["code", "severity", "thresholds"])
    .where("district_id", "=", actor.districtId)
    .where("budget_year", "=", year)
    .execute()
  return readSettings(rows)
}

/** Counts say nothing of a single target: who configures the district sees those of the district, everybody else those of their targets. */
const counted = (db: Kysely<DB>, actor: Actor, year: number) =>
  db
    .selectFrom("target as t")
    .where("t.district_id", "=", actor.districtId)
    .where("t.budget_year", "=", year)
    .where("t.submitted_version_id", "is not", null)
    .$if(!may(actor.role, "manageConfiguration"), (query) => query.where(visibleTo(actor)))

export const ruleCounts = (db: Kysely<DB>, actor: Actor, year: number): Promise<RuleCount[]> =>
  counted(db, actor, year)
    .innerJoin("target_finding as f", "f.version_id", "t.submitted_version_id")
    .select(["f.code", sql<number>`count(*)::int`.as("fired"), sql<number>`count(f.answer)::int`.as("answered")])
    .select(sql<number>`count(distinct t.id)::int`.as("targets"))
    .groupBy("f.code")
    .execute()

/** How many targets the counts are of. */
export const submittedCount = async (db: Kysely<DB>, actor: Actor, year: number): Promise<number> => {
  const { count } = await counted(db, actor, year).select(sql<number>`count(*)::int`.as("count")).executeTakeFirstOrThrow()
  return count
}

/** Sets a rule for a year; a setting that says nothing is taken away. */
export async function storeSetting(db: Kysely<DB>, actor: Actor, year: number, code: string, { severity, thresholds = {} }: RuleSetting) {
  const key = { district_id: actor.districtId, budget_year: year, code }
  if (severity === undefined && Object.keys(thresholds).length === 0) {
    const { district_id, budget_year } = key
    await db
      .deleteFrom("quality_rule_setting")
      .where("district_id", "=", district_id)
      .where("budget_year", "=", budget_year)
      .where("code", "=", code)
      .execute()
    return
  }
  const set = {
    severity: severity ?? null,
    thresholds: JSON.stringify(thresholds),
    updated_by: actor.userId,
    updated_at: sql<Date>`statement_timestamp()`,
  }
  await db
    .insertInto("quality_rule_setting")
    .values({ ...key, ...set })
    .onConflict((conflict) => conflict.columns(["district_id", "budget_year", "code"]).doUpdateSet(set))
    .execute()
}
