// Which indicator of the file is which of the target: rows keep their ids, so that a renamed one stays the same indicator over the years.
import { defaultBetter, parseValue } from "../indicator-value.ts"
import type { IndicatorRow } from "../target.ts"
import { nameKey } from "../text.ts"
import type { ReadIndicator } from "./read-indicator.ts"

const byName = (row: { category: string; name: string }): string => `${row.category} ${nameKey(row.name)}`
const byValue = (row: { category: string; raw: string }): string => `${row.category} ${row.raw}`

/** Takes the first row with a key out of what is left. */
function take(left: IndicatorRow[], key: string, keyOf: (row: IndicatorRow) => string): IndicatorRow | undefined {
  const at = left.findIndex((row) => keyOf(row) === key)
  return at < 0 ? undefined : left.splice(at, 1)[0]
}

/** What the file does not say of an indicator stays as it was. */
function rowOf(read: ReadIndicator, old: IndicatorRow | undefined, newId: () => string): IndicatorRow {
  const saysSubcategory = read.columns.has("subcategory")
  const keepsBetter = old !== undefined && !read.columns.has("better") && old.raw === read.raw
  const extras = Object.fromEntries(Object.entries(read.extras).map(([key, text]) => [key, text || undefined]))
  return {
    ...old,
    ...extras,
    id: old?.id ?? newId(),
    category: read.category,
    subcategory: saysSubcategory || old?.category !== read.category ? read.subcategory : old.subcategory,
    name: read.name,
    raw: read.raw,
    better: keepsBetter ? old.better : read.columns.has("better") ? read.better : defaultBetter(parseValue(read.raw)),
  }
}

/** By the id it was exported with; else by name; then, for those that were renamed, by value within the same level 1. */
export function matchIndicators(read: readonly ReadIndicator[], current: readonly IndicatorRow[], newId: () => string): IndicatorRow[] {
  const left = [...current]
  const known = read.map(({ id }) => (id === null ? undefined : take(left, id, (row) => row.id)))
  const named = read.map((row, at) => known[at] ?? take(left, byName(row), byName))
  return read.map((row, at) => rowOf(row, named[at] ?? take(left, byValue(row), byValue), newId))
}
