// The day a round closes: whoever has a draft in it that was never handed in is told, once a day.
import { type Kysely, sql } from "kysely"
import type { DB } from "#db/schema.ts"
import type { Clock } from "#server/clock.ts"
import { validNow } from "#server/people/standing.ts"
import { reachesAs } from "#server/targets/reach.ts"

/** Tells the editors of the unit. Running it twice on a day tells nobody twice; a round that was extended tells again on its new last day. */
export async function tellDeadlines(db: Kysely<DB>, clock: Clock): Promise<void> {
  await sql`
    with told as (
      insert into notice (target_id, round, step, user_id, kind, membership_id, by_name, told_at)
      select distinct on (t.id, u.id) t.id, t.round, t.state, u.id, 'deadline'::notice_kind, m.id, r.name, ${clock}
      from target t
      join budget_round r on r.id = t.round_id and r.opens_at <= ${clock} and r.closes_at > ${clock}
        and (r.closes_at at time zone 'Asia/Shanghai')::date = (${clock} at time zone 'Asia/Shanghai')::date
      join membership m on ${reachesAs("editor")} and ${validNow(clock)}
      join app_user u on u.id = m.user_id and u.disabled_at is null
      where t.state = 'draft' and t.deadline_bound
      on conflict (target_id, round, step, user_id, kind) do update set told_at = excluded.told_at, read_at = null, gone_at = null, gone_by = null
        where (notice.told_at at time zone 'Asia/Shanghai')::date < (excluded.told_at at time zone 'Asia/Shanghai')::date
      returning id, user_id
    )
    insert into outbox (notice_id, user_id, urgent, put_at) select id, user_id, true, ${clock} from told`.execute(db)
}
