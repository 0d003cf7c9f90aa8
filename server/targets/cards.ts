// A target as it stands on a list and at the head of every page about it: one query for all of them.
import { type Kysely, type Nullable, type SelectQueryBuilder, type Simplify, sql } from "kysely"
import { jsonObjectFrom } from "kysely/helpers/postgres"
import type { BudgetRound, DB, Org, Project, TargetVersion } from "#db/schema.ts"
import type { Fen } from "#server/domain/money.ts"
import type { Actor } from "#server/domain/roles.ts"
import { unitDeadline } from "#server/rounds/own-deadline.ts"
import { seesDrafts, visibleTo, type WithTarget } from "./visible.ts"

/** What stands around a target `t`: its project, unit, department and round, which it always has, and what was last submitted. */
type Around = WithTarget & { p: Project; u: Org; d: Org; r: BudgetRound; v: Nullable<TargetVersion> }

/**
 * All targets this person may see, joined with the names around them. The one way to read targets. The joins are from the left, so that PostgreSQL
 * leaves out those that a statement does not ask about: counts and sums over thousands of targets then read the targets only.
 */
export const visibleTargets = (db: Kysely<DB>, actor: Actor) =>
  db
    .selectFrom("target as t")
    .leftJoin("project as p", "p.id", "t.project_id")
    .leftJoin("org as u", "u.id", "t.unit_id")
    .leftJoin("org as d", "d.id", "t.department_id")
    .leftJoin("budget_round as r", "r.id", "t.round_id")
    .leftJoin("target_version as v", "v.id", "t.submitted_version_id")
    .where(visibleTo(actor)) as unknown as SelectQueryBuilder<Around, "t" | "p" | "u" | "d" | "r" | "v", object>

/** An amount as this person sees it: beyond the unit, that of the last submission while the unit works on a draft. */
export const shownAmount = (actor: Actor, column: "total" | "fiscal" | "special_account" | "other") =>
  seesDrafts(actor)
    ? sql<Fen>`${sql.ref(`t.${column}`)}`
    : sql<Fen>`case when t.state = 'draft' then ${sql.ref(`v.${column}`)} else ${sql.ref(`t.${column}`)} end`

const indicatorCount = (actor: Actor) => {
  const working = sql<number>`(select count(*)::int from indicator i where i.target_id = t.id)`
  return seesDrafts(actor)
    ? working
    : sql<number>`case when t.state = 'draft' then jsonb_array_length(v.content->'indicators') else ${working} end`
}

/** Visible targets with the columns of a card; callers add filter, order and limit. */
export const cards = (db: Kysely<DB>, actor: Actor) =>
  visibleTargets(db, actor)
    .leftJoin("app_user as acceptor", "acceptor.id", "t.accepted_by")
    .leftJoin("app_user as submitter", "submitter.id", "t.submitted_by")
    .select([
      "t.id",
      "t.version",
      "t.state",
      "t.round",
      "t.budget_year as budgetYear",
      "t.updated_at as updatedAt",
      "r.name as roundName",
      "t.late",
      unitDeadline("t.unit_id", "t.round_id").as("closesAt"),
      "acceptor.name as acceptedBy",
      "submitter.name as submittedBy",
      sql<string | null>`(select name from app_user where id = t.handed_to)`.as("handedTo"),
      shownAmount(actor, "total").as("total"),
      indicatorCount(actor).as("indicatorCount"),
      sql<number>`(select count(*)::int from return_point rp where rp.target_id = t.id and not rp.retracted and rp.state <> 'closed')`.as(
        "openPoints",
      ),
    ])
    .select((eb) => [
      sql<{ code: string; name: string; secret: boolean }>`json_build_object('code', p.code, 'name', p.name, 'secret', p.secret)`.as(
        "project",
      ),
      sql<{ code: string; name: string }>`json_build_object('code', u.code, 'name', u.name)`.as("unit"),
      sql<{ code: string; name: string }>`json_build_object('code', d.code, 'name', d.name)`.as("department"),
      jsonObjectFrom(
        eb
          .selectFrom("target_event as e")
          .select(["e.user_name as by", "e.org_name as orgName", "e.note", sql<string>`e.at`.as("at")])
          .whereRef("e.target_id", "=", "t.id")
          .whereRef("e.round", "=", "t.round")
          .where("e.action", "=", "return")
          .where(sql<boolean>`t.state = 'draft'`)
          .orderBy("e.id", "desc")
          .limit(1),
      ).as("lastReturn"),
    ])

export type CardRow = Awaited<ReturnType<ReturnType<typeof cards>["executeTakeFirstOrThrow"]>>
export type TargetCard = Simplify<
  Omit<CardRow, "lastReturn"> & { lastReturn: { by: string; orgName: string; note: string; at: Date } | null }
>

/** JSON carries times as text. */
export const toCard = <Row extends Pick<CardRow, "lastReturn">>(row: Row): Omit<Row, "lastReturn"> & Pick<TargetCard, "lastReturn"> => ({
  ...row,
  lastReturn: row.lastReturn && { ...row.lastReturn, at: new Date(row.lastReturn.at) },
})
