// What a correction changed in a published table, as a list that a citizen can read: which project, which place, before and after.
import { type Comparable, type Comparison, compare, type RowChange } from "./compare.ts"
import { defaultBetter } from "./indicator-value.ts"
import { printWan } from "./money.ts"
import {
  amountLabels,
  categoryLabels,
  type PublishedContent,
  type PublishedIndicator,
  type PublishedProject,
  subcategoryLabel,
  totalOf,
} from "./published-table.ts"
import type { IndicatorRow } from "./target.ts"

export type TableChange = {
  kind: "added" | "removed" | "changed"
  project: { code: string; name: string }
  unit: { code: string; name: string }
  /** What of the project, in words; "项目" where it came or went as a whole. */
  place: string
  /** Null where there was, or is, nothing. Amounts in 万元. */
  before: string | null
  after: string | null
}

type Placed = { unit: TableChange["unit"]; project: PublishedProject }

const placed = ({ units }: PublishedContent): Placed[] =>
  units.flatMap(({ code, name, projects }) => projects.map((project) => ({ unit: { code, name }, project })))

type Side = "before" | "after"
/**
 * A published indicator has no id over versions: those of the two sides differ, so that rows are matched by what they say. Nor does the
 * table say which way is better: the written comparison does.
 */
const rowOf = (side: Side, { seq, category, subcategory, name, value }: PublishedIndicator): IndicatorRow => ({
  ...{ id: `${side} ${seq}`, category, subcategory, name },
  raw: value.raw,
  better: defaultBetter(value),
})
const comparable = (side: Side, { amounts, goal, indicators }: PublishedProject): Comparable => ({
  ...{ amounts, goal },
  indicators: indicators.map((row) => rowOf(side, row)),
})

const kindWords = { department: "部门预算项目", transfer: "转移支付项目" } as const
const kindOf = (kind: string): string => kindWords[kind as keyof typeof kindWords] ?? kind

type Place = Pick<TableChange, "place" | "before" | "after">
const differing = (place: string, before: string, after: string): Place[] => (before === after ? [] : [{ place, before, after }])

const amountPlaces = ({ amounts }: Comparison): Place[] =>
  amounts.flatMap(({ key, before, after, changed }) =>
    changed ? [{ place: `${amountLabels[key]}（万元）`, before: printWan(before), after: printWan(after) }] : [],
  )

const titleOf = ({ category, subcategory, name }: IndicatorRow): string => {
  const kind = subcategory ? `${categoryLabels[category]}·${subcategoryLabel(subcategory)}` : categoryLabels[category]
  return `${kind}“${name}”`
}
const wordsOf = (row: IndicatorRow | null): string | null => row && `${titleOf(row)}：${row.raw}`

function rowPlaces({ before, after, fields }: RowChange): Place[] {
  if (!before || !after) return [{ place: "绩效指标", before: wordsOf(before), after: wordsOf(after) }]
  const renamed = fields.kind.change !== "same" || fields.name.change !== "same"
  if (renamed) return [{ place: "绩效指标", before: wordsOf(before), after: wordsOf(after) }]
  return differing(`${titleOf(before)}的年度指标值`, before.raw, after.raw)
}

function placesOf(before: PublishedProject, after: PublishedProject): Place[] {
  const found = compare(comparable("before", before), comparable("after", after))
  const order = found.counts.moved > 0 ? [{ place: "绩效指标的顺序", before: null, after: "有调整" }] : []
  return [
    ...differing("项目名称", before.name, after.name),
    ...differing("项目类型", kindOf(before.kind), kindOf(after.kind)),
    ...amountPlaces(found),
    ...differing("绩效目标", before.goal, after.goal),
    ...found.rows.flatMap(rowPlaces),
    ...order,
  ]
}

const whole = (kind: "added" | "removed", { unit, project }: Placed): TableChange => {
  const words = `${project.name}，${printWan(totalOf(project.amounts))} 万元`
  const { code, name } = project
  return {
    kind,
    unit,
    project: { code, name },
    place: "项目",
    before: kind === "removed" ? words : null,
    after: kind === "added" ? words : null,
  }
}

/** What differs from one version of a table to the next, in the order of the newer one; projects that went stand at the end. */
export function tableChanges(before: PublishedContent, after: PublishedContent): TableChange[] {
  const [earlier, later] = [placed(before), placed(after)]
  const first = new Map(earlier.map((each) => [each.project.code, each]))
  const still = new Set(later.map(({ project }) => project.code))
  const changed = later.flatMap((each): TableChange[] => {
    const known = first.get(each.project.code)
    if (!known) return [whole("added", each)]
    const { code, name } = each.project
    const moved = differing("资金使用单位", known.unit.name, each.unit.name)
    return [...moved, ...placesOf(known.project, each.project)].map((place) => ({
      ...{ kind: "changed", unit: each.unit, project: { code, name } },
      ...place,
    }))
  })
  return [...changed, ...earlier.filter(({ project }) => !still.has(project.code)).map((each) => whole("removed", each))]
}
