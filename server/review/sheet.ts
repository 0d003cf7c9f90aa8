// The review sheet's configuration: one for each district and budget year, kept by finance.
import { type Kysely, sql } from "kysely"
import type { DB } from "#db/schema.ts"
import { inTransaction } from "#db/transaction.ts"
import { proposedSheet, type SheetConfig, type SheetItem } from "#server/domain/review-sheet.ts"

/** As configured; null where the year has no sheet of its own. */
export async function ownSheet(db: Kysely<DB>, districtId: string, year: number): Promise<SheetConfig | null> {
  const head = await db
    .selectFrom("review_sheet as s")
    .select(["s.excellent", "s.good", "s.fair", "s.required_from as requiredFrom"])
    .select(
      sql<SheetItem[]>`(select jsonb_agg(jsonb_build_object('code', i.code, 'criterion', i.criterion, 'label', i.label,
        'maxPoints', i.max_points) order by i.position) from review_sheet_item i
        where i.district_id = s.district_id and i.budget_year = s.budget_year)`.as("items"),
    )
    .where("s.district_id", "=", districtId)
    .where("s.budget_year", "=", year)
    .executeTakeFirst()
  if (!head?.items) return null
  const { excellent, good, fair, items, requiredFrom } = head
  return { items, limits: { excellent, good, fair }, requiredFrom }
}

/** The year's own sheet, or the proposal, which asks nobody for a sheet. */
export const sheetConfig = async (db: Kysely<DB>, districtId: string, year: number): Promise<SheetConfig> =>
  (await ownSheet(db, districtId, year)) ?? { ...proposedSheet, requiredFrom: null }

/** Replaces the year's configuration as a whole. Sheets already filled in keep the words of their time. */
export const saveSheetConfig = (db: Kysely<DB>, districtId: string, year: number, { items, limits, requiredFrom }: SheetConfig) =>
  inTransaction(db, async (trx) => {
    const row = { ...limits, required_from: requiredFrom }
    await trx
      .insertInto("review_sheet")
      .values({ district_id: districtId, budget_year: year, ...row })
      .onConflict((conflict) => conflict.columns(["district_id", "budget_year"]).doUpdateSet(row))
      .execute()
    await trx.deleteFrom("review_sheet_item").where("district_id", "=", districtId).where("budget_year", "=", year).execute()
    const rows = items.map(({ maxPoints, ...item }, place) => ({
      ...{ district_id: districtId, budget_year: year, position: place + 1 },
      ...{ ...item, max_points: maxPoints },
    }))
    await trx.insertInto("review_sheet_item").values(rows).execute()
  })
