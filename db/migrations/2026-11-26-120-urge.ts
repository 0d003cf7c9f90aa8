import { type Kysely, sql } from "kysely"

// 催办 binds the item and its step, not the person and the day: whoever urges, the one who has it is not urged again at once.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop index target_message_daily;
    alter table target_message drop column day;
    alter table target_message add column org_name text not null;
    create index target_message_urge on target_message (target_id, round, step, at) where kind = 'urge';
    comment on column target_message.id is 'chosen by who writes: the same message sent twice is stored once';

    alter table district add column urge_every int not null default 1 check (urge_every between 0 and 30);
    comment on column district.urge_every is 'one 催办 per item and step in so many working days; 0: as often as one likes';
  `.execute(db)
}
