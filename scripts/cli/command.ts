import type { Kysely } from "kysely"
import type { DB } from "#db/schema.ts"
import type { Addresses } from "#scripts/database/prepare.ts"

export type Context = {
  /** As perf_app. */
  db: Kysely<DB>
  addresses: Addresses
}

/** What a command answers: text goes to standard output as it is, anything else as JSON; nothing when it printed itself. */
export type Answer = { output: unknown; exitCode: number }

/** A command: refusals are errors with a sentence in Chinese. */
export type Command = {
  help: string
  run(args: string[], context: Context): Promise<Answer> | Promise<void>
}
