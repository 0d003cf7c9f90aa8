// The indicators of two versions, line by line, with last year's beside them.
import { ambitionOf, type Compared, demandOf } from "./ambition.ts"
import { type Comparable, type ExtraChange, type TextChange, textChange } from "./compare-texts.ts"
import { matchRows, movedRows } from "./match-rows.ts"
import { betterLabels, kindOf } from "./merge.ts"
import type { IndicatorRow } from "./target.ts"
import { rowExtraLabels, rowExtras } from "./target-form.ts"
import type { Change } from "./written-form.ts"

/** "earlier": a row of last year that neither version has. */
export type RowKind = "added" | "removed" | "kept" | "earlier"
export type RowChange = {
  kind: RowKind
  /** "indicators[ID]", by the newest version that has the row. */
  path: string
  earlier: IndicatorRow | null
  before: IndicatorRow | null
  after: IndicatorRow | null
  /** Which row it is in each version, from 1. */
  places: { before: number | null; after: number | null }
  /** Stands elsewhere among the rows that both versions have. */
  moved: boolean
  fields: { kind: TextChange; name: TextChange; raw: TextChange; better: TextChange }
  /** What else the 申报表 says of the row, where either version says anything. */
  extras: ExtraChange[]
  /** Of all of these together. */
  change: Change
  /** Its value, or which way is better, is another. */
  target: boolean
  /** From `before` to `after`, where both have the row. */
  ambition: Compared | null
  /** From last year to the newest version that has the row. */
  sinceEarlier: Compared | null
}

type Line = Pick<RowChange, "earlier" | "before" | "after">

/** Rows that have no line yet get one, each below the row it followed in its own version. */
const withOthers = (lines: readonly Line[], rows: readonly IndicatorRow[], side: keyof Line): Line[] =>
  rows.reduce<Line[]>(
    (all, row, at) => {
      if (all.some((line) => line[side] === row)) return all
      const above = all.findIndex((line) => line[side] === rows[at - 1])
      return all.toSpliced(above + 1, 0, { earlier: null, before: null, after: null, [side]: row })
    },
    [...lines],
  )

const newest = ({ before, after }: Line): IndicatorRow | null => after ?? before

/** One line for each indicator that any of the versions has, in the order of the newest. */
function linesOf(before: Comparable, after: Comparable, earlier: Comparable | null) {
  const matches = matchRows(before.indicators, after.indicators)
  const moved = movedRows(before.indicators, after.indicators, matches)
  const now = after.indicators.map((row): Line => ({ earlier: null, before: matches.get(row) ?? null, after: row }))
  const both = withOthers(now, before.indicators, "before")
  const lastYear = earlier?.indicators ?? []
  const known = matchRows(
    lastYear,
    both.flatMap((line) => newest(line) ?? []),
  )
  const all = both.map((line) => ({ ...line, earlier: known.get(newest(line) as IndicatorRow) ?? null }))
  return { lines: withOthers(all, lastYear, "earlier"), moved }
}

function fieldsOf({ before, after }: Line): RowChange["fields"] {
  const field = (words: (row: IndicatorRow) => string) => textChange(before && words(before), after && words(after))
  return {
    kind: field(kindOf),
    name: field(({ name }) => name),
    raw: field(({ raw }) => raw),
    better: field(({ better }) => betterLabels[better]),
  }
}

const extrasOf = ({ before, after }: Line): ExtraChange[] =>
  rowExtras.flatMap((key) => {
    const [first, second] = [before && (before[key] ?? ""), after && (after[key] ?? "")]
    return first || second ? [{ key, label: rowExtraLabels[key], ...textChange(first, second) }] : []
  })

function kindOfLine({ before, after }: Line): RowKind {
  if (before && after) return "kept"
  if (after) return "added"
  return before ? "removed" : "earlier"
}

const worst = (all: readonly TextChange[]): Change =>
  (["changed", "form"] as const).find((change) => all.some((each) => each.change === change)) ?? "same"

type Years = { before: number | undefined; after: number | undefined; earlier: number | undefined }
type Placed = { line: Line; places: RowChange["places"]; moved: boolean }

function rowChange({ line, places, moved }: Placed, years: Years): RowChange {
  const { earlier, before, after } = line
  const [fields, extras] = [fieldsOf(line), extrasOf(line)]
  const kind = kindOfLine(line)
  const latest = newest(line)
  const since = latest && demandOf(latest, after ? years.after : years.before)
  return {
    ...{ kind, earlier, before, after, places, moved, fields, extras },
    change: worst([...Object.values(fields), ...extras]),
    path: `indicators[${(latest ?? earlier)?.id}]`,
    target: kind === "kept" && [fields.raw, fields.better].some(({ change }) => change === "changed"),
    ambition: before && after && ambitionOf(demandOf(before, years.before), demandOf(after, years.after)),
    sinceEarlier: earlier && since && ambitionOf(demandOf(earlier, years.earlier), since),
  }
}

/** One change for each indicator that any of the versions has, in the order of the newest. */
export function rowChanges(before: Comparable, after: Comparable, earlier: Comparable | null): RowChange[] {
  const { lines, moved } = linesOf(before, after, earlier)
  const years = { before: before.year, after: after.year, earlier: earlier?.year }
  const place = (rows: readonly IndicatorRow[], row: IndicatorRow | null) => row && rows.indexOf(row) + 1
  return lines.map((line) => {
    const places = { before: place(before.indicators, line.before), after: place(after.indicators, line.after) }
    return rowChange({ line, places, moved: line.after !== null && moved.has(line.after) }, years)
  })
}
