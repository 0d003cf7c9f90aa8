// What was approved for the project of a target the year before: loaded as history is, with rows of ids of its own.
import type { Kysely } from "kysely"
import type { TargetContent } from "#server/domain/target.ts"
import { loadTargets } from "#server/targets/load.ts"
import type { DB } from "./schema.ts"

type LastYear = { targetId: string; roundId: string; content: TargetContent }

export async function loadLastYear(db: Kysely<DB>, { targetId, roundId, content }: LastYear): Promise<void> {
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
    ...{ budgetYear: year - 1, roundName: `${year - 1}年一上`, project: { code, name, kind, continuing, secret } },
    unit: { code: found.unitCode, name: found.unitName },
    department: { code: found.departmentCode, name: found.departmentName },
  }
  const place = { districtId, departmentId, unitId, roundId }
  const loaded = { projectId, place, frame, content, state: "approved" as const, submittedBy: null }
  await loadTargets(db, [loaded], { userName: "历史数据", orgName: found.unitName, note: "去年批复的绩效目标" })
}
