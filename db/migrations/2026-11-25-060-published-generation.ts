import { type Kysely, sql } from "kysely"

// How far publication has come, as one number: whoever keeps published pages in memory asks for it and knows which are out of date.
// Its row is locked from the change to the commit, so numbers become visible in their order and none is ever missed.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table published.generation (
      number bigint not null,
      one_row boolean primary key default true check (one_row)
    );
    insert into published.generation (number) values (0);

    alter table published.snapshot add column generation bigint not null default 0;
    create index snapshot_generation on published.snapshot (generation);

    -- As their owner: the application may add snapshots, but not set this number.
    create function published.advance_generation() returns trigger language plpgsql security definer set search_path = '' as $$
    begin
      update published.generation set number = number + 1;
      return null;
    end $$;
    create function published.stamp_generation() returns trigger language plpgsql security definer set search_path = '' as $$
    begin
      select number into new.generation from published.generation;
      return new;
    end $$;
    revoke all on function published.advance_generation(), published.stamp_generation() from public;

    create trigger advance_generation before insert or update or delete on published.snapshot
      for each statement execute function published.advance_generation();
    create trigger stamp_generation before insert or update on published.snapshot
      for each row execute function published.stamp_generation();

    grant select on published.generation to perf_app, perf_public;
  `.execute(db)
}
