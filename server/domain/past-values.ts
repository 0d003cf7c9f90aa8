// What stood in the earlier years' targets for each indicator of this one, and whether this one asks for more. Lineage is that of
// match-rows.ts; a row that last year's target lacks may still be found in the one before.
import { ambitionOf, type Compared, demandOf } from "./ambition.ts"
import type { Better } from "./indicator-value.ts"
import { type Known, matchRows } from "./match-rows.ts"

export type PastRow = Known & { raw: string; better: Better }
/** What was approved for a year. */
export type PastYear = { year: number; indicators: readonly PastRow[] }
export type PastValue = { year: number; name: string; raw: string; better: Better }

/** A row is known a year further back by what it was called in between. */
function withYear(lines: ReadonlyMap<string, PastRow>, { indicators }: PastYear): Map<string, PastRow> {
  const found = matchRows(indicators, [...lines.values()])
  return new Map([...lines].flatMap(([id, row]) => (found.has(row) ? [[id, found.get(row) as PastRow]] : [])))
}

/** By the row's id, newest year first. `years` newest first, each once. */
export function pastValues(rows: readonly PastRow[], years: readonly PastYear[]): Map<string, PastValue[]> {
  const values = new Map<string, PastValue[]>()
  let lines: ReadonlyMap<string, PastRow> = new Map(rows.map((row) => [row.id, row]))
  for (const year of years) {
    const found = withYear(lines, year)
    for (const [id, { name, raw, better }] of found) values.set(id, [...(values.get(id) ?? []), { year: year.year, name, raw, better }])
    lines = new Map([...lines].map(([id, row]) => [id, found.get(id) ?? row]))
  }
  return values
}

/** Whether what is asked for now is more than then; null while nothing is asked for. */
export const sincePast = (past: PastValue, now: Pick<PastRow, "raw" | "better">, year: number): Compared | null =>
  now.raw.trim() === "" ? null : ambitionOf(demandOf(past, past.year), demandOf(now, year))
