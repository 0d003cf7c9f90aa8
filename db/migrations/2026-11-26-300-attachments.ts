import { type Kysely, sql } from "kysely"

// Files beside a target. Which of them stand in the content is said by the content itself (target.attachments, and in each version);
// here are the files that were ever brought for it, until nothing names them any more.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table target add column attachments jsonb not null default '[]';
    comment on column target.attachments is 'the files of the content: id, kind, name, type, size, hash';

    create type attachment_place as enum ('database', 'folder');
    create table attachment (
      id uuid primary key,
      target_id uuid not null references target on delete cascade,
      name text not null,
      type text not null,
      size int not null check (size > 0),
      hash text not null,
      place attachment_place not null,
      brought_by uuid not null references app_user,
      brought_at timestamptz not null default statement_timestamp()
    );
    create index attachment_target on attachment (target_id);
    comment on column attachment.place is 'where the bytes lie; stays as it is when the configuration changes';
    comment on column attachment.hash is 'SHA-256 of the bytes, in hex';

    create table attachment_piece (
      attachment_id uuid not null references attachment on delete cascade,
      position int not null,
      bytes bytea not null,
      primary key (attachment_id, position)
    );
    alter table attachment_piece alter column bytes set storage external;
    comment on column attachment_piece.bytes is 'stored as it is: such files are compressed already';

    grant select, insert, delete on attachment, attachment_piece to perf_app;
  `.execute(db)
}
