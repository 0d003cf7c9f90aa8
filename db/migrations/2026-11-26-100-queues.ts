import { type Kysely, sql } from "kysely"

// Queues: whether a target stands where a return put it, and the indexes that find a desk, what came back, and what somebody handled.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table target add column returned boolean not null default false;
    comment on column target.returned is 'its last move was a return: it waits where that led';
    update target t set returned = true where 'return' = (
      select e.action from target_event e
      where e.target_id = t.id and e.action in ('submit', 'withdraw', 'approve', 'return', 'undo', 'revise', 'reopen')
      order by e.id desc limit 1);

    create index target_desk on target (district_id, state, (not returned), updated_at, id);
    create index target_returned on target (district_id, updated_at desc, id desc) where returned;
    create index target_event_membership on target_event (membership_id, target_id);
  `.execute(db)
}
