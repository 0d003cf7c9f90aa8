// What was approved for the same project in the years before, as far as this person may see it.
import { type Kysely, sql } from "kysely"
import type { DB } from "#db/schema.ts"
import type { PastYear } from "#server/domain/past-values.ts"
import type { Actor } from "#server/domain/roles.ts"
import { fromStoredVersion } from "#server/domain/version.ts"
import { visibleTargets } from "./cards.ts"

/** The approved versions of up to so many years before that of target `id`, newest first. */
export const earlierYears = (db: Kysely<DB>, actor: Actor, id: string, years: number) =>
  visibleTargets(db, actor)
    .innerJoin("target as present", (join) =>
      join
        .onRef("present.project_id", "=", "t.project_id")
        .on(sql<boolean>`t.budget_year between present.budget_year - ${years} and present.budget_year - 1`),
    )
    .innerJoin("target_version as made", "made.id", "t.approved_version_id")
    .select(["made.number", "made.made_at as at", "made.content_hash as hash", "made.content", "t.id as targetId", "t.budget_year as year"])
    .where("present.id", "=", id)
    .orderBy("t.budget_year", "desc")
    .execute()

/** For the values beside the indicators: last year's and those of the year before. */
export async function pastYearsOf(db: Kysely<DB>, actor: Actor, id: string): Promise<PastYear[]> {
  return (await earlierYears(db, actor, id, 2)).map(({ year, content }) => ({
    year,
    indicators: fromStoredVersion(content).content.indicators.map(({ id: row, lineage, category, name, raw, better }) => ({
      ...{ id: row, category, name, raw, better },
      ...(lineage && { lineage }),
    })),
  }))
}
