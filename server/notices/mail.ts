// Mail that is due: urgent notices at once, the others in one digest for each person and day. Sending is a port: see decision 35.
import { type Kysely, sql, type Transaction } from "kysely"
import type { DB } from "#db/schema.ts"
import { inTransaction } from "#db/transaction.ts"
import { type Clock, fixedClock } from "#server/clock.ts"
import type { NoticeKind } from "#server/domain/notices.ts"
import type { State } from "#server/domain/workflow.ts"
import { log } from "#server/log.ts"
import { tellDeadlines } from "./deadline.ts"

export type MailLine = { kind: NoticeKind; step: State; projectName: string; unitName: string; byName: string; note: string; toldAt: Date }

/** `key` names the mail: the same mail has the same key when it is sent again, so a mail server or reader can drop the second. */
export type Mail = { key: string; userId: string; name: string; urgent: boolean; lines: MailLine[] }

/** Resolves once the mail was handed over; a rejection leaves it due again. */
export type SendMail = (mail: Mail) => Promise<void>

/** From this hour on, Asia/Shanghai, the digest of the day may go out. */
const digestHour = 8
const retryMinutes = 10
const lockKey = 20_261_125

/** What was read, or has stopped, needs no mail any more. */
const dropDead = (trx: Transaction<DB>, clock: Clock) =>
  sql`
  update outbox o set done_at = ${clock} from notice n
  where n.id = o.notice_id and o.done_at is null and (n.gone_at is not null or n.read_at is not null)`.execute(trx)

/**
 * Marks what is due as claimed and names its mail. Rows that were claimed but not sent within ten minutes are due again, under
 * their old key; new digest rows wait for tomorrow once today's digest is named.
 */
const claim = (trx: Transaction<DB>, clock: Clock) =>
  sql`
  with today as (select (${clock} at time zone 'Asia/Shanghai')::date as day, extract(hour from ${clock} at time zone 'Asia/Shanghai') as hour),
  named as (
    select o.id, case when o.urgent then 'urgent:' || o.id else 'digest:' || o.user_id || ':' || today.day end as key
    from outbox o, today where o.done_at is null and o.mail_key is null and (o.urgent or today.hour >= ${digestHour})
  ), fresh as (
    select named.* from named where not exists (select from outbox sent where sent.mail_key = named.key)
  )
  update outbox o set claimed_at = ${clock}, mail_key = coalesce(o.mail_key, fresh.key)
  from outbox every left join fresh on fresh.id = every.id
  where every.id = o.id and o.done_at is null
    and (fresh.id is not null or o.claimed_at <= ${clock} - make_interval(mins => ${retryMinutes}))`.execute(trx)

const claimed = async (trx: Transaction<DB>, clock: Clock): Promise<Mail[]> => {
  const { rows } = await sql<Mail>`
    select key, user_id as "userId", name, urgent, json_agg(line order by line->>'toldAt') as lines from (
      select distinct on (o.mail_key, n.id) o.mail_key as key, o.user_id, u.name, o.urgent, json_build_object('kind', n.kind, 'step', n.step,
        'projectName', p.name, 'unitName', unit.name, 'byName', n.by_name, 'note', n.note, 'toldAt', n.told_at) as line
      from outbox o
      join notice n on n.id = o.notice_id
      join app_user u on u.id = o.user_id and u.disabled_at is null
      join target t on t.id = n.target_id join project p on p.id = t.project_id join org unit on unit.id = t.unit_id
      where o.done_at is null and o.claimed_at = ${clock}
    ) row group by key, user_id, name, urgent order by urgent desc, name, key`.execute(trx)
  return rows.map((mail) => ({ ...mail, lines: mail.lines.map((line) => ({ ...line, toldAt: new Date(line.toldAt) })) }))
}

/** Claims and answers the mail that is due now, urgent ones first. Asked again at once, it answers nothing: nobody gets a mail twice. */
export const dueMail = (db: Kysely<DB>, clock: Clock): Promise<Mail[]> =>
  inTransaction(db, async (trx) => {
    await sql`select pg_advisory_xact_lock(${lockKey})`.execute(trx)
    const { now } = await trx.selectNoFrom(clock.as("now")).executeTakeFirstOrThrow()
    await dropDead(trx, fixedClock(now))
    await claim(trx, fixedClock(now))
    return claimed(trx, fixedClock(now))
  })

const markSent = (db: Kysely<DB>, key: string, clock: Clock) =>
  db.updateTable("outbox").set({ done_at: clock }).where("mail_key", "=", key).where("done_at", "is", null).execute()

/** Sends what is due, mail by mail; one that fails is due again in ten minutes and does not hold up the others. */
export async function sendDueMail(db: Kysely<DB>, clock: Clock, send: SendMail): Promise<{ sent: number; failed: number }> {
  await tellDeadlines(db, clock)
  const outcome = { sent: 0, failed: 0 }
  for (const mail of await dueMail(db, clock)) {
    try {
      await send(mail)
      await markSent(db, mail.key, clock)
      outcome.sent += 1
    } catch (err) {
      log.error({ err, mail: mail.key }, "mail was not sent")
      outcome.failed += 1
    }
  }
  return outcome
}

/** The adapter of this installation: no mail server is configured, so the log says that a mail would have gone out. */
export const logMail: SendMail = async ({ key, urgent, lines }) => {
  log.info({ mail: key, urgent, notices: lines.length }, "mail is due; no mail server is configured")
}
