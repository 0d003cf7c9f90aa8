// Who else has a draft open: each open window says so again and again, and is forgotten when it does not.
import { type Kysely, sql } from "kysely"
import { jsonArrayFrom } from "kysely/helpers/postgres"
import type { DB } from "#db/schema.ts"
import type { Actor } from "#server/domain/roles.ts"
import { seesDrafts, visibleTo, type WithTarget } from "./visible.ts"

/** `field`: the path of the field one is in. */
export type Presence = { id: string; tab: string; field: string | null }

const lease = sql`interval '30 seconds'`
const now = sql<Date>`statement_timestamp()`
const alive = sql<boolean>`p.seen_at > ${now} - ${lease}`

/**
 * Says that this window is here, and answers who else is, and which version stands in which state now. One statement; undefined for what this person
 * may not see as a draft.
 */
export const sayPresent = (db: Kysely<DB>, actor: Actor, { id, tab, field }: Presence) =>
  (db as unknown as Kysely<WithTarget>)
    .with("here", (qb) =>
      qb
        .selectFrom("target as t")
        .select(["t.id", "t.version", "t.state"])
        .where("t.id", "=", id)
        .where(visibleTo(actor))
        .where(sql<boolean>`${seesDrafts(actor)}::boolean`),
    )
    .with("gone", (qb) =>
      qb
        .deleteFrom("target_presence as p")
        .using("here")
        .whereRef("p.target_id", "=", "here.id")
        .where("p.tab", "<>", tab)
        .where(sql<boolean>`not ${alive}`),
    )
    .with("mine", (qb) =>
      qb
        .insertInto("target_presence")
        .columns(["target_id", "tab", "user_id", "field"])
        .expression((eb) =>
          eb
            .selectFrom("here")
            .select([
              "here.id",
              sql<string>`${tab}::uuid`.as("tab"),
              sql<string>`${actor.userId}::uuid`.as("user"),
              sql<string | null>`${field}::text`.as("field"),
            ]),
        )
        .onConflict((oc) =>
          oc.columns(["target_id", "tab"]).doUpdateSet({ field, seen_at: now }).where("target_presence.user_id", "=", actor.userId),
        ),
    )
    .selectFrom("here")
    .select(["here.version", "here.state"])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom("target_presence as p")
          .innerJoin("app_user as u", "u.id", "p.user_id")
          .select(["u.name", "p.field", sql<boolean>`p.user_id = ${actor.userId}`.as("self")])
          .whereRef("p.target_id", "=", "here.id")
          .where("p.tab", "<>", tab)
          .where(alive)
          .orderBy("u.name"),
      ).as("others"),
    )
    .executeTakeFirst()
