// The uploads of a unit, each with its report; and what a file is compared with.
import { type Kysely, sql, type Transaction } from "kysely"
import { jsonArrayFrom, jsonObjectFrom } from "kysely/helpers/postgres"
import type { DB, ImportState } from "#db/schema.ts"
import type { Clock } from "#server/clock.ts"
import type { Currency } from "#server/domain/import/amounts.ts"
import type { Mapping } from "#server/domain/import/read-import.ts"
import type { ImportReport } from "#server/domain/import/report.ts"
import type { Actor } from "#server/domain/roles.ts"
import { unitDeadline } from "#server/rounds/own-deadline.ts"

/** What the person answered to the questions of the report. */
export type Answers = { currency?: Currency; mappings?: Record<string, Mapping> }

export type NewUpload = { roundId: string; fileName: string; fileHash: string; bytes: Uint8Array; options: Answers }

/** Only for a round of one's own district. */
export async function addUpload(trx: Transaction<DB>, actor: Actor, upload: NewUpload): Promise<{ id: string } | undefined> {
  const { roundId, fileName, fileHash, bytes, options } = upload
  return await trx
    .insertInto("import_upload")
    .columns(["unit_id", "round_id", "user_id", "user_name", "membership_id", "file_name", "file_hash", "file_size", "bytes", "options"])
    .expression((eb) =>
      eb
        .selectFrom("budget_round as r")
        .where("r.id", "=", roundId)
        .where("r.district_id", "=", actor.districtId)
        .select((e) => [
          e.val(actor.orgId).as("unit_id"),
          "r.id as round_id",
          e.val(actor.userId).as("user_id"),
          e.val(actor.userName).as("user_name"),
          e.val(actor.membershipId).as("membership_id"),
          e.val(fileName).as("file_name"),
          e.val(fileHash).as("file_hash"),
          sql<number>`${bytes.length}::int`.as("file_size"),
          sql<Buffer>`${Buffer.from(bytes)}::bytea`.as("bytes"),
          sql<string>`${JSON.stringify(options)}::jsonb`.as("options"),
        ]),
    )
    .returning("id")
    .executeTakeFirst()
}

const ofUnit = (db: Kysely<DB>, actor: Actor) =>
  db.selectFrom("import_upload as i").innerJoin("budget_round as r", "r.id", "i.round_id").where("i.unit_id", "=", actor.orgId)

/** A job that was given up, or began again after its worker died, shows in the upload's state. */
const jobState = sql<{ state: string; attempts: number } | null>`(
  select json_build_object('state', j.state, 'attempts', j.retry_count) from pgboss.job j where j.id = i.job_id)`

/** The newest first. */
export const listUploads = (db: Kysely<DB>, actor: Actor) =>
  ofUnit(db, actor)
    .select(["i.id", "i.file_name as fileName", "i.file_size as fileSize", "i.made_at as madeAt", "i.user_name as userName"])
    .select(["i.state", "r.name as roundName", sql<ImportReport["counts"] | null>`i.report->'counts'`.as("counts")])
    .orderBy("i.made_at", "desc")
    .limit(50)
    .execute()

/** One upload with its report; undefined for another unit's. */
export const findUpload = (db: Kysely<DB>, actor: Actor, id: string) =>
  ofUnit(db, actor)
    .select(["i.id", "i.file_name as fileName", "i.file_size as fileSize", "i.made_at as madeAt", "i.user_name as userName"])
    .select(["i.state", "i.progress", "i.failure", "i.finished_at as finishedAt", "r.name as roundName", "r.budget_year as year"])
    .select([
      "i.options",
      sql<ImportReport | null>`i.report`.as("report"),
      sql<boolean>`i.marked is not null`.as("hasMarked"),
      jobState.as("job"),
    ])
    .select((eb) =>
      jsonObjectFrom(
        eb
          .selectFrom("import_upload as before")
          .select(["before.id", "before.finished_at as at", "before.user_name as by"])
          .whereRef("before.unit_id", "=", "i.unit_id")
          .whereRef("before.round_id", "=", "i.round_id")
          .whereRef("before.file_hash", "=", "i.file_hash")
          .whereRef("before.id", "<>", "i.id")
          .where("before.state", "=", "stored")
          .orderBy("before.finished_at", "desc")
          .limit(1),
      ).as("sameFile"),
    )
    .where("i.id", "=", id)
    .executeTakeFirst()

/** The workbook with its marks, for download. */
export const findMarked = (db: Kysely<DB>, actor: Actor, id: string) =>
  ofUnit(db, actor).select(["i.file_name as fileName", "i.marked"]).where("i.id", "=", id).executeTakeFirst()

