import { sql } from "kysely"
import { expect, test } from "vitest"
import { testDatabase } from "./testing.ts"

const db = await testDatabase()

/** "table: letters" for a role; S select, I insert, U update, D delete, T truncate. Tables it may not touch at all are left out. */
async function grantsOf(role: "perf_app" | "perf_public"): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select format('%s.%s: %s', n.nspname, c.relname, string_agg(left(p.privilege, 1), '' order by p.place)) as line
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) with ordinality as p(privilege, place)
    where c.relkind in ('r', 'v', 'p') and n.nspname in ('public', 'published', 'pgboss')
      and has_schema_privilege(${role}, n.oid, 'usage') and has_table_privilege(${role}, c.oid, p.privilege)
    and c.relname not like 'kysely%'
    group by n.nspname, c.relname order by n.nspname, c.relname`.execute(db.owner)
  return rows.map((row) => row.line)
}

// The whole rule. History (versions, events, publications) can be added to and read; nobody but the migrator deletes a target;
// sessions are forgotten a month after they ended, and jobs come and go.
test("what the application may do to each table", async () => {
  expect(await grantsOf("perf_app")).toEqual([
    "pgboss.bam: S",
    "pgboss.instance: SIUD",
    "pgboss.job: SIUD",
    "pgboss.job_common: SIUD",
    "pgboss.job_dependency: SIUD",
    "pgboss.queue: SIU",
    "pgboss.schedule: SIUD",
    "pgboss.subscription: S",
    "pgboss.version: SU",
    "public.app_user: SIU",
    "public.attachment: SID",
    "public.attachment_piece: SID",
    "public.budget_round: SIU",
    "public.budget_year: SIU",
    "public.budget_year_change: SI",
    "public.bulk_act: SIUD",
    "public.bulk_item: SIU",
    "public.deadline_request: SIU",
    "public.district: SIU",
    "public.export_file: SIU",
    "public.export_piece: SID",
    "public.finance_assignment: SID",
    "public.formal_reply: SIU",
    "public.import_mapping: SIU",
    "public.import_upload: SIU",
    "public.indicator: SIUD",
    "public.internal_note: SI",
    "public.library_indicator: SIU",
    "public.membership: SIU",
    "public.notice: SIU",
    "public.org: SIU",
    "public.outbox: SIU",
    "public.people_event: SI",
    "public.project: SIU",
    "public.publication: SI",
    "public.publication_source: SI",
    "public.quality_rule_setting: SIUD",
    "public.return_point: SIU",
    "public.return_point_event: SI",
    "public.review_draft: SIUD",
    "public.review_look: SIU",
    "public.review_sheet: SIU",
    "public.review_sheet_item: SIUD",
    "public.round_change: SI",
    "public.session: SIUD",
    "public.standard_reason: SIU",
    "public.substitution: SIU",
    "public.target: SIU",
    "public.target_copy: SIU",
    "public.target_event: SI",
    "public.target_finding: SI",
    "public.target_message: SI",
    "public.target_presence: SIUD",
    "public.target_version: SI",
    "public.timed_publication: SI",
    "public.withdrawal: SI",
    "published.duty: S",
    "published.generation: S",
    "published.project: SI",
    "published.search_entry: S",
    "published.snapshot: SI",
    "published.withdrawal: SI",
  ])
})

test("what the role behind public pages may do", async () => {
  expect(await grantsOf("perf_public")).toEqual([
    "published.duty: S",
    "published.generation: S",
    "published.project: S",
    "published.search_entry: S",
    "published.snapshot: S",
    "published.withdrawal: S",
  ])
})

test("PostgreSQL itself refuses to rewrite history or to read drafts for the public", async () => {
  const refused = { code: "42501" }
  await expect(db.app.updateTable("target_event").set({ note: "x" }).execute()).rejects.toMatchObject(refused)
  await expect(db.app.deleteFrom("target_version").execute()).rejects.toMatchObject(refused)
  await expect(db.app.updateTable("published.snapshot").set({ reason: "x" }).execute()).rejects.toMatchObject(refused)
  await expect(sql`select * from public.target`.execute(db.public)).rejects.toMatchObject(refused)
  await expect(sql`create table public.x ()`.execute(db.app)).rejects.toMatchObject(refused)
})
