import { type Kysely, sql } from "kysely"

// What each reviewer has read of a target: so that they are told what changed since they last looked.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table review_look (
      target_id uuid not null references target,
      user_id uuid not null references app_user,
      seen_number int not null,
      seen_at timestamptz not null default statement_timestamp(),
      before_number int,
      before_at timestamptz,
      primary key (target_id, user_id),
      check (before_number < seen_number),
      check ((before_number is null) = (before_at is null))
    );
    comment on table review_look is 'made by reading the review page, never by a list';
    comment on column review_look.seen_number is 'the newest version this person has read';
    comment on column review_look.before_number is 'the version they had read before it: what the present one is new against, however often it is read';

    grant select, insert, update on review_look to perf_app;
  `.execute(db)
}
