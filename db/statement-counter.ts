import type { KyselyPlugin } from "kysely"

/** Counts the statements that a connection answers: `db.withPlugin(counter.plugin)`, then read `counter.count`. */
export function statementCounter() {
  const counter = {
    count: 0,
    plugin: {
      transformQuery: ({ node }) => node,
      // Results, not queries: the parts of a `with` pass transformQuery one by one.
      transformResult: async ({ result }) => {
        counter.count += 1
        return result
      },
    } satisfies KyselyPlugin,
  }
  return counter
}
