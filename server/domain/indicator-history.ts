// The indicators of a project over its published years: one line for each, kept through renaming, with what became of it from year to
// year. Computed, never judged. Pure.
import { type Ambition, ambitionOf, ambitions, type Compared, demandOf } from "./ambition.ts"
import { defaultBetter } from "./indicator-value.ts"
import { matchRows } from "./match-rows.ts"
import type { Category, PublishedIndicator } from "./published-table.ts"
import type { IndicatorRow } from "./target.ts"

export type IndicatorYear = { year: number; indicators: readonly PublishedIndicator[] }

/** `compared`: with the year before in which the line has a value; null in its first. `renamed`: called otherwise than then. */
export type LineValue = { year: number; name: string; raw: string; compared: Compared | null; renamed: boolean }
/** `name` as in its newest year; values newest first. */
export type IndicatorLine = { category: Category; name: string; values: LineValue[] }

/** Published rows have no id over years, and the table does not say which way is better: what is written says it. */
const rowOf = (year: number, { seq, category, subcategory, name, value }: PublishedIndicator): IndicatorRow => ({
  ...{ id: `${year} ${seq}`, category, subcategory, name },
  raw: value.raw,
  better: defaultBetter(value),
})

type Line = { year: number; row: IndicatorRow }[]
const last = (line: Line) => line.at(-1) as Line[number]

/** Takes in the rows of the next year: each goes on with the line it belongs to, or begins one. */
function withYear(lines: readonly Line[], { year, indicators }: IndicatorYear): Line[] {
  const rows = indicators.map((indicator) => rowOf(year, indicator))
  const known = matchRows(
    lines.map((line) => last(line).row),
    rows,
  )
  const lineOf = (row: IndicatorRow) => lines.find((line) => last(line).row === known.get(row)) ?? []
  const present = rows.map((row): Line => [...lineOf(row), { year, row }])
  const gone = lines.filter((line) => ![...known.values()].includes(last(line).row))
  return [...present, ...gone]
}

const toValue = ({ year, row }: Line[number], before: Line[number] | undefined): LineValue => ({
  ...{ year, name: row.name, raw: row.raw },
  compared: before ? ambitionOf(demandOf(before.row, before.year), demandOf(row, year)) : null,
  renamed: before !== undefined && before.row.name !== row.name,
})

/** Lines in the order of the newest year; those that ended earlier stand below. `years` in any order, each once. */
export function indicatorLines(years: readonly IndicatorYear[]): IndicatorLine[] {
  const oldestFirst = years.toSorted((a, b) => a.year - b.year)
  return oldestFirst.reduce<Line[]>(withYear, []).map((line) => ({
    category: last(line).row.category,
    name: last(line).row.name,
    values: line.map((each, place) => toValue(each, line[place - 1])).toReversed(),
  }))
}

const words = {
  stronger: "要求提高",
  weaker: "要求降低",
  equal: "要求不变",
  incomparable: "不能比较",
} as const satisfies Record<Ambition, string>

/** What became of the indicators from one year to the next, in a sentence. */
export function yearWords(lines: readonly IndicatorLine[], before: number, year: number): string {
  const at = (line: IndicatorLine, when: number) => line.values.find((value) => value.year === when)
  const kept = lines.flatMap((line) => at(line, year)?.compared ?? [])
  const counted = ambitions.flatMap((ambition) => {
    const count = kept.filter((compared) => compared.ambition === ambition).length
    return count > 0 ? [`${count} 条${words[ambition]}`] : []
  })
  const added = lines.filter((line) => at(line, year) && !at(line, year)?.compared).length
  const ended = lines.filter((line) => at(line, before) && !at(line, year)).length
  const others = [added > 0 ? `新增 ${added} 条` : "", ended > 0 ? `不再列出 ${ended} 条` : ""].filter(Boolean)
  return `与 ${before} 年度相比，指标${[...counted, ...others].join("，") || "没有可比的"}。`
}
