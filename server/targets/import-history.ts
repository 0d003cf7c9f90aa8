// A published table of an earlier year, loaded as it is: findings are reported, nothing is blocked or changed.
import { randomUUID } from "node:crypto"
import type { Kysely } from "kysely"
import type { DB } from "#db/schema.ts"
import { checkTarget, type Problem } from "#server/domain/checks/check.ts"
import { defaultBetter } from "#server/domain/indicator-value.ts"
import { printWan } from "#server/domain/money.ts"
import { defaultTree, totalOf } from "#server/domain/published-table.ts"
import { parsePublishedText, type TextProject } from "#server/domain/published-text.ts"
import type { TargetContent } from "#server/domain/target.ts"
import { sameName } from "#server/domain/text.ts"
import { type LoadedTarget, loadTargets } from "./load.ts"

export type ImportRequest = { unitCode: string; year: number; text: string; fileName: string; commit: boolean; by: string }

/** What was read and what would be (or was) stored; `faults` name line and column, and then nothing is stored. */
export type ImportReport = {
  ok: boolean
  stored: boolean
  unit: string | null
  year: number
  projects: number
  indicators: number
  total: string
  faults: { line: number | null; column: number | null; message: string }[]
  findings: { project: string; code: string; message: string }[]
}

type Unit = {
  id: string
  code: string
  name: string
  district_id: string
  department_id: string
  departmentCode: string
  departmentName: string
}

const findUnit = (db: Kysely<DB>, code: string): Promise<Unit | undefined> =>
  db
    .selectFrom("org as u")
    .innerJoin("org as d", "d.id", "u.parent_id")
    .select(["u.id", "u.code", "u.name", "u.district_id", "d.id as department_id", "d.code as departmentCode", "d.name as departmentName"])
    .where("u.code", "=", code)
    .executeTakeFirst()

const contentOf = (project: TextProject): TargetContent => ({
  amounts: project.amounts,
  goal: project.goal,
  answers: [],
  indicators: project.indicators.map(({ category, name, value }) => ({
    id: randomUUID(),
    category,
    subcategory: null,
    name,
    raw: value.raw,
    better: defaultBetter(value),
  })),
})

