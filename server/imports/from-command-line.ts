// The same import without a browser: a unit's file for a year, read and reported, and stored when asked to.
import type { Kysely } from "kysely"
import type { DB } from "#db/schema.ts"
import type { Clock } from "#server/clock.ts"
import type { ImportReport } from "#server/domain/import/report.ts"
import type { Actor } from "#server/domain/roles.ts"
import { actorOf } from "#server/people/acting.ts"
import { validNow } from "#server/people/standing.ts"
import { prepareImport } from "./prepare.ts"
import type { Answers } from "./queries.ts"
import { packPlan, storePlan } from "./store.ts"

export type FileImport = {
  unitCode: string
  year: number
  fileName: string
  bytes: Uint8Array
  options: Answers
  commit: boolean
  login?: string
}
export type FileImported = Omit<ImportReport, "previews"> & { stored: boolean; as: string }

/** In whose name it is done: the editor that was named, or the unit's first. Every row of the log carries a person. */
async function findEditor(db: Kysely<DB>, { unitCode, login }: FileImport, clock: Clock): Promise<Actor> {
  let query = db
    .selectFrom("membership as m")
    .innerJoin("org as o", "o.id", "m.org_id")
    .innerJoin("app_user as u", "u.id", "m.user_id")
    .select(["m.id as membershipId", "u.id as userId"])
    .where("o.code", "=", unitCode)
    .where("m.role", "=", "editor")
    .where("u.disabled_at", "is", null)
    .where(validNow(clock))
    .orderBy("u.login")
  if (login) query = query.where("u.login", "=", login)
  const found = await query.executeTakeFirst()
  const actor = found && (await actorOf(db, found, clock))
  if (actor) return { ...actor, userName: `${actor.userName}（命令行）` }
  throw new Error(login ? `${login} 不是单位 ${unitCode} 的经办人。` : `单位 ${unitCode} 不存在，或没有经办人，不能导入。`)
}

/** The year's round that is open, else the one opened last. */
async function findRound(db: Kysely<DB>, actor: Actor, year: number, clock: Clock): Promise<string> {
  const round = await db
    .selectFrom("budget_round")
    .select("id")
    .where("district_id", "=", actor.districtId)
    .where("budget_year", "=", year)
    .orderBy((eb) => eb.and([eb("opens_at", "<=", clock), eb("closes_at", ">", clock)]), "desc")
    .orderBy("opens_at", "desc")
    .executeTakeFirst()
  if (!round) throw new Error(`${year} 年没有申报轮次。`)
  return round.id
}

const unheard = async (): Promise<void> => undefined

/** Refusals are errors with a sentence in Chinese; a file with errors is a report that says so. */
export async function importFile(db: Kysely<DB>, asked: FileImport, clock: Clock): Promise<FileImported> {
  const actor = await findEditor(db, asked, clock)
  const roundId = await findRound(db, actor, asked.year, clock)
  const { report, planned } = await prepareImport(db, actor, { ...asked, roundId }, clock, unheard)
  const stored = asked.commit && report.ok
  if (stored) await storePlan(db, actor, { packed: packPlan(planned), roundId, clock }, unheard)
  const { previews: _, ...shown } = report
  return { stored, as: actor.userName, ...shown }
}
