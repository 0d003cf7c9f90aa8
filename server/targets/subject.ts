// What the rules need to know of a target, as columns: of one that is read whole, and of many that are only to be judged.
import { expressionBuilder, type Kysely, type RawBuilder, sql } from "kysely"
import { jsonArrayFrom, jsonObjectFrom } from "kysely/helpers/postgres"
import type { DB } from "#db/schema.ts"
import type { Clock } from "#server/clock.ts"
import type { Actor, Role } from "#server/domain/roles.ts"
import type { Urgeable } from "#server/domain/urge.ts"
import type { Action, State, Subject } from "#server/domain/workflow.ts"
import { unitDeadline } from "#server/rounds/own-deadline.ts"
import { visibleTargets } from "./cards.ts"
import type { WithTarget } from "./visible.ts"

/** Beside the state and `closesAt`, which every card has. */
export const subjectColumns = [
  "t.submitted_by as submittedById",
  "t.submitted_for as submittedForId",
  "t.handed_to as handedToId",
  "t.accepted_by as acceptedById",
  "t.taken_up as takenUp",
  "t.deadline_bound as deadlineBound",
  "u.own_unit as ownUnit",
  "r.opens_at as opensAt",
] as const

const ofTarget = expressionBuilder<WithTarget, "t">()

/** Return points that are not closed, by who raised them. */
const points = jsonArrayFrom(
  ofTarget
    .selectFrom("return_point as rp")
    .select(["rp.raised_by as raisedBy"])
    .select([sql<number>`count(*)::int`.as("unclosed"), sql<number>`count(*) filter (where rp.state = 'open')::int`.as("unanswered")])
    .whereRef("rp.target_id", "=", "t.id")
    .where("rp.retracted", "=", false)
    .where("rp.state", "<>", "closed")
    .groupBy("rp.raised_by"),
)

/** The last event, if nothing was edited, answered or published since: only then can it be undone. */
const lastEvent = jsonObjectFrom(
  ofTarget
    .selectFrom("target_event as e")
    .select(["e.user_id as userId", "e.role", "e.action", "e.from_state as from", sql<string>`e.id::text`.as("eventId"), "e.before"])
    .whereRef("e.target_id", "=", "t.id")
    .whereRef("e.target_at", "=", "t.version")
    // Handing over decides nothing: it takes the undo from nobody.
    .where("e.action", "<>", "hand_over")
    .where(sql<boolean>`not exists (select from publication_source s where s.version_id = t.approved_version_id and t.state = 'approved')`)
    .where(
      sql<boolean>`not exists (select from return_point rp join return_point_event pe on pe.point_id = rp.id
        where rp.target_id = t.id and pe.action = 'answer' and pe.at > e.at)`,
    )
    .orderBy("e.id", "desc")
    .limit(1),
)

export const subjectParts = (clock: Clock) =>
  [
    clock.as("now"),
    points.as("points"),
    lastEvent.as("lastEvent"),
    sql<boolean>`exists (select from review_sheet rs where rs.district_id = t.district_id and rs.budget_year = t.budget_year
      and t.total >= rs.required_from)`.as("sheetRequired"),
  ] as const

/** What the rule of 催办 needs: when this step of this round was last urged, and how many working days lie between two. */
export const urgeColumns = [
  sql<Date | null>`(select max(tm.at) from target_message tm
    where tm.target_id = t.id and tm.kind = 'urge' and tm.round = t.round and tm.step = t.state)`.as("lastUrgedAt"),
  sql<number>`(select di.urge_every from district di where di.id = t.district_id)`.as("urgeEvery"),
] as const

export const urgeableOf = ({ state, lastUrgedAt, urgeEvery }: { state: State; lastUrgedAt: Date | null; urgeEvery: number }): Urgeable => ({
  state,
  lastUrgedAt,
  every: urgeEvery,
})

/** What the rules need to know of all visible targets for which this holds, in one statement. */
export const subjects = (db: Kysely<DB>, actor: Actor, where: RawBuilder<boolean>, clock: Clock) =>
  visibleTargets(db, actor)
    .where(where)
    .select(["t.id", "t.version", "t.state", unitDeadline("t.unit_id", "t.round_id").as("closesAt")])
    .select(subjectColumns)
    .select(subjectParts(clock))
    .select(urgeColumns)

type SubjectRow = Awaited<ReturnType<ReturnType<typeof subjects>["executeTakeFirstOrThrow"]>>

export const subjectOf = (row: Omit<SubjectRow, "lastUrgedAt" | "urgeEvery">): Subject => ({
  state: row.state,
  ownUnit: row.ownUnit,
  window: { opensAt: row.opensAt, closesAt: row.closesAt },
  deadlineBound: row.deadlineBound,
  submittedBy: row.submittedById,
  submittedFor: row.submittedForId,
  handedTo: row.handedToId,
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
