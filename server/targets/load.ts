// Loading targets as they are, many at once: published history, and worlds for tests and load. Nothing is checked or changed;
// each target gets its version and an event that says it was loaded. Work in progress never comes this way: see transition.ts.
import { randomUUID } from "node:crypto"
import type { Insertable, Kysely, Transaction } from "kysely"
import type { DB, Indicator, Project, Target, TargetEvent, TargetFinding, TargetVersion } from "#db/schema.ts"
import { inTransaction } from "#db/transaction.ts"
import type { Problem } from "#server/domain/checks/check.ts"
import { totalOf } from "#server/domain/published-table.ts"
import type { TargetContent } from "#server/domain/target.ts"
import { toStoredVersion, type VersionFrame } from "#server/domain/version.ts"
import type { State } from "#server/domain/workflow.ts"
import { contentHash } from "#server/hash.ts"
import { formColumn, indicatorColumns } from "./columns.ts"
import { findingRows } from "./move.ts"

export type LoadedTarget = {
  /** An existing project of the unit, or null for a new one as the frame names it. */
  projectId: string | null
  place: { districtId: string; departmentId: string; unitId: string; roundId: string }
  frame: VersionFrame
  content: TargetContent
  state: State
  /** Who submitted it, where somebody of today did. */
  submittedBy: string | null
  /** What the checks say of history: stored and shown, never in the way. */
  findings?: readonly Problem[]
}

/** Who says so in the log. */
export type LoadedBy = { userName: string; orgName: string; note: string }

type Rows = {
  project: Insertable<Project>[]
  target: Insertable<Target>[]
  indicator: Insertable<Indicator>[]
  version: Insertable<TargetVersion>[]
  event: Insertable<TargetEvent>[]
  finding: Insertable<TargetFinding>[]
}

function amountsOf({ amounts }: TargetContent) {
  return { fiscal: amounts.fiscal, special_account: amounts.specialAccount, other: amounts.other }
}

function versionOf(targetId: string, { frame, content }: LoadedTarget): Insertable<TargetVersion> & { id: string } {
  const stored = toStoredVersion(frame, content)
  const amounts = { ...amountsOf(content), total: totalOf(content.amounts) }
  return {
    id: randomUUID(),
    target_id: targetId,
    number: 1,
    target_at: 1,
    content: JSON.stringify(stored),
    content_hash: contentHash(stored),
    ...amounts,
  }
}

const targetOf = (id: string, projectId: string, loaded: LoadedTarget, versionId: string | null): Insertable<Target> => ({
  id,
  project_id: projectId,
  district_id: loaded.place.districtId,
  department_id: loaded.place.departmentId,
  unit_id: loaded.place.unitId,
  round_id: loaded.place.roundId,
  budget_year: loaded.frame.budgetYear,
  goal: loaded.content.goal,
  answers: JSON.stringify(loaded.content.answers),
  form: formColumn(loaded.content),
  ...amountsOf(loaded.content),
  state: loaded.state,
  round: versionId ? 1 : 0,
  submitted_by: loaded.submittedBy,
  submitted_version_id: versionId,
  approved_version_id: loaded.state === "approved" ? versionId : null,
})

const eventOf = (targetId: string, loaded: LoadedTarget, by: LoadedBy, versionId: string | null): Insertable<TargetEvent> => ({
  target_id: targetId,
  user_name: by.userName,
  org_name: by.orgName,
  action: "load_history",
  to_state: loaded.state,
  note: by.note,
  round: versionId ? 1 : 0,
  target_at: 1,
  version_id: versionId,
})

function addRows(rows: Rows, loaded: LoadedTarget, by: LoadedBy): Rows {
  const id = randomUUID()
  const projectId = loaded.projectId ?? randomUUID()
  const { code, name, kind, continuing, secret } = loaded.frame.project
  const { districtId, unitId } = loaded.place
  if (!loaded.projectId)
    rows.project.push({ id: projectId, district_id: districtId, unit_id: unitId, code, name, kind, continuing, secret })
  const version = loaded.state === "draft" ? null : versionOf(id, loaded)
  if (version) rows.version.push(version)
  if (version) rows.finding.push(...findingRows(version.id, loaded.findings ?? []))
  rows.target.push(targetOf(id, projectId, loaded, version?.id ?? null))
  loaded.content.indicators.forEach((row, place) => {
    rows.indicator.push({ ...indicatorColumns(row), target_id: id, position: place + 1 })
  })
  rows.event.push(eventOf(id, loaded, by, version?.id ?? null))
  return rows
}

/** Versions and targets point to each other: targets come first without, and are pointed afterwards. */
async function insert(trx: Transaction<DB>, rows: Rows): Promise<void> {
  if (rows.project.length) await trx.insertInto("project").values(rows.project).execute()
  const bare = rows.target.map((row) => ({ ...row, submitted_version_id: null, approved_version_id: null }))
  await trx.insertInto("target").values(bare).execute()
  if (rows.indicator.length) await trx.insertInto("indicator").values(rows.indicator).execute()
  if (rows.version.length) await trx.insertInto("target_version").values(rows.version).execute()
  await trx
    .updateTable("target")
    .from("target_version as v")
    .set((eb) => ({
      submitted_version_id: eb.ref("v.id"),
      approved_version_id: eb.case().when("target.state", "=", "approved").then(eb.ref("v.id")).end(),
    }))
    .whereRef("v.target_id", "=", "target.id")
    .where("target.id", "=", (eb) => eb.fn.any(eb.val(rows.target.map((row) => row.id))))
    .execute()
  await trx.insertInto("target_event").values(rows.event).execute()
  if (rows.finding.length) await trx.insertInto("target_finding").values(rows.finding).execute()
}

/** PostgreSQL takes 65,535 parameters a statement; 200 targets with 20 indicators each stay far below. */
const chunk = 200

/** Stores all or none. */
export const loadTargets = (db: Kysely<DB>, targets: readonly LoadedTarget[], by: LoadedBy): Promise<void> =>
  inTransaction(db, async (trx) => {
    for (let start = 0; start < targets.length; start += chunk) {
      const rows: Rows = { project: [], target: [], indicator: [], version: [], event: [], finding: [] }
      await insert(
        trx,
        targets.slice(start, start + chunk).reduce((sum, loaded) => addRows(sum, loaded, by), rows),
      )
    }
  })
