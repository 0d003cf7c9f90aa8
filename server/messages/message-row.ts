// 催办 and 抄送 as the history keeps them.
import type { Insertable } from "kysely"
import type { TargetMessage } from "#db/schema.ts"
import type { Actor } from "#server/domain/roles.ts"
import type { FoundTarget } from "#server/targets/find.ts"

type Message = { key: string; kind: "urge" | "copy" | "end_copy"; note: string; told: readonly { userId: string }[]; names: string[] }

/** `key` is the row's id: the same message sent twice is stored once. */
export const messageRow = (actor: Actor, target: FoundTarget, { key, kind, note, told, names }: Message): Insertable<TargetMessage> => ({
  ...{ id: key, target_id: target.id, kind, round: target.round, step: target.state, at: target.now, note },
  ...{ user_id: actor.userId, user_name: actor.userName, membership_id: actor.membershipId, role: actor.role, org_name: actor.orgName },
  ...{ on_behalf_of_name: actor.onBehalfOf?.name ?? null, told: told.map(({ userId }) => userId), told_names: names },
})
