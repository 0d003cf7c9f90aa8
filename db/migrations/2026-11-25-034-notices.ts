import { type Kysely, sql } from "kysely"

// Who is told of what, and the mail that is due for it. Written in the transaction of the act that tells.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create type notice_kind as enum ('desk', 'returned', 'reopened', 'approved', 'transfer', 'copy', 'urge', 'deadline');

    create table notice (
      id uuid primary key default gen_random_uuid(),
      target_id uuid not null references target,
      round int not null,
      step target_state not null,
      user_id uuid not null references app_user,
      kind notice_kind not null,
      membership_id uuid not null references membership,
      by_name text not null,
      note text not null default '',
      told_at timestamptz not null,
      told_by bigint references target_event,
      read_at timestamptz,
      gone_at timestamptz,
      gone_by bigint references target_event,
      unique (target_id, round, step, user_id, kind)
    );
    create index notice_user on notice (user_id, told_at desc) where gone_at is null;
    create index notice_unread on notice (user_id) where gone_at is null and read_at is null;
    comment on column notice.membership_id is 'as which the person is told: a membership of their own, or one they stand in for';
    comment on column notice.gone_at is 'the target has left the step; gone_by is the act that did it, whose undo brings the notice back';

    create table outbox (
      id bigint primary key generated always as identity,
      notice_id uuid not null references notice,
      user_id uuid not null references app_user,
      urgent boolean not null,
      put_at timestamptz not null,
      mail_key text,
      claimed_at timestamptz,
      done_at timestamptz
    );
    create index outbox_due on outbox (user_id) where done_at is null;
    create index outbox_mail on outbox (mail_key);
    comment on column outbox.mail_key is 'one mail has one key, also when it is sent again after a failure';

    create index membership_role on membership (role);
    create index finance_assignment_department on finance_assignment (department_id);

    grant select, insert, update on notice, outbox to perf_app;
  `.execute(db)
}
