// Statements that come again are prepared once per connection: PostgreSQL plans a join of a dozen tables for longer than it takes to carry it out.
import { sql } from "kysely"
import pg from "pg"

const most = { named: 200, watched: 2_000 }
/** A statement met this often is worth a name. Lists of ids make statements that never come again; they get none. */
const worthNaming = 3

const mark = "/* planned anew */"
/**
 * Put into a statement whose best plan depends on what is asked for (rare words or frequent ones), so that it gets none for all.
 * PostgreSQL goes over to one plan for all after five times where that one looks no dearer, and about words it can only guess.
 */
export const plannedAnew = sql.raw(mark)

/** Gives a statement its name on the third time, and none once so many have one: each costs memory in every connection. */
export function statementNames(limits = most): (text: string) => string | undefined {
  const names = new Map<string, string>()
  const seen = new Map<string, number>()
  return (text) => {
    const name = names.get(text)
    if (name || names.size >= limits.named) return name
    const times = (seen.get(text) ?? 0) + 1
    if (times < worthNaming) {
      if (seen.size >= limits.watched) seen.clear()
      seen.set(text, times)
      return undefined
    }
    seen.delete(text)
    names.set(text, `s${names.size + 1}`)
    return names.get(text)
  }
}

const nameOf = statementNames()
type Query = (text: unknown, values?: unknown, callback?: unknown) => unknown

/** A connection whose statements with parameters are named. */
export class PreparingClient extends pg.Client {
  override query = ((text: unknown, values?: unknown, callback?: unknown) => {
    const query = super.query.bind(this) as Query
    const lasting = typeof text === "string" && Array.isArray(values) && values.length > 0 && !text.includes(mark)
    const name = lasting ? nameOf(text) : undefined
    return name ? query({ name, text, values }, callback) : query(text, values, callback)
  }) as pg.Client["query"]
}
