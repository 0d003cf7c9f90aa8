import { type Kysely, sql } from "kysely"

// 移交: what a leaver has in hand goes to a colleague in one act. Who submitted a target stays who submitted it; who looks after it changes.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table target add column handed_to uuid references app_user;
    create index target_accepted on target (accepted_by) where accepted_by is not null;
    comment on column target.handed_to is 'the colleague who took over from who submitted it: told and bound like them, until the next submission';

    alter type notice_kind add value 'hand_over';

    alter table people_event drop constraint people_event_action_check;
    alter table people_event add check (action in ('grant', 'end_membership', 'hand_over'));
    alter table people_event add column request_key uuid;
    alter table people_event add unique (user_id, request_key);
    create index people_event_membership on people_event (membership_id, id);
  `.execute(db)
}