/** Past years have a round that is closed: nobody declares into it. Dates are an assumption, as the tables do not print them. */
async function historyRound(db: Kysely<DB>, unit: Unit, year: number): Promise<{ id: string; name: string }> {
  const found = await db
    .selectFrom("budget_round")
    .select(["id", "name"])
    .where("district_id", "=", unit.district_id)
    .where("budget_year", "=", year)
    .orderBy("opens_at")
    .executeTakeFirst()
  if (found) return found
  await db
    .insertInto("budget_year")
    .values({ district_id: unit.district_id, year, indicator_tree: defaultTree(year) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const [opens_at, closes_at] = [new Date(`${year - 1}-09-01T09:00:00+08:00`), new Date(`${year - 1}-10-31T17:30:00+08:00`)]
  const round = { district_id: unit.district_id, budget_year: year, kind: "first" as const, name: `${year}年一上`, opens_at, closes_at }
  return db.insertInto("budget_round").values(round).returning(["id", "name"]).executeTakeFirstOrThrow()
}

const knownProjects = (db: Kysely<DB>, unit: Unit, year: number) =>
  db
    .selectFrom("project as p")
    .leftJoin("target as t", (join) => join.onRef("t.project_id", "=", "p.id").on("t.budget_year", "=", year))
    .select(["p.id", "p.code", "p.name", "t.id as targetId"])
    .where("p.unit_id", "=", unit.id)
    .execute()
type Known = Awaited<ReturnType<typeof knownProjects>>

/** Codes are not printed in published tables: unit, year and place in the table make one that stays readable. */
const codeFor = (unit: Unit, year: number, place: number): string => `${unit.code}-${year}-${String(place + 1).padStart(3, "0")}`

function loadedOf(unit: Unit, year: number, round: { id: string; name: string }, known: Known) {
  return ({ project, content, findings }: Read, place: number): LoadedTarget => {
    const same = known.find((row) => sameName(row.name, project.name))
    return {
      projectId: same?.id ?? null,
      place: { districtId: unit.district_id, departmentId: unit.department_id, unitId: unit.id, roundId: round.id },
      frame: {
        budgetYear: year,
        roundName: round.name,
        project: {
          code: same?.code ?? codeFor(unit, year, place),
          name: project.name,
          kind: "department",
          continuing: true,
          secret: false,
        },
        unit: { code: unit.code, name: unit.name },
        department: { code: unit.departmentCode, name: unit.departmentName },
      },
      content,
      findings,
      state: "approved",
      submittedBy: null,
    }
  }
}

type Fault = ImportReport["faults"][number]
const fault = (message: string): Fault => ({ line: null, column: null, message })

/** What keeps a readable table from being stored for this unit and year. */
function refusalsOf(projects: readonly TextProject[], known: Known, year: number): Fault[] {
  const names = projects.map((project) => project.name)
  const twice = names.filter((name, place) => names.findIndex((other) => sameName(other, name)) < place)
  const there = known.filter((row) => row.targetId && names.some((name) => sameName(name, row.name)))
  return [
    ...twice.map((name) => fault(`项目“${name}”在文件中出现两次。`)),
    ...there.map((row) => fault(`项目“${row.name}”在 ${year} 年已有绩效目标，没有重复导入。`)),
  ]
}

/** A row of the table as a target, with what the checks say of it: beside the other rows, by the rules as they stand. */
type Read = { project: TextProject; content: TargetContent; findings: Problem[] }

function readProjects(projects: readonly TextProject[], budgetYear: number): Read[] {
  const read = projects.map((project) => ({ project, content: contentOf(project) }))
  const all = read.map(({ project, content }) => ({ ...{ project: project.name, sameUnit: true }, ...content }))
  return read.map(({ project, content }, at) => {
    const context = { projectName: project.name, budgetYear, tree: defaultTree(budgetYear), others: all.toSpliced(at, 1) }
    return { project, content, findings: checkTarget(content, context) }
  })
}

const reported = (read: readonly Read[]): ImportReport["findings"] =>
  read.flatMap(({ project, findings }) => findings.map(({ code, message }) => ({ project: project.name, code, message })))

const emptyReport = (request: ImportRequest, faults: Fault[], unit: string | null = null): ImportReport => ({
  ...{ ok: false, stored: false, unit, year: request.year, projects: 0, indicators: 0, total: "0.00" },
  ...{ faults, findings: [] },
})

/** Reads, reports and, when asked to and free of faults, stores all projects of the table or none. */
export async function importHistory(db: Kysely<DB>, request: ImportRequest): Promise<ImportReport> {
  const unit = await findUnit(db, request.unitCode)
  if (!unit) return emptyReport(request, [fault(`没有代码为 ${request.unitCode} 的预算单位。`)])
  const parsed = parsePublishedText(request.text)
  if (!parsed.ok)
    return emptyReport(
      request,
      parsed.faults.map(({ line, column, message }) => ({ line, column: column ?? null, message })),
      unit.name,
    )
  if (parsed.table.units.length !== 1) return emptyReport(request, [fault("文件里有不止一个单位，请按单位分开导入。")], unit.name)
  const projects = parsed.table.units.flatMap((row) => row.projects)
  const known = await knownProjects(db, unit, request.year)
  const faults = refusalsOf(projects, known, request.year)
  const total = projects.reduce((sum, project) => sum + totalOf(project.amounts), 0n)
  const read = readProjects(projects, request.year)
  const stored = request.commit && faults.length === 0
  if (stored) await store(db, unit, request, read, known)
  return {
    ...{ ok: faults.length === 0, stored, unit: unit.name, year: request.year, projects: projects.length },
    ...{ indicators: projects.reduce((sum, project) => sum + project.indicators.length, 0), total: printWan(total), faults },
    findings: reported(read),
  }
}

async function store(db: Kysely<DB>, unit: Unit, { year, by, fileName }: ImportRequest, read: readonly Read[], known: Known) {
  const round = await historyRound(db, unit, year)
  await loadTargets(db, read.map(loadedOf(unit, year, round, known)), {
    userName: by,
    orgName: unit.name,
    note: `按原样导入：${fileName}`,
  })
}
