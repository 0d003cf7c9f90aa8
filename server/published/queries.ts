// Everything the public can be told, in SQL. The types name the published copies only, as does the role behind the connection.
import { type Kysely, sql } from "kysely"
import type { DB } from "#db/schema.ts"

export type PublishedDb = Kysely<Pick<DB, "published.generation" | "published.project" | "published.snapshot" | "published.withdrawal">>

/** How far publication has come: one row, asked for many times a second. */
export const findGeneration = async (db: PublishedDb): Promise<bigint> =>
  (await db.selectFrom("published.generation").select("number").executeTakeFirstOrThrow()).number

/** The tables with a snapshot added, changed or withdrawn after that generation. */
export const findChangedTables = (db: PublishedDb, since: bigint) =>
  db
    .selectFrom("published.snapshot")
    .select(["year", "org_code as orgCode"])
    .where("generation", ">", since)
    .union(db.selectFrom("published.withdrawal").select(["year", "org_code as orgCode"]).where("generation", ">", since))
    .execute()

/** Notices of what was withdrawn, newest first: the last fifty, or all of one table. */
export const findWithdrawals = (db: PublishedDb, table: { year: number; orgCode: string } | null) =>
  db
    .selectFrom("published.withdrawal")
    .select(["year", "org_code", "org_name", "org_kind", "through_version", "kind", "reason", "withdrawn_at"])
    .$if(table !== null, (query) => query.where("year", "=", table?.year ?? 0).where("org_code", "=", table?.orgCode ?? ""))
    .$if(table === null, (query) => query.limit(50))
    .orderBy("withdrawn_at", "desc")
    .orderBy("through_version", "desc")
    .execute()

/** The newest table of each org and year: newest year first, then by org code. */
export const findTables = (db: PublishedDb) =>
  db
    .selectFrom("published.snapshot")
    .distinctOn(["year", "org_code"])
    .select(["id", "year", "version", "org_code", "org_name", "org_kind"])
    .select(["published_at", "content_hash", "project_count", "indicator_count"])
    .select(["total", "fiscal", "special_account", "other"])
    .orderBy("year", "desc")
    .orderBy("org_code")
    .orderBy("version", "desc")
    .execute()

/** One table with its content as stored, of the version asked for or the newest; `latest_version` says how far it went since. */
export const findTable = (db: PublishedDb, asked: { year: number; orgCode: string; version?: number | undefined }) =>
  db
    .selectFrom("published.snapshot as s")
    .select(["s.id", "s.year", "s.version", "s.published_at", "s.content_hash", "s.reason", "s.content"])
    .select((eb) =>
      eb
        .selectFrom("published.snapshot as newest")
        .select((e) => e.fn.max("newest.version").$notNull().as("version"))
        .whereRef("newest.year", "=", "s.year")
        .whereRef("newest.org_code", "=", "s.org_code")
        .as("latest_version"),
    )
    .where("s.year", "=", asked.year)
    .where("s.org_code", "=", asked.orgCode)
    .$if(asked.version !== undefined, (query) => query.where("s.version", "=", asked.version ?? 0))
    .orderBy("s.version", "desc")
    .limit(1)
    .executeTakeFirst()

/** Publications and corrections, newest first: the last fifty, or all of one table. */
export const findPublications = (db: PublishedDb, table: { year: number; orgCode: string } | null) =>
  db
    .selectFrom("published.snapshot")
    .select(["id", "year", "org_code", "org_name", "org_kind", "version", "published_at", "content_hash", "reason"])
    .$if(table !== null, (query) => query.where("year", "=", table?.year ?? 0).where("org_code", "=", table?.orgCode ?? ""))
    .$if(table === null, (query) => query.limit(50))
    .orderBy("published_at", "desc")
    .orderBy("version", "desc")
    .execute()

/**
 * A project in every newest table that names it: newest year first; within a year its unit's own table before the department's.
 * A corrected table that no longer names it no longer counts.
 */
export const findProject = (db: PublishedDb, code: string) =>
  db
    .selectFrom("published.project as p")
    .innerJoin("published.snapshot as s", "s.id", "p.snapshot_id")
    .innerJoinLateral(
      sql<{ unit: { code: string; name: string }; project: unknown }>`(
        select jsonb_build_object('code', unit -> 'code', 'name', unit -> 'name') as unit, project
        from jsonb_array_elements(s.content -> 'units') as unit, jsonb_array_elements(unit -> 'projects') as project
        where project ->> 'code' = ${code}
      )`.as("found"),
      (join) => join.onTrue(),
    )
    .select(["s.year", "s.version", "s.org_code", "s.org_name", "s.org_kind", "found.unit", "found.project"])
    .where("p.code", "=", code)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("published.snapshot as newer")
            .select("newer.id")
            .whereRef("newer.year", "=", "s.year")
            .whereRef("newer.org_code", "=", "s.org_code")
            .whereRef("newer.version", ">", "s.version"),
        ),
      ),
    )
    .orderBy("s.year", "desc")
    .orderBy("s.org_kind", "desc")
    .execute()

/** Projects that tables in force name; a project stands here once for each of them. */
const projectsInForce = (db: PublishedDb) =>
  db
    .selectFrom("published.project as p")
    .innerJoin(
      db
        .selectFrom("published.snapshot")
        .distinctOn(["year", "org_code"])
        .select("id")
        .orderBy("year")
        .orderBy("org_code")
        .orderBy("version", "desc")
        .as("s"),
      "s.id",
      "p.snapshot_id",
    )

/** Codes of projects in force, in their order: at most so many, after so many. */
export const findProjectCodes = async (db: PublishedDb, { skip, most }: { skip: number; most: number }): Promise<string[]> => {
  const rows = await projectsInForce(db).select("p.code").distinct().orderBy("p.code").offset(skip).limit(most).execute()
  return rows.map(({ code }) => code)
}

export const countProjectCodes = async (db: PublishedDb): Promise<number> => {
  const { count } = await projectsInForce(db)
    .select((eb) => eb.fn.count<string>("p.code").distinct().as("count"))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** More orgs than these are not listed in a form: departments only. */
const mostOrgs = 300

/** Years with tables, newest first, and orgs that published, departments before their units. */
export async function findPlaces(db: PublishedDb) {
  const rows = await db
    .selectFrom("published.snapshot")
    .select(["org_code as code", "org_kind as kind"])
    .select((eb) => [
      sql<number[]>`array_agg(distinct year)`.as("years"),
      sql<string>`(array_agg(org_name order by year desc, version desc))[1]`.as("name"),
      eb.fn.max("department_code").as("department"),
    ])
    .groupBy(["org_code", "org_kind"])
    .execute()
  const years = [...new Set(rows.flatMap((row) => row.years))].sort((a, b) => b - a)
  const shown = rows.length > mostOrgs ? rows.filter(({ kind }) => kind === "department") : rows
  const place = ({ department, kind, code }: (typeof rows)[number]) => `${department ?? code} ${kind} ${code}`
  return { years, orgs: shown.toSorted((a, b) => place(a).localeCompare(place(b), "en")).map(({ code, name }) => ({ code, name })) }
}
