// What could be published: the approved versions in force of a unit, or of a department with all its units.
import { type Kysely, sql, type Transaction } from "kysely"
import type { DB } from "#db/schema.ts"
import type { Actor } from "#server/domain/roles.ts"
import { isNews, type TimedOutcome } from "./timed-queries.ts"

/** All tables of the district: one per unit and year, one per department and year. 涉密 projects are counted apart. */
export async function publishableTables(db: Kysely<DB>, actor: Actor) {
  const { rows } = await sql<{
    year: number
    org: { code: string; name: string; kind: "department" | "unit" }
    approved: number
    waiting: number
    excludedSecret: number
    latest: { version: number; publishedAt: string; withdrawn: boolean } | null
    timed: { at: string; outcome: TimedOutcome | null } | null
    changed: boolean
  }>`
    with part as (
      select t.*, p.secret, unnest(array[t.unit_id, t.department_id]) as org_id
      from target t join project p on p.id = t.project_id
      where t.district_id = ${actor.districtId}
    ), summed as (
      select budget_year, org_id,
        count(*) filter (where approved_version_id is not null and not secret)::int as approved,
        count(*) filter (where approved_version_id is null and not secret)::int as waiting,
        count(*) filter (where secret)::int as secrets,
        array_agg(approved_version_id order by approved_version_id) filter (where approved_version_id is not null and not secret) as versions
      from part group by budget_year, org_id
    )
    select s.budget_year as year, json_build_object('code', o.code, 'name', o.name, 'kind', o.kind) as org,
      s.approved, s.waiting, s.secrets as "excludedSecret",
      case when newest.id is not null then json_build_object('version', newest.version, 'publishedAt', newest.published_at,
        'withdrawn', newest.withdrawn) end as latest,
      timed.timed,
      newest.withdrawn is true or s.versions is distinct from (
        select array_agg(version_id order by version_id) from publication_source where snapshot_id = newest.id) as changed
    from summed s
    join org o on o.id = s.org_id
    left join lateral (
      select id, version, published_at, withdrawn from published.snapshot n
      where n.year = s.budget_year and n.org_code = o.code order by n.version desc limit 1
    ) newest on true
    left join lateral (
      select json_build_object('at', p.at, 'outcome', p.outcome) as timed from timed_publication p
      where p.org_id = o.id and p.year = s.budget_year and ${isNews} order by p.set_at desc limit 1
    ) timed on true
    order by s.budget_year desc, o.code`.execute(db)
  return rows.map((row) => ({
    ...row,
    latest: row.latest && { ...row.latest, publishedAt: new Date(row.latest.publishedAt) },
    timed: row.timed && { ...row.timed, at: new Date(row.timed.at) },
  }))
}

/** A unit or department of the actor's district. */
export const findOrg = (db: Kysely<DB>, actor: Pick<Actor, "districtId">, code: string) =>
  db
    .selectFrom("org")
    .select(["id", "code", "name", "kind"])
    .where("district_id", "=", actor.districtId)
    .where("code", "=", code)
    .where("kind", "in", ["department", "unit"])
    .executeTakeFirst()

/** The targets of a table in its order: the department's own unit first, then by code; projects by code. */
export const tableTargets = (db: Kysely<DB>, org: { id: string }, year: number) =>
  db
    .selectFrom("target as t")
    .innerJoin("org as u", "u.id", "t.unit_id")
    .innerJoin("project as p", "p.id", "t.project_id")
    .leftJoin("target_version as v", "v.id", "t.approved_version_id")
    .select(["t.id", "p.secret", "u.code as unitCode", "u.name as unitName", "v.id as versionId", "v.content"])
    .where("t.budget_year", "=", year)
    .where((eb) => eb.or([eb("t.unit_id", "=", org.id), eb("t.department_id", "=", org.id)]))
    .orderBy("u.own_unit", "desc")
    .orderBy("u.code")
    .orderBy("p.code")
    .execute()
export type TableTarget = Awaited<ReturnType<typeof tableTargets>>[number]

export const newestSnapshot = (db: Kysely<DB>, orgCode: string, year: number) =>
  db
    .selectFrom("published.snapshot")
    .select(["id", "version", "published_at as publishedAt", "content_hash as contentHash", "withdrawn"])
    .where("org_code", "=", orgCode)
    .where("year", "=", year)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst()

/** One publication of a table at a time: the next one waits here and then sees this one's version number. */
export const lockTable = (trx: Transaction<DB>, orgCode: string, year: number) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`publish ${year} ${orgCode}`}, 0))`.execute(trx)
