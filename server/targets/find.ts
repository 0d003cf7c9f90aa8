// One target whole: its card, its content as this person may read it, and what the rules need to know of it.
import { type Kysely, type Simplify, sql } from "kysely"
import { jsonArrayFrom } from "kysely/helpers/postgres"
import type { DB } from "#db/schema.ts"
import type { Clock } from "#server/clock.ts"
import type { Actor } from "#server/domain/roles.ts"
import type { Answer, TargetContent } from "#server/domain/target.ts"
import { fromStoredVersion, type VersionFrame } from "#server/domain/version.ts"
import { cards, toCard } from "./cards.ts"
import { attachmentsOf, formOf, indicatorOf } from "./columns.ts"
import { subjectColumns, subjectOf, subjectParts, urgeColumns } from "./subject.ts"
import { seesDrafts } from "./visible.ts"

const wholeTarget = (db: Kysely<DB>, actor: Actor, clock: Clock) =>
  cards(db, actor)
    .innerJoin("budget_year as y", (join) => join.onRef("y.district_id", "=", "t.district_id").onRef("y.year", "=", "t.budget_year"))
    .leftJoin("target_version as approved", "approved.id", "t.approved_version_id")
    .select([
      "t.goal",
      "t.district_id as districtId",
      "t.unit_id as unitId",
      "t.round_id as roundId",
      "t.answers",
      "t.form",
      "t.attachments",
      "t.fiscal",
      "t.special_account as specialAccount",
      "t.other",
      "t.submitted_at as submittedAt",
      "t.open_fields as openFields",
      "t.returned",
      "t.approved_version_id as approvedVersionId",
      "t.submitted_version_id as submittedVersionId",
      "approved.number as approvedNumber",
      "approved.made_at as approvedAt",
      "p.kind",
      "p.continuing",
      "r.closes_at as roundClosesAt",
      "y.indicator_tree as indicatorTree",
      "y.weight_sum as weightSum",
      "v.content as submittedContent",
    ])
    .select(urgeColumns)
    .select(subjectColumns)
    .select(subjectParts(clock))
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom("indicator as i")
          .select(["i.id", "i.category", "i.subcategory", "i.name", "i.value_raw as raw", "i.better", "i.midterm_raw as midtermRaw"])
          .select([sql<string | null>`trim_scale(i.weight)::text`.as("weight"), "i.method", "i.data_source as source"])
          .select(["i.lineage", "i.library_id as libraryId"])
          .whereRef("i.target_id", "=", "t.id")
          .orderBy("i.position"),
      ).as("indicators"),
      jsonArrayFrom(
        eb
          .selectFrom("target_finding as f")
          .select(["f.code", "f.path", "f.answer"])
          .whereRef("f.version_id", "=", "t.submitted_version_id")
          .where("f.answer", "is not", null),
      ).as("answered"),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof wholeTarget>["executeTakeFirstOrThrow"]>>

const workingContent = (row: Row): TargetContent => ({
  amounts: { fiscal: row.fiscal, specialAccount: row.specialAccount, other: row.other },
  goal: row.goal,
  indicators: row.indicators.map(indicatorOf),
  answers: row.answers as Answer[],
  ...formOf(row.form),
  ...attachmentsOf(row.attachments),
})

const frameOf = (row: Row): VersionFrame => ({
  budgetYear: row.budgetYear,
  roundName: row.roundName,
  project: { code: row.project.code, name: row.project.name, secret: row.project.secret, kind: row.kind, continuing: row.continuing },
  unit: row.unit,
  department: row.department,
})

function foundOf(row: Row, actor: Actor) {
  const shown = row.state === "draft" && !seesDrafts(actor) ? ("submitted" as const) : ("working" as const)
  return {
    ...toCard(row),
    subject: subjectOf(row),
    frame: frameOf(row),
    shown,
    /** What the unit answered when it last submitted. */
    answered: row.answered,
    content: shown === "submitted" ? fromStoredVersion(row.submittedContent).content : workingContent(row),
  }
}

/** The target with everything a procedure decides on; undefined for what does not exist or is not this person's to see. */
export async function findTarget(db: Kysely<DB>, actor: Actor, id: string, clock: Clock) {
  const [found] = await findTargets(db, actor, [id], clock)
  return found
}
export type FoundTarget = Simplify<ReturnType<typeof foundOf>>

/** Several at once, in no order; those that are not there, or not this person's to see, are missing. */
export async function findTargets(db: Kysely<DB>, actor: Actor, ids: readonly string[], clock: Clock) {
  const rows = await wholeTarget(db, actor, clock)
    .where("t.id", "=", (eb) => eb.fn.any(eb.val([...ids])))
    .execute()
  return rows.map((row) => foundOf(row, actor))
}

/** Who submitted it, for whom, and who took over from them: nobody decides on their own, and to them it comes back. */
export const submittersOf = ({ submittedById, submittedForId, handedToId }: FoundTarget): string[] =>
  [submittedById, submittedForId, handedToId].filter((id) => id !== null)
