// What was approved for the project of a target in a year before: loaded as history is, with rows of ids of its own.
import type { Kysely } from "kysely"
import type { TargetContent } from "#server/domain/target.ts"
import { loadTargets } from "#server/targets/load.ts"
import type { DB } from "./schema.ts"

/** `back`: so many years before the target. */
type EarlierYear = { targetId: string; roundId: string; back?: number; content: TargetContent }

export async function loadEarlierYear(db: Kysely<DB>, { targetId, roundId, back = 1, content }: EarlierYear): Promise<void> {
  const found = await db
    .selectFrom("target as t")
    .innerJoin("project as p", "p.id", "t.project_id")
    .innerJoin("org as u", "u.id", "t.unit_id")
    .innerJoin("org as d", "d.id", "t.department_id")
    .select(["t.project_id as projectId", "t.district_id as districtId", "t.department_id as departmentId", "t.unit_id as unitId"])
    .select(["t.budget_year as year", "p.code", "p.name", "p.kind", "p.continuing", "p.secret"])
    .select(["u.code as unitCode", "u.name as unitName", "d.code as departmentCode", "d.name as departmentName"])
    .where("t.id", "=", targetId)
    .executeTakeFirstOrThrow()
  const { projectId, districtId, departmentId, unitId, year, code, name, kind, continuing, secret } = found
  const frame = {
    ...{ budgetYear: year - back, roundName: `${year - back}年一上`, project: { code, name, kind, continuing, secret } },
    unit: { code: found.unitCode, name: found.unitName },
    department: { code: found.departmentCode, name: found.departmentName },
  }
  const place = { districtId, departmentId, unitId, roundId }
  const loaded = { projectId, place, frame, content, state: "approved" as const, submittedBy: null }
  await loadTargets(db, [loaded], { userName: "历史数据", orgName: found.unitName, note: "以前年度批复的绩效目标" })
}
