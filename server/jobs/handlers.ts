// Who does which job. A handler may run more than once (a worker can die after the work and before the note of it): it has to bear that.
import type { Kysely } from "kysely"
import type { Logger } from "pino"
import type { DB } from "#db/schema.ts"
import { configuredStores } from "#server/attachments/configured.ts"
import { forgetAttachments } from "#server/attachments/forget.ts"
import { forgetPreviews, runBulk } from "#server/bulk/run.ts"
import type { Clock } from "#server/clock.ts"
import { forgetExports } from "#server/exports/queries.ts"
import { writeExport } from "#server/exports/run.ts"
import { readUpload, storeUpload } from "#server/imports/jobs.ts"
import { forgetFiles } from "#server/imports/queries.ts"
import { logMail, sendDueMail } from "#server/notices/mail.ts"
import { forgetSessions } from "#server/people/jobs.ts"
import { publishTimed } from "#server/publishing/timed.ts"
import type { Jobs, JobTable, Payload } from "./table.ts"

export type JobContext = {
  /** The job's id, the same at each attempt. */
  id: string
  /** 0 the first time. */
  attempt: number
  /** As perf_app. */
  db: Kysely<DB>
  clock: Clock
  log: Logger
  /** Fires when the job has taken too long or was cancelled: stop then, nobody waits for it any more. */
  signal: AbortSignal
}

/** Does the work; throws to be tried again. An object it answers is kept with the job. */
export type Handler<Table extends JobTable, Name extends keyof Table> = (
  payload: Payload<Table, Name>,
  context: JobContext,
) => Promise<unknown>
export type Handlers<Table extends JobTable> = { readonly [Name in keyof Table]: Handler<Table, Name> }

export const handlers: Handlers<Jobs> = {
  "attachments.forget": (_, { db, clock }) => forgetAttachments(db, clock, configuredStores()),
  "imports.read": readUpload,
  "imports.store": storeUpload,
  "imports.forget": (_, { db, clock }) => forgetFiles(db, clock),
  "bulk.run": runBulk,
  "bulk.forget-previews": (_, { db, clock }) => forgetPreviews(db, clock),
  "exports.write": writeExport,
  "exports.forget": (_, { db, clock }) => forgetExports(db, clock),
  // Running twice sends nothing twice: what is due is claimed under a lock, and what fails is due again by itself.
  "notices.mail": (_, { db, clock }) => sendDueMail(db, clock, logMail),
  "people.forget-sessions": (_, { db, clock }) => forgetSessions(db, clock),
  "publishing.publish-timed": ({ id }, { db, clock }) => publishTimed(db, id, clock),
}