/** Moves an upload on, if it still is where the caller believes; answers whether it was. */
export async function moveUpload(
  db: Kysely<DB>,
  { id, from, to }: { id: string; from: readonly ImportState[]; to: ImportState },
  set: { jobId?: string; failure?: string; options?: Answers; unitId?: string } = {},
): Promise<boolean> {
  const ended = ["stored", "failed", "cancelled", "refused"].includes(to)
  let query = db
    .updateTable("import_upload")
    .set({ state: to, progress: to === "stored" ? 100 : 0, finished_at: ended ? sql<Date>`statement_timestamp()` : null })
    .set({ ...(set.jobId && { job_id: set.jobId }), ...(set.failure && { failure: set.failure }) })
    .set(set.options ? { options: JSON.stringify(set.options) } : {})
    .where("id", "=", id)
    .where("state", "in", from)
  if (set.unitId) query = query.where("unit_id", "=", set.unitId)
  const { numUpdatedRows } = await query.executeTakeFirst()
  return numUpdatedRows === 1n
}

/** How far the work is; answers false when it was cancelled meanwhile. */
export async function setProgress(db: Kysely<DB>, id: string, progress: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("import_upload")
    .set({ progress })
    .where("id", "=", id)
    .where("state", "in", ["reading", "storing"])
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** For the worker, which acts for the person who uploaded. */
export const loadUpload = (db: Kysely<DB>, id: string) =>
  db
    .selectFrom("import_upload")
    .select(["id", "state", "round_id as roundId", "user_id as userId", "membership_id as membershipId"])
    .select(["file_name as fileName", "bytes", "plan", "options"])
    .where("id", "=", id)
    .executeTakeFirst()

export async function keepReport(
  db: Kysely<DB>,
  id: string,
  kept: { report: ImportReport; plan: Uint8Array | null; marked: Uint8Array | null },
): Promise<boolean> {
  const { report, plan, marked } = kept
  const { numUpdatedRows } = await db
    .updateTable("import_upload")
    .set({ state: report.ok ? "ready" : "refused", progress: 100, report: JSON.stringify(report) })
    .set({ plan: plan && Buffer.from(plan), marked: marked && Buffer.from(marked) })
    .where("id", "=", id)
    .where("state", "=", "reading")
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The round a file is for, its year's tree and settings of the rules, and the unit; undefined for a round of another district. */
export const findFrame = (db: Kysely<DB>, actor: Actor, roundId: string, clock: Clock) =>
  db
    .selectFrom("budget_round as r")
    .innerJoin("org as u", "u.district_id", "r.district_id")
    .innerJoin("budget_year as y", (join) => join.onRef("y.district_id", "=", "r.district_id").onRef("y.year", "=", "r.budget_year"))
    .select([
      "r.id as roundId",
      "r.budget_year as year",
      "r.opens_at as opensAt",
      "y.indicator_tree as tree",
      "y.weight_sum as weightSum",
      "u.code",
      "u.name",
    ])
    .select([unitDeadline("u.id", "r.id").as("closesAt"), clock.as("now")])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom("quality_rule_setting as s")
          .select(["s.code", "s.severity", "s.thresholds"])
          .whereRef("s.district_id", "=", "r.district_id")
          .whereRef("s.budget_year", "=", "r.budget_year"),
      ).as("settings"),
    )
    .where("r.id", "=", roundId)
    .where("u.id", "=", actor.orgId)
    .executeTakeFirst()

/** The unit's projects with their targets of the year, and what was approved the year before. */
export const unitProjects = (db: Kysely<DB>, actor: Actor, year: number) =>
  db
    .selectFrom("project as p")
    .leftJoin("target as t", (join) => join.onRef("t.project_id", "=", "p.id").on("t.budget_year", "=", year))
    .leftJoin("target as last", (join) => join.onRef("last.project_id", "=", "p.id").on("last.budget_year", "=", year - 1))
    .leftJoin("target_version as v", "v.id", "last.approved_version_id")
    .select(["p.id", "p.code", "p.name", "t.id as targetId", "v.total as lastTotal"])
    .select(sql<{ name: string; raw: string }[] | null>`v.content->'indicators'`.as("lastIndicators"))
    .where("p.unit_id", "=", actor.orgId)
    .execute()

/** Columns a unit assigned by hand to a table with these header texts. */
export async function rememberMappings(
  db: Kysely<DB>,
  actor: Actor,
  mappings: readonly { header: string; mapping: Mapping }[],
): Promise<void> {
  if (mappings.length === 0) return
  await db
    .insertInto("import_mapping")
    .values(mappings.map(({ header, mapping }) => ({ unit_id: actor.orgId, header, columns: JSON.stringify(mapping.columns) })))
    .onConflict((conflict) => conflict.columns(["unit_id", "header"]).doUpdateSet((eb) => ({ columns: eb.ref("excluded.columns") })))
    .execute()
}

export const knownMappings = (db: Kysely<DB>, actor: Actor) =>
  db.selectFrom("import_mapping").select(["header", "columns"]).where("unit_id", "=", actor.orgId).execute()

const keptDays = 30

/** Files and plans are needed until somebody has decided; after a month only the report stays. */
export async function forgetFiles(db: Kysely<DB>, clock: Clock): Promise<{ forgotten: number }> {
  const gone = await db
    .updateTable("import_upload")
    .set({ bytes: null, plan: null, marked: null })
    .where("made_at", "<", sql<Date>`${clock} - make_interval(days => ${keptDays})`)
    .where("bytes", "is not", null)
    .executeTakeFirst()
  return { forgotten: Number(gone.numUpdatedRows) }
}
