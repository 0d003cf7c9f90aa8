import { type Kysely, sql } from "kysely"

// One act on many targets: what was chosen, what was previewed of each target, and how each one ended.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create type bulk_state as enum ('previewed', 'running', 'stopped', 'done');
    create type bulk_item_state as enum ('waiting', 'done', 'refused', 'moved', 'failed');

    create table bulk_act (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references app_user,
      membership_id uuid not null references membership,
      action text not null,
      note text not null,
      goal text not null,
      colleague uuid references app_user,
      filter jsonb not null,
      rest_of uuid references bulk_act,
      state bulk_state not null default 'previewed',
      why text,
      made_at timestamptz not null,
      started_at timestamptz,
      ended_at timestamptz
    );
    create index bulk_act_user on bulk_act (user_id, made_at desc);
    comment on column bulk_act.rest_of is 'the act whose undone targets this one tries again';
    comment on column bulk_act.why is 'why it was stopped, where nobody pressed the button';

    create table bulk_item (
      bulk_id uuid not null references bulk_act on delete cascade,
      target_id uuid not null references target,
      position int not null,
      version int not null,
      leads_to target_state,
      state bulk_item_state not null,
      why text,
      at timestamptz,
      primary key (bulk_id, target_id)
    );
    create index bulk_item_state on bulk_item (bulk_id, state, position);
    comment on column bulk_item.version is 'the version that was previewed: whoever changed the target since is not overruled';
    comment on column bulk_item.leads_to is 'where the act would lead; null for what was refused in the preview';

    grant select, insert, update, delete on bulk_act to perf_app;
    grant select, insert, update on bulk_item to perf_app;
  `.execute(db)
}
