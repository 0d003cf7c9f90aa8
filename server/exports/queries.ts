// Exports in SQL. A file belongs to one person acting as one membership: nobody else can name it.
import { type Kysely, sql, type Transaction } from "kysely"
import type { DB } from "#db/schema.ts"
import type { Clock } from "#server/clock.ts"
import type { Actor } from "#server/domain/roles.ts"
import type { TargetFilter } from "#server/targets/queries.ts"
import type { ExportForm } from "./forms.ts"

const keptHours = 24
const listedRows = 20

const own = (db: Kysely<DB>, actor: Actor) =>
  db.selectFrom("export_file as x").where("x.user_id", "=", actor.userId).where("x.membership_id", "=", actor.membershipId)

/** A file that can still be fetched. */
const alive = (clock: Clock) => sql<boolean>`(x.state = 'done' and x.expires_at > ${clock})`

export type ExportFilter = { [Key in keyof TargetFilter]: TargetFilter[Key] }

export const addExport = (trx: Transaction<DB>, actor: Actor, id: string, form: ExportForm, filter: ExportFilter) =>
  trx
    .insertInto("export_file")
    .values({ id, user_id: actor.userId, membership_id: actor.membershipId, form, filter: JSON.stringify(filter) })
    .execute()

export async function countUnfinished(db: Kysely<DB>, actor: Actor): Promise<number> {
  const { n } = await own(db, actor)
    .where("x.state", "in", ["waiting", "running"])
    .select(sql<number>`count(*)::int`.as("n"))
    .executeTakeFirstOrThrow()
  return n
}

/** The newest first. */
export const listExports = (db: Kysely<DB>, actor: Actor, clock: Clock) =>
  own(db, actor)
    .select(["x.id", "x.form", "x.state", "x.written", "x.total", "x.bytes", "x.made_at as madeAt", "x.expires_at as expiresAt"])
    .select([sql<ExportFilter>`x.filter`.as("filter"), alive(clock).as("ready")])
    .orderBy("x.made_at", "desc")
    .limit(listedRows)
    .execute()

/** What has to be known to send it; undefined where it is not this person's, not done, or gone. */
export const findExport = (db: Kysely<DB>, actor: Actor, id: string, clock: Clock) =>
  own(db, actor)
    .where("x.id", "=", id)
    .where(alive(clock))
    .select(["x.id", "x.form", "x.bytes", "x.made_at as madeAt"])
    .select((eb) =>
      eb
        .selectFrom("export_piece as e")
        .whereRef("e.export_id", "=", "x.id")
        .select(sql<number>`count(*)::int`.as("n"))
        .$asScalar()
        .$notNull()
        .as("pieces"),
    )
    .executeTakeFirst()

export const readPiece = (db: Kysely<DB>, actor: Actor, id: string, place: number, clock: Clock) =>
  own(db, actor)
    .innerJoin("export_piece as e", "e.export_id", "x.id")
    .where("x.id", "=", id)
    .where("e.place", "=", place)
    .where(alive(clock))
    .select("e.data")
    .executeTakeFirst()

/** Stops it where it is not done yet; answers whether there was one to stop. */
export async function cancelExport(db: Kysely<DB>, actor: Actor, id: string, clock: Clock): Promise<boolean> {
  const stopped = await db
    .updateTable("export_file")
    .set({ state: "cancelled", ended_at: clock })
    .where("id", "=", id)
    .where("user_id", "=", actor.userId)
    .where("membership_id", "=", actor.membershipId)
    .where("state", "in", ["waiting", "running"])
    .executeTakeFirst()
  return stopped.numUpdatedRows === 1n
}

// ---- what the worker does with them

/** Takes it up, also for the second time; undefined where it was cancelled or is done. */
export const takeUp = (db: Kysely<DB>, id: string) =>
  db
    .updateTable("export_file")
    .set({ state: "running", written: 0 })
    .where("id", "=", id)
    .where("state", "in", ["waiting", "running", "failed"])
    .returning([
      "user_id as userId",
      "membership_id as membershipId",
      sql<ExportForm>`form`.as("form"),
      sql<TargetFilter>`filter`.as("filter"),
    ])
    .executeTakeFirst()

/** Notes how far it is; false where it was cancelled meanwhile. */
export async function noteProgress(db: Kysely<DB>, id: string, progress: { written: number; total?: number }): Promise<boolean> {
  const noted = await db.updateTable("export_file").set(progress).where("id", "=", id).where("state", "=", "running").executeTakeFirst()
  return noted.numUpdatedRows === 1n
}

export const forgetPieces = (db: Kysely<DB>, id: string) => db.deleteFrom("export_piece").where("export_id", "=", id).execute()

export const addPiece = (db: Kysely<DB>, id: string, place: number, data: Buffer) =>
  db.insertInto("export_piece").values({ export_id: id, place, data }).execute()

export const finishExport = (db: Kysely<DB>, id: string, bytes: number, written: number, clock: Clock) =>
  db
    .updateTable("export_file")
    .set({ state: "done", bytes: BigInt(bytes), written, total: written, ended_at: clock })
    .set({ expires_at: sql<Date>`${clock} + make_interval(hours => ${keptHours})` })
    .where("id", "=", id)
    .where("state", "=", "running")
    .execute()

export const failExport = (db: Kysely<DB>, id: string, clock: Clock) =>
  db.updateTable("export_file").set({ state: "failed", ended_at: clock }).where("id", "=", id).where("state", "=", "running").execute()

/** Deletes the files that have expired, and what was left of cancelled and failed ones; the rows about them stay. */
export async function forgetExports(db: Kysely<DB>, clock: Clock): Promise<{ forgotten: number }> {
  const gone = await db
    .deleteFrom("export_piece")
    .using("export_file as x")
    .whereRef("x.id", "=", "export_piece.export_id")
    .where(sql<boolean>`(x.expires_at <= ${clock} or x.state in ('cancelled', 'failed'))`)
    .executeTakeFirst()
  return { forgotten: Number(gone.numDeletedRows) }
}
