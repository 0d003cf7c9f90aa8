// Calls any procedure by its path, as a request would, for the tests that walk through all of them.
import { inspect } from "node:util"
import { callTRPCProcedure, TRPCError } from "@trpc/server"
import { statementCounter } from "#db/statement-counter.ts"
import type { TestDatabase } from "#db/testing.ts"
import { databaseClock } from "./clock.ts"
import type { Actor } from "./domain/roles.ts"
import type { ProcedurePath } from "./permissions-samples.ts"
import { appRouter } from "./router.ts"

/** `text` is the whole answer, to look for names in. `statements` counts what was sent to the database, begin and commit aside. */
export type Answer = { refused: TRPCError["code"] } | { text: string; statements: number }

/** Takes back whatever the call wrote, so that every call meets the same rows. */
export async function ask(databases: TestDatabase, path: ProcedurePath, input: unknown, actor: Actor | null): Promise<Answer> {
  const counter = statementCounter()
  const trx = await databases.app.startTransaction().execute()
  const ctx = {
    db: trx.withPlugin(counter.plugin),
    publicDb: databases.public.withPlugin(counter.plugin),
    actor,
    clock: databaseClock,
    requestId: "test",
  }
  const how = { type: "query", allowMethodOverride: true, signal: undefined, batchIndex: 0 } as const
  try {
    const answer: unknown = await callTRPCProcedure({ router: appRouter, path, ctx, getRawInput: async () => input, ...how })
    return { text: inspect(answer, { depth: null, maxArrayLength: null, maxStringLength: null }), statements: counter.count }
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error
    return { refused: error.code }
  } finally {
    await trx.rollback().execute()
  }
}
