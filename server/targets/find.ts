// One target whole: its card, its content as this person may read it, and what the rules need to know of it.
import { type Kysely, type Simplify, sql } from "kysely"
import { jsonArrayFrom, jsonObjectFrom } from "kysely/helpers/postgres"
import type { DB } from "#db/schema.ts"
import type { Clock } from "#server/clock.ts"
import type { Actor, Role } from "#server/domain/roles.ts"
import type { Answer, TargetContent } from "#server/domain/target.ts"
import { fromStoredVersion, type VersionFrame } from "#server/domain/version.ts"
import type { Action, State, Subject } from "#server/domain/workflow.ts"
import { cards, toCard } from "./cards.ts"
import { formOf, indicatorOf } from "./columns.ts"
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
      "t.fiscal",
      "t.special_account as specialAccount",
      "t.other",
      "t.submitted_by as submittedById",
      "t.submitted_for as submittedForId",
      "t.accepted_by as acceptedById",
      "t.taken_up as takenUp",
      "t.deadline_bound as deadlineBound",
      "t.submitted_at as submittedAt",
      "t.open_fields as openFields",
      "t.returned",
      "t.approved_version_id as approvedVersionId",
      "t.submitted_version_id as submittedVersionId",
      "approved.number as approvedNumber",
      "approved.made_at as approvedAt",
      "u.own_unit as ownUnit",
      "p.kind",
      "p.continuing",
      "r.opens_at as opensAt",
      "r.closes_at as roundClosesAt",
      "y.indicator_tree as indicatorTree",
      "y.weight_sum as weightSum",
      "v.content as submittedContent",
      clock.as("now"),
      sql<boolean>`exists (select from review_sheet rs where rs.district_id = t.district_id and rs.budget_year = t.budget_year
        and t.total >= rs.required_from)`.as("sheetRequired"),
    ])
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
          .selectFrom("return_point as rp")
          .select(["rp.raised_by as raisedBy"])
          .select([sql<number>`count(*)::int`.as("unclosed"), sql<number>`count(*) filter (where rp.state = 'open')::int`.as("unanswered")])
          .whereRef("rp.target_id", "=", "t.id")
          .where("rp.retracted", "=", false)
          .where("rp.state", "<>", "closed")
          .groupBy("rp.raised_by"),
      ).as("points"),
      // The last event, if nothing was edited, answered or published since: only then can it be undone.
      jsonObjectFrom(
        eb
          .selectFrom("target_event as e")
          .select(["e.user_id as userId", "e.role", "e.action", "e.from_state as from", sql<string>`e.id::text`.as("eventId"), "e.before"])
          .whereRef("e.target_id", "=", "t.id")
          .whereRef("e.target_at", "=", "t.version")
          .where(
            sql<boolean>`not exists (select from publication_source s where s.version_id = t.approved_version_id and t.state = 'approved')`,
          )
          .where(
            sql<boolean>`not exists (select from return_point rp join return_point_event pe on pe.point_id = rp.id
              where rp.target_id = t.id and pe.action = 'answer' and pe.at > e.at)`,
          )
          .orderBy("e.id", "desc")
          .limit(1),
      ).as("lastEvent"),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof wholeTarget>["executeTakeFirstOrThrow"]>>

const workingContent = (row: Row): TargetContent => ({
  amounts: { fiscal: row.fiscal, specialAccount: row.specialAccount, other: row.other },
  goal: row.goal,
  indicators: row.indicators.map(indicatorOf),
  answers: row.answers as Answer[],
  ...formOf(row.form),
})

const frameOf = (row: Row): VersionFrame => ({
  budgetYear: row.budgetYear,
  roundName: row.roundName,
  project: { code: row.project.code, name: row.project.name, secret: row.project.secret, kind: row.kind, continuing: row.continuing },
  unit: row.unit,
  department: row.department,
})

const subjectOf = (row: Row): Subject => ({
  state: row.state,
  ownUnit: row.ownUnit,
  window: { opensAt: row.opensAt, closesAt: row.closesAt },
  deadlineBound: row.deadlineBound,
  submittedBy: row.submittedById,
  submittedFor: row.submittedForId,
  acceptedBy: row.acceptedById,
  takenUp: row.takenUp,
  unanswered: row.points.reduce((sum, { unanswered }) => sum + unanswered, 0),
  unclosed: Object.fromEntries(row.points.map(({ raisedBy, unclosed }) => [raisedBy, unclosed])),
  sheetRequired: row.sheetRequired,
  lastAct:
    row.lastEvent?.userId && row.lastEvent.role
      ? {
          userId: row.lastEvent.userId,
          role: row.lastEvent.role as Role,
          action: row.lastEvent.action as Action,
          from: row.lastEvent.from as State,
        }
      : null,
})

function foundOf(row: Row, actor: Actor) {
  const shown = row.state === "draft" && !seesDrafts(actor) ? ("submitted" as const) : ("working" as const)
  return {
    ...toCard(row),
    subject: subjectOf(row),
    frame: frameOf(row),
    shown,
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
