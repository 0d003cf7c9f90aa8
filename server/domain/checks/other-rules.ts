// Warnings that need the other targets of the year: copies, and one measure aimed two ways.
import { parseValue } from "../indicator-value.ts"
import type { Category } from "../published-table.ts"
import { core, likenessOf, type Pairs, pairsOf } from "./likeness.ts"
import { plain } from "./names.ts"
import { at, type Checked, type CheckedRow, type Finding, type OtherTarget, type Rule, rule, ruleWith } from "./rule.ts"
import { aimOf } from "./values.ts"

const source = "对已公布目标表的检查"

const measureOf = (name: string): string => core(plain(name))
const lineOf = ({ name, raw }: { name: string; raw: string }): string => `${measureOf(name)}=${raw.normalize("NFKC").replace(/\s+/g, "")}`
const goalOf = (goal: string): string => plain(goal).replace(/[，。；、,.;]/g, "")

type Namesake = { project: string; raw: string; category: Category; aim: -1 | 0 | 1 }
/** What is compared of another target. */
type Read = {
  other: OtherTarget
  lines: ReadonlySet<string>
  goal: string
  pairs: Pairs
  measures: { measure: string; namesake: Namesake }[]
}
type Prepared = {
  others: readonly Read[]
  /** Of the same unit, by what they measure. */
  namesakes: ReadonlyMap<string, Namesake[]>
}

function readOther(other: OtherTarget): Read {
  const goal = goalOf(other.goal)
  const measures = other.indicators.map(({ name, raw, category }) => ({
    measure: measureOf(name),
    namesake: { project: other.project, raw, category, aim: aimOf(parseValue(raw)) },
  }))
  return { other, lines: new Set(other.indicators.map(lineOf)), goal, pairs: pairsOf(goal), measures }
}

/** In an import each target is another's neighbour, and in the form the same neighbours are asked at every key: each is read once. */
const known = new WeakMap<OtherTarget, Read>()
function readOnce(other: OtherTarget): Read {
  const read = known.get(other) ?? readOther(other)
  known.set(other, read)
  return read
}

function prepare(others: readonly OtherTarget[]): Prepared {
  const read = others.map(readOnce)
  const namesakes = new Map<string, Namesake[]>()
  for (const { measure, namesake } of read.flatMap(({ other, measures }) => (other.sameUnit ? measures : []))) {
    const same = namesakes.get(measure) ?? []
    same.push(namesake)
    namesakes.set(measure, same)
  }
  return { others: read, namesakes }
}

const kept = new WeakMap<readonly OtherTarget[], Prepared>()
const none: readonly OtherTarget[] = []
function preparedOf({ context: { others = none } }: Checked): Prepared {
  const found = kept.get(others) ?? prepare(others)
  kept.set(others, found)
  return found
}

/** Fewer lines in common than this prove nothing. */
const fewestLines = 3

/** The other target that has this share of the lines word for word. */
function copiedFrom(target: Checked, percent: number): OtherTarget | undefined {
  const mine = target.content.indicators.map(lineOf)
  const shares = ({ lines }: Read): boolean => {
    const most = Math.max(mine.length, lines.size)
    const enough = Math.min(mine.length, lines.size) >= fewestLines
    return enough && mine.filter((line) => lines.has(line)).length * 100 >= percent * most
  }
  return preparedOf(target).others.find(shares)?.other
}

const shortestGoal = 15
const sameText = 0.9

function goalFrom(target: Checked): OtherTarget | undefined {
  const goal = goalOf(target.content.goal)
  if (goal.length < shortestGoal) return undefined
  const pairs = pairsOf(goal)
  return preparedOf(target).others.find((read) => read.goal === goal || likenessOf(pairs, read.pairs) >= sameText)?.other
}

/** Where most of the unit agrees with this row, the others are asked, not this one. */
function outvoted(target: Checked, row: CheckedRow, differs: (other: Namesake) => boolean, agrees: (other: Namesake) => boolean) {
  const same = row.name === "" ? [] : (preparedOf(target).namesakes.get(row.measure) ?? [])
  const against = same.filter(differs)
  return against.length >= same.filter(agrees).length + 1 ? against[0] : undefined
}

function opposite(target: Checked, row: CheckedRow): string | null {
  const aim = aimOf(row.value)
  if (aim === 0) return null
  const other = outvoted(
    target,
    row,
    (same) => same.aim === -aim,
    (same) => same.aim === aim,
  )
  return other ? `“${row.row.name}”写了“${row.row.raw}”，项目“${other.project}”却写了“${other.raw}”，方向相反。` : null
}

function otherLevel(target: Checked, row: CheckedRow): string | null {
  const agrees = (same: Namesake): boolean => same.category === row.row.category
  const other = outvoted(target, row, (same) => !agrees(same), agrees)
  return other ? `“${row.row.name}”在项目“${other.project}”里列为另一类指标。` : null
}

const eachRow = (target: Checked, field: string, wrong: (target: Checked, row: CheckedRow) => string | null): Finding[] =>
  target.rows.flatMap((row) => {
    const said = wrong(target, row)
    return said ? [{ path: `indicators[${row.row.id}].${field}`, message: `${row.place}${said}` }] : []
  })

const cloned = 80

export const otherRules: readonly Rule[] = [
  ruleWith(
    {
      ...{ code: "project_cloned", severity: "warning", title: "指标与另一项目相同" },
      ...{ description: "指标和指标值几乎全部与另一个项目相同，两个项目看不出区别。", source: `${source}。` },
      thresholds: { percent: { label: "相同的指标占百分之几以上", default: cloned, min: 50, max: 100 } },
    },
    (target, { percent }) => {
      const other = copiedFrom(target, percent)
      return at("indicators", other ? `指标和指标值与项目“${other.project}”几乎全部相同。` : null)
    },
  ),
  rule(
    {
      ...{ code: "goal_copied", severity: "warning", title: "绩效目标照抄另一项目" },
      ...{ description: "绩效目标与另一个项目几乎一字不差；指标也相同的，只提示指标。", source: `${source}。` },
    },
    (target) => {
      const other = copiedFrom(target, cloned) ? undefined : goalFrom(target)
      return at("goal", other ? `绩效目标与项目“${other.project}”几乎相同。` : null)
    },
  ),
  rule(
    {
      ...{ code: "opposite_in_unit", severity: "warning", title: "同名指标方向相反" },
      ...{ description: "本单位别的项目里，同名指标的大小方向相反。", source: `${source}。` },
    },
    (target) => eachRow(target, "raw", opposite),
  ),
  rule(
    {
      ...{ code: "level_differs_in_unit", severity: "warning", title: "同名指标类别不同" },
      ...{ description: "本单位别的项目里，同名指标列在另一类。", source: `${source}。` },
    },
    (target) => eachRow(target, "category", otherLevel),
  ),
]
