// Loads the demo district into an empty database: the real table, published, and made-up targets on their way.
import { readFile } from "node:fs/promises"
import { type Kysely, sql } from "kysely"
import { buildWorld } from "#db/factories.ts"
import type { DB } from "#db/schema.ts"
import { inTransaction } from "#db/transaction.ts"
import { hashPassword } from "#server/people/password.ts"
import { previewTable, publishTable } from "#server/publishing/publish.ts"
import { importHistory } from "#server/targets/import-history.ts"
import { demoPassword } from "./accounts.ts"
import { declaredYear, demoDistrict, demoOrgs, demoPeople, demoRounds, realYear } from "./district.ts"
import { loadLibrary } from "./library.ts"
import { makeDemoTarget } from "./load-target.ts"
import { makeReviewSettings } from "./review.ts"
import { demoTargets } from "./targets.ts"

const realTable = new URL("./huadu-hrss-2023.txt", import.meta.url)

const buildDemoWorld = async (db: Kysely<DB>, now: Date) =>
  buildWorld(db, {
    district: demoDistrict,
    years: Object.fromEntries([realYear, ...[2, 1, 0].map((back) => declaredYear(now) - back)].map((year) => [year, "costCategory"])),
    orgs: demoOrgs,
    rounds: demoRounds(now),
    people: demoPeople,
    passwordHash: await hashPassword(demoPassword),
  })
export type DemoWorld = Awaited<ReturnType<typeof buildDemoWorld>>

/** The real table goes the way any history goes; a fault in it would stop the demo rather than hide. */
async function importRealTable(db: Kysely<DB>): Promise<void> {
  const request = { unitCode: demoOrgs.hrss_own.code, year: realYear, fileName: "huadu-hrss-2023.txt", commit: true, by: "演示数据" }
  const report = await importHistory(db, { ...request, text: await readFile(realTable, "utf8") })
  if (!report.stored) throw new Error(`演示数据导入失败：${JSON.stringify(report.faults)}`)
}

async function publishRealTable(db: Kysely<DB>, { people }: DemoWorld): Promise<void> {
  const orgCode = demoOrgs.hrss_own.code
  const preview = await previewTable(db, people.publisher, orgCode, realYear)
  if (!preview) throw new Error("演示数据中没有可以公开的表格。")
  await publishTable(db, people.publisher, { year: realYear, orgCode, contentHash: preview.contentHash, reason: "" })
}

/** Does nothing where there is a district already. All or nothing, so that a start that was killed begins again. */
export const loadDemo = (db: Kysely<DB>, now = new Date()): Promise<{ loaded: boolean }> =>
  inTransaction(db, async (trx) => {
    await sql`lock table district in exclusive mode`.execute(trx)
    if (await trx.selectFrom("district").select("id").limit(1).executeTakeFirst()) return { loaded: false }
    const world = await buildDemoWorld(trx, now)
    await importRealTable(trx)
    await publishRealTable(trx, world)
    await makeReviewSettings(trx, world.people["finance-approver"], declaredYear(now))
    await loadLibrary(trx, world.people["finance-approver"])
    for (const target of demoTargets) await makeDemoTarget(trx, world, target)
    return { loaded: true }
  })
