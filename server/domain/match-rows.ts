// Which indicator of one version is which of another. By id, which a row keeps through edits and years, or by the
// row it says it continues; then by what is measured, since
// an import or a new year may have made new ids. Rows that change places are matched all the same: no reorder is a removal (decision 31).
import { core, sameMeasure } from "./checks/likeness.ts"
import { plain } from "./checks/names.ts"
import type { Category } from "./published-table.ts"
import { nameKey } from "./text.ts"

/** What a row is known by. */
export type Known = { id: string; lineage?: string | undefined; category: Category; name: string }

type Rest<Row extends Known> = readonly [readonly Row[], readonly Row[]]

const measureOf = ({ name }: Known): string => core(plain(name))

/** Ways to know a row, surest first. Rows of one key are paired in their order. A row without a name is known by its id alone. */
const keys: readonly ((row: Known) => string | null)[] = [
  ({ id }) => id,
  ({ id, lineage }) => lineage ?? id,
  (row) => nameKey(row.name) && `${row.category} ${nameKey(row.name)}`,
  (row) => nameKey(row.name) || null,
  (row) => measureOf(row) && `${row.category} ${measureOf(row)}`,
]

function byKey<Row extends Known>([a, b]: Rest<Row>, keyOf: (row: Known) => string | null): [Row, Row][] {
  const waiting = Map.groupBy(b, keyOf)
  return a.flatMap((row): [Row, Row][] => {
    const key = keyOf(row)
    const other = key ? waiting.get(key)?.shift() : undefined
    return other ? [[row, other]] : []
  })
}

/** A little renamed: each must be the only one like the other, else nothing is guessed. */
function alike<Row extends Known>([a, b]: Rest<Row>): [Row, Row][] {
  const like = (row: Row, other: Row) => row.category === other.category && sameMeasure(measureOf(row), measureOf(other))
  return a.flatMap((row): [Row, Row][] => {
    const [other, ...more] = b.filter((each) => like(row, each))
    return other && more.length === 0 && a.filter((each) => like(each, other)).length === 1 ? [[row, other]] : []
  })
}

/** For each row of `b` that has one, its counterpart in `a`. The same pairs come out the other way round. */
export function matchRows<Row extends Known>(a: readonly Row[], b: readonly Row[]): Map<Row, Row> {
  const found = new Map<Row, Row>()
  const rest = (): Rest<Row> => {
    const taken = new Set(found.values())
    return [a.filter((row) => !taken.has(row)), b.filter((row) => !found.has(row))]
  }
  const keep = (pairs: [Row, Row][]) => {
    for (const [row, other] of pairs) found.set(other, row)
  }
  for (const keyOf of keys) keep(byKey(rest(), keyOf))
  keep(alike(rest()))
  return found
}

/** Places in the longest sequence that rises. */
function rising(numbers: readonly number[]): Set<number> {
  const best: { length: number; before: number }[] = []
  numbers.forEach((number, at) => {
    const earlier = numbers.slice(0, at).reduce((found, other, place) => {
      const longer = other < number && (best[place]?.length ?? 0) > (best[found]?.length ?? 0)
      return longer ? place : found
    }, -1)
    best.push({ length: (best[earlier]?.length ?? 0) + 1, before: earlier })
  })
  let last = best.reduce((found, { length }, at) => (length > (best[found]?.length ?? 0) ? at : found), -1)
  const places = new Set<number>()
  for (; last >= 0; last = best[last]?.before ?? -1) places.add(last)
  return places
}

/** Rows of `b` that stand elsewhere among those kept: the fewest whose moving explains the new order. */
export function movedRows<Row>(a: readonly Row[], b: readonly Row[], matches: ReadonlyMap<Row, Row>): Set<Row> {
  const place = new Map(a.map((row, at) => [row, at]))
  const keptRows = b.filter((row) => matches.has(row))
  const inOrder = rising(keptRows.map((row) => place.get(matches.get(row) as Row) ?? 0))
  return new Set(keptRows.filter((_, at) => !inOrder.has(at)))
}
