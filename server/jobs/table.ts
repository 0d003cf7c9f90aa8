// Work that is done later, by the worker process. To add a job: give it a line in `jobs` below, write its handler in its area, name the
// handler in handlers.ts, and call enqueue(trx, name, payload) where the work arises; the queue is made by the next `npm start` or `migrate`.
import { z } from "zod"

/** Times in seconds. */
export type Job<Payload extends z.ZodType = z.ZodType> = {
  payload: Payload
  /** How often it is tried again after the first time failed. */
  retries: number
  /** Before the first retry; doubled for each one after it, up to an hour. */
  retryDelay: number
  /** Longer than this and it counts as failed. */
  expiresIn: number
  /** How many are fetched, and run side by side, at once. */
  together: number
  /** Minute, hour, day, month, weekday in Beijing time, for what happens by itself. */
  cron?: { at: string; payload: z.input<Payload> }
}
export type JobTable = Readonly<Record<string, Job>>

type Given<Payload extends z.ZodType> = Pick<Job<Payload>, "payload"> & Partial<Job<Payload>>
/** Five retries within about five minutes, fifteen minutes to finish. */
export const job = <Payload extends z.ZodType>(given: Given<Payload>): Job<Payload> => ({
  retries: 5,
  retryDelay: 10,
  expiresIn: 900,
  together: 10,
  ...given,
})

export const jobs = {
  "attachments.forget": job({ payload: z.strictObject({}), cron: { at: "20 3 * * *", payload: {} } }),
  "imports.read": job({ payload: z.strictObject({ id: z.uuid() }), retries: 1, retryDelay: 0, together: 1 }),
  "imports.store": job({ payload: z.strictObject({ id: z.uuid() }), retries: 1, retryDelay: 0, together: 1 }),
  "imports.forget": job({ payload: z.strictObject({}), cron: { at: "45 3 * * *", payload: {} } }),
  "bulk.run": job({ payload: z.strictObject({ bulkId: z.uuid() }), expiresIn: 3_600, together: 2 }),
  "bulk.forget-previews": job({ payload: z.strictObject({}), cron: { at: "40 3 * * *", payload: {} } }),
  /** Two at a time: each holds a cursor and a few megabytes. */
  "exports.write": job({ payload: z.strictObject({ id: z.uuid() }), retries: 2, together: 2 }),
  "exports.forget": job({ payload: z.strictObject({}), cron: { at: "10 * * * *", payload: {} } }),
  /** Every two minutes: what is urgent goes out at once, which is within two minutes. */
  "notices.mail": job({ payload: z.strictObject({}), retries: 0, together: 1, cron: { at: "*/2 * * * *", payload: {} } }),
  "people.forget-sessions": job({ payload: z.strictObject({}), cron: { at: "30 3 * * *", payload: {} } }),
  "publishing.publish-timed": job({ payload: z.strictObject({ id: z.uuid() }), retries: 20 }),
} satisfies JobTable

export type Jobs = typeof jobs
/** What enqueue takes. */
export type PayloadInput<Table extends JobTable, Name extends keyof Table> = z.input<Table[Name]["payload"]>
/** What the handler gets. */
export type Payload<Table extends JobTable, Name extends keyof Table> = z.output<Table[Name]["payload"]>
