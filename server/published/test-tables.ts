// Published tables for tests, written as publishing writes them: into the two tables of the published schema.
import type { Kysely } from "kysely"
import type { DB } from "#db/schema.ts"
import { parseValue } from "../domain/indicator-value.ts"
import { type PublishedContent, type PublishedProject, toStored, totalOf } from "../domain/published-table.ts"
import { tableTotals } from "../domain/totals.ts"
import { contentHash } from "../hash.ts"

const indicator = { seq: 1, category: "output", subcategory: "quantity", name: "修补道路里程", value: parseValue("≥30公里") } as const

/** A project of 12.50 万元 with one indicator. */
export const projectOf = (code: string, change: Partial<PublishedProject> = {}): PublishedProject => ({
  code,
  name: `项目${code}`,
  kind: "department",
  amounts: { fiscal: 12_000_000n, specialAccount: 0n, other: 500_000n },
  goal: "修补道路 30 公里。",
  indicators: [indicator],
  ...change,
})

export const unit = { code: "401002", name: "公路所", kind: "unit" } as const
export const department = { code: "401", name: "交通局", kind: "department" } as const

/** A table whose projects all belong to 公路所. */
export const tableOf = (org: typeof unit | typeof department, year: number, projects: PublishedProject[]): PublishedContent => ({
  title: "项目支出绩效目标表（含转移支付项目）",
  year,
  org,
  units: [{ code: unit.code, name: unit.name, projects }],
})

type Version = { version: number; at: Date; reason?: string }

/** Stores one version and answers its id. */
export async function publishForTest(db: Kysely<DB>, content: PublishedContent, { version, at, reason = "" }: Version): Promise<string> {
  const projects = content.units.flatMap((each) => each.projects)
  const [stored, totals] = [toStored(content), tableTotals(content)]
  const head = { year: content.year, org_code: content.org.code, org_name: content.org.name, org_kind: content.org.kind as "unit" }
  const counts = { project_count: projects.length, indicator_count: projects.reduce((sum, project) => sum + project.indicators.length, 0) }
  const amounts = { total: totalOf(totals), fiscal: totals.fiscal, special_account: totals.specialAccount, other: totals.other }
  const { id } = await db
    .insertInto("published.snapshot")
    .values({
      ...head,
      ...counts,
      ...amounts,
      version,
      reason,
      published_at: at,
      content: JSON.stringify(stored),
      content_hash: contentHash(stored),
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  const rows = projects.map(({ code, name }, place) => ({ snapshot_id: id, position: place + 1, code, name }))
  await db.insertInto("published.project").values(rows).execute()
  return id
}
