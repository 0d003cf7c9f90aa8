// To whom a target may be transferred (转办): a colleague who could decide it at this step.
import type { Transaction } from "kysely"
import type { DB } from "#db/schema.ts"
import { fixedClock } from "#server/clock.ts"
import type { Actor } from "#server/domain/roles.ts"
import { invalid } from "#server/errors.ts"
import { listAudience } from "#server/notices/audience.ts"
import { type FoundTarget, submittersOf } from "./find.ts"

/** Throws BAD_REQUEST at the field when nobody was chosen, or one who could not decide it. */
export async function colleagueOf(trx: Transaction<DB>, actor: Actor, target: FoundTarget, userId: string | undefined) {
  if (!userId) throw invalid([{ path: "colleague", message: "请选择转办给谁。" }])
  const leading = { targetId: target.id, state: target.state, submitters: submittersOf(target), actorId: actor.userId, only: userId }
  const [found] = await listAudience(trx, leading, fixedClock(target.now))
  if (!found) throw invalid([{ path: "colleague", message: "这位同事现在不能办理该项目，请另选一位。" }])
  return { userId: found.userId, name: found.name }
}
