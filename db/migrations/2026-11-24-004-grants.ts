import { type Kysely, sql } from "kysely"

// Three roles: the migrator owns; perf_app works but cannot rewrite history; perf_public reads the published copies only.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    revoke all on schema public from public;
    grant usage on schema public, published to perf_app;
    grant usage on schema published to perf_public;

    grant select on district, org, budget_year, budget_round to perf_app;
    grant insert, update on district, org, budget_year, budget_round to perf_app;
    grant select, insert, update on app_user, membership, session, project, target to perf_app;
    grant select, insert, delete on finance_assignment to perf_app;
    grant select, insert, update, delete on indicator to perf_app;

    grant select, insert on target_version, target_event, publication, publication_source to perf_app;
    grant select, insert on published.snapshot, published.project to perf_app;

    grant select on published.snapshot, published.project to perf_public;
  `.execute(db)
}
