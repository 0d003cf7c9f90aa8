// Rounds and their deadlines as finance sees and sets them, and the 批复 dates from which the clocks of publication run.
import { type Kysely, sql } from "kysely"
import { jsonArrayFrom } from "kysely/helpers/postgres"
import type { DB, RoundKind } from "#db/schema.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Clock } from "#server/clock.ts"
import type { IndicatorTree } from "#server/domain/published-table.ts"
import type { Actor } from "#server/domain/roles.ts"

/** All rounds of the district, newest first, each with what it and its year were set to before. */
export const rounds = (db: Kysely<DB>, actor: Actor, clock: Clock) =>
  db
    .selectFrom("budget_round as r")
    .innerJoin("budget_year as y", (join) => join.onRef("y.district_id", "=", "r.district_id").onRef("y.year", "=", "r.budget_year"))
    .select(["r.id", "r.name", "r.kind", "r.budget_year as budgetYear", "r.opens_at as opensAt", "r.closes_at as closesAt"])
    .select("y.weight_sum as weightSum")
    .select(sql<boolean>`${clock} >= r.opens_at and ${clock} < r.closes_at`.as("open"))
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom("round_change as c")
          .select(["c.user_name as by", "c.reason"])
          .select([sql<string>`c.at`.as("at"), sql<string>`c.opens_at`.as("opensAt"), sql<string>`c.closes_at`.as("closesAt")])
          .whereRef("c.round_id", "=", "r.id")
          .orderBy("c.id", "desc"),
      ).as("changes"),
      jsonArrayFrom(
        eb
          .selectFrom("budget_year_change as c")
          .select(["c.user_name as by", "c.reason", "c.weight_sum as weightSum", sql<string>`c.at`.as("at")])
          .whereRef("c.district_id", "=", "r.district_id")
          .whereRef("c.budget_year", "=", "r.budget_year")
          .orderBy("c.id", "desc"),
      ).as("yearChanges"),
    ])
    .where("r.district_id", "=", actor.districtId)
    .orderBy("r.opens_at", "desc")
    .execute()

export type RoundTimes = { opensAt: Date; closesAt: Date; reason: string }
export type NewRound = RoundTimes & { year: number; kind: RoundKind; name: string; indicatorTree: IndicatorTree; weightSum: number | null }

const logChange = (db: Kysely<DB>, actor: Actor, roundId: string, { opensAt, closesAt, reason }: RoundTimes) =>
  db
    .insertInto("round_change")
    .values({ round_id: roundId, user_id: actor.userId, user_name: actor.userName, opens_at: opensAt, closes_at: closesAt, reason })
    .execute()

/** Moves a round's minutes; it is open or closed by them from the next statement on. Answers undefined where there is no such round. */
export const moveRound = (db: Kysely<DB>, actor: Actor, id: string, times: RoundTimes) =>
  inTransaction(db, async (trx) => {
    const moved = await trx
      .updateTable("budget_round")
      .set({ opens_at: times.opensAt, closes_at: times.closesAt })
      .where("id", "=", id)
      .where("district_id", "=", actor.districtId)
      .returning("id")
      .executeTakeFirst()
    if (moved) await logChange(trx, actor, id, times)
    return moved
  })

export type YearWeights = { year: number; weightSum: number | null; reason: string }

/** Sets what 分值 add up to in a year. Answers whether there is such a year. */
export const setWeights = (db: Kysely<DB>, actor: Actor, { year, weightSum, reason }: YearWeights): Promise<boolean> =>
  inTransaction(db, async (trx) => {
    const set = await trx
      .updateTable("budget_year")
      .set({ weight_sum: weightSum })
      .where("district_id", "=", actor.districtId)
      .where("year", "=", year)
      .executeTakeFirst()
    if (set.numUpdatedRows === 0n) return false
    const by = { user_id: actor.userId, user_name: actor.userName }
    const row = { district_id: actor.districtId, budget_year: year, weight_sum: weightSum, reason, ...by }
    await trx.insertInto("budget_year_change").values(row).execute()
    return true
  })

/** Opens a round; its year is begun with it. Answers undefined where the year has a round of this kind already. */
export const addRound = (db: Kysely<DB>, actor: Actor, { year, kind, name, indicatorTree, weightSum, ...times }: NewRound) =>
  inTransaction(db, async (trx) => {
    await trx
      .insertInto("budget_year")
      .values({ district_id: actor.districtId, year, indicator_tree: indicatorTree, weight_sum: weightSum })
      .onConflict((conflict) => conflict.columns(["district_id", "year"]).doNothing())
      .execute()
    const row = { district_id: actor.districtId, budget_year: year, kind, name, opens_at: times.opensAt, closes_at: times.closesAt }
    const made = await trx
      .insertInto("budget_round")
      .values(row)
      .onConflict((conflict) => conflict.columns(["district_id", "budget_year", "kind"]).doNothing())
      .returning("id")
      .executeTakeFirst()
    if (made) await logChange(trx, actor, made.id, times)
    return made
  })
