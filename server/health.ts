// Whether this process can do its work: both of its connections answer, each as the role it should be.
import { type Kysely, sql } from "kysely"
import type { DB } from "#db/schema.ts"

type Part = "ok" | "failed"
export type Readiness = { ready: boolean; parts: { app: Part; public: Part } }

const patience = 3000

/** Refused after `patience`: a database that hangs is as unready as one that refuses. */
const soon = <Result>(work: Promise<Result>): Promise<Result> => {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`no answer within ${patience} ms`)), patience)
  return Promise.race([work, promise]).finally(() => clearTimeout(timer))
}

/**
 * Reads one row's worth through each connection; failures go to `report`, never to whoever asked.
 * `db` makes the connections, so that a wrong address counts as a failure too.
 */
export async function readiness(
  db: { app: () => Kysely<DB>; public: () => Kysely<DB> },
  report: (part: string, error: unknown) => void,
): Promise<Readiness> {
  const probe = (part: keyof typeof db, table: "target" | "published.snapshot"): Promise<Part> =>
    soon(Promise.resolve().then(() => sql`select 1 from ${sql.table(table)} limit 1`.execute(db[part]()))).then(
      () => "ok",
      (error: unknown) => {
        report(part, error)
        return "failed"
      },
    )
  const [app, open] = await Promise.all([probe("app", "target"), probe("public", "published.snapshot")])
  return { ready: app === "ok" && open === "ok", parts: { app, public: open } }
}
