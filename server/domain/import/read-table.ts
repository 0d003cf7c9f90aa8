// Shapes 1, 2 and 4: a table with a row per project or per indicator, subtotals between them, titles and notes around it.
import { parseIndicatorCell } from "../indicator-cell.ts"
import { defaultBetter } from "../indicator-value.ts"
import { type Amounts, totalOf } from "../published-table.ts"
import { limits, type ProjectKind } from "../target.ts"
import { sameName } from "../text.ts"
import type { Header } from "./header.ts"
import { squeeze } from "./labels.ts"
import { lifeFields, midtermFields, type ReadLife, readLife } from "./life.ts"
import { shorten } from "./problem.ts"
import { type Cells, readContinuing, readKind, type Spot, spotOf } from "./read-cells.ts"
import { hasIndicator, type Inherited, levelsAt, type ReadIndicator, readIndicator } from "./read-indicator.ts"
import { checkSums, type SumRow, sayTotal } from "./sums.ts"
import type { Field } from "./synonyms.ts"

/** A project as a file states it. What the file has no column for is null and stays as it is. */
export type ReadProject = {
  sheet: string
  row: number
  code: string | null
  name: string
  kind: ProjectKind | null
  continuing: boolean | null
  unit: { code: string; name: string }
  amounts: Amounts | null
  goal: string | null
  life: ReadLife
  indicators: ReadIndicator[]
  /** Where its own fields stand: in its first row where no other is named. Shared by all projects of a table. */
  spots: Readonly<Partial<Record<Field, { column: number; row?: number }>>>
}

/** Where one of a project's own fields stands. */
export const ownSpot = ({ spots, row }: Pick<ReadProject, "spots" | "row">, field: Field): Spot | undefined => {
  const spot = spots[field]
  return spot && { row: spot.row ?? row, column: spot.column }
}

const amountFields = ["fiscal", "specialAccount", "other"] as const
const footnote = /^(?:注|备注|说明|填表|填报|制表|审核|单位负责人|联系|附)/
const sumName = /^(?:合计|总计|小计|共计|本页小计|总合计|累计)$/

type State = {
  cells: Cells
  header: Header
  units: readonly string[]
  unit: string
  project: ReadProject | null
  levels: Inherited
  spots: ReadProject["spots"]
  projects: ReadProject[]
  sums: SumRow[]
}

const textAt = ({ cells, header }: State, field: Field, row: number): string => {
  const spot = spotOf(header.columns, field, row)
  return spot ? cells.raw(spot) : ""
}

function amountsAt({ cells, header }: State, row: number): Amounts | null {
  if (!amountFields.some((field) => header.columns.has(field))) return null
  const read = amountFields.map((field) => {
    const spot = spotOf(header.columns, field, row)
    return spot ? cells.amount(spot, field, header.columns.get(field)?.currency ?? null) : 0n
  })
  const [fiscal = 0n, specialAccount = 0n, other = 0n] = read
  return { fiscal, specialAccount, other }
}

/** Money of the whole period, where the table has a column for any of it. */
function midtermAt({ cells, header }: State, row: number): Amounts | null {
  if (!Object.values(midtermFields).some((field) => header.columns.has(field))) return null
  const read = amountFields.map((key) => {
    const field = midtermFields[key]
    const spot = spotOf(header.columns, field, row)
    return spot ? cells.amount(spot, field, header.columns.get(field)?.currency ?? null) : 0n
  })
  const [fiscal = 0n, specialAccount = 0n, other = 0n] = read
  return { fiscal, specialAccount, other }
}

const noLife: ReadLife = {}

/** Tables without such a column, which are most, share one answer. */
function lifeAt(state: State, row: number): ReadLife {
  const { cells, header } = state
  if (![...lifeFields, ...Object.values(midtermFields)].some((field) => header.columns.has(field))) return noLife
  return readLife(cells, (field) => spotOf(header.columns, field, row), midtermAt(state, row))
}

const spotsIn = ({ columns }: Header): ReadProject["spots"] =>
  Object.fromEntries([...columns].map(([field, { column }]) => [field, { column }]))

function textField(state: State, field: Field, row: number, label: string, max: number, multiline = false): string | null {
  const spot = spotOf(state.header.columns, field, row)
  return spot ? state.cells.text(spot, label, max, multiline) : null
}

function beginProject(state: State, row: number): ReadProject {
  const { cells, header, unit } = state
  const amounts = amountsAt(state, row)
  const project: ReadProject = {
    sheet: cells.grid.sheet.name,
    row,
    code: squeeze(textAt(state, "projectCode", row)) || null,
    name: textField(state, "projectName", row, "项目名称", limits.projectName) ?? "",
    kind: readKind(textAt(state, "kind", row)),
    continuing: readContinuing(textAt(state, "continuing", row)),
    unit: { code: squeeze(textAt(state, "unitCode", row)), name: textAt(state, "unitName", row) || unit },
    amounts,
    goal: textField(state, "goal", row, "绩效目标", limits.goal, true),
    life: lifeAt(state, row),
    indicators: [],
    spots: state.spots,
  }
  if (amounts) sayTotal(cells, header.columns, row, totalOf(amounts))
  state.projects.push(project)
  state.project = project
  state.levels = { category: null, subcategory: null }
  return project
}

/** Whether a cell says the same as the project's first one; an empty cell says nothing. */
function agrees({ cells, header }: State, field: (typeof amountFields)[number] | "goal", first: Spot | undefined, spot: Spot): boolean {
  const text = cells.raw(spot)
  if (text === "" || !first || text === cells.raw(first)) return true
  return field !== "goal" && cells.sameAmount(first, spot, header.columns.get(field)?.currency ?? null)
}

/** Rows of one project repeat its own cells or leave them empty; another text there is a contradiction. */
function sayDifferences(state: State, project: ReadProject, row: number): void {
  const { cells } = state
  for (const field of ["goal", ...amountFields] as const) {
    const spot = spotOf(state.header.columns, field, row)
    const first = ownSpot(project, field)
    if (!spot || cells.origin(spot).row < row || agrees(state, field, first, spot)) continue
    const message = "同一项目各行写的内容不一致，请只保留一种。"
    const expected = first ? shorten(cells.raw(first)) : ""
    cells.problems.add("error", cells.place(spot), { code: "project_differs", value: cells.raw(spot), expected, message })
  }
}

function isSameProject(state: State, project: ReadProject, row: number): boolean {
  const name = textAt(state, "projectName", row)
  const code = squeeze(textAt(state, "projectCode", row))
  const spot = spotOf(state.header.columns, "projectName", row)
  const origin = spot ? state.cells.origin(spot).row : row
  if (name === "") return code === "" || code === project.code
  // Two merged cells with the same name are the same project written twice.
  if (spot && state.cells.grid.mergeAt(spot.row, spot.column) && origin > project.row) return false
  return sameName(name, project.name) && (code === "" || project.code === null || code === project.code)
}

/** Names and amounts only: a subtotal where it is named as one, else a question. */
function readBareRow(state: State, row: number): void {
  const { cells, header } = state
  const name = textAt(state, "projectName", row)
  const isUnit = header.shape === "published" || state.units.some((unit) => sameName(unit, name)) || /(?:小计|合计)$/.test(squeeze(name))
  if (isUnit) {
    state.unit = name
    state.project = null
    state.sums.push({ row, kind: "unit", amounts: amountsAt(state, row), above: state.projects.length })
    return
  }
  const spot = spotOf(header.columns, "projectName", row) ?? { row, column: 0 }
  cells.problems.add("error", cells.place(spot), {
    code: "row_unclear",
    value: name,
    expected: "项目要有绩效目标和指标；小计行的名称写单位名称或“小计”",
    message: "这一行只有名称和金额，分不清是项目还是小计。",
  })
  state.project = null
}

function readPublishedCell(state: State, project: ReadProject, row: number): void {
  const { cells, header } = state
  const spot = spotOf(header.columns, "indicators", row)
  const text = spot ? cells.raw(spot).replace(/\s*[\r\n]+\s*/g, "") : ""
  if (!spot || text === "") return
  const parsed = parseIndicatorCell(text)
  if (!parsed.ok) {
    for (const message of parsed.faults)
      cells.problems.add("error", cells.place(spot), {
        code: "indicators_unreadable",
        value: text,
        expected: "1、产出指标：名称，年度指标值：值。",
        message,
      })
    return
  }
  for (const { category, name, value } of parsed.indicators)
    project.indicators.push({
      id: null,
      category,
      subcategory: null,
      name,
      raw: value.raw,
      better: defaultBetter(value),
      extras: {},
      row,
      columns: header.columns,
    })
}

function readIndicatorRow(state: State, row: number): void {
  const { cells, header, project } = state
  if (!hasIndicator(cells, header.columns, row)) return
  state.levels = levelsAt(cells, header.columns, row, state.levels)
  const indicator = readIndicator(cells, header.columns, row, state.levels)
  if (indicator && project) project.indicators.push(indicator)
}

function readProjectRow(state: State, row: number): void {
  const name = textAt(state, "projectName", row)
  if (state.project && isSameProject(state, state.project, row)) sayDifferences(state, state.project, row)
  else if (name !== "") beginProject(state, row)
  else if (hasIndicator(state.cells, state.header.columns, row)) {
    const spot = spotOf(state.header.columns, "projectName", row) ?? { row, column: 0 }
    state.project = null
    state.cells.problems.add("error", state.cells.place(spot), {
      code: "project_missing",
      expected: "项目名称",
      message: "这一行有指标，但没有写是哪个项目的。",
    })
    return
  }
  if (!state.project) return
  if (state.header.shape === "published") readPublishedCell(state, state.project, row)
  else readIndicatorRow(state, row)
}

/** Text in one cell only, which reads like a note; or nothing in any column of the table. */
function isBesideTheTable({ cells, header }: State, row: number): boolean {
  const texts = [...header.columns.values()].map(({ column }) => cells.grid.at(row, column).trim()).filter((text) => text !== "")
  const [first = ""] = texts
  return texts.length === 0 || (new Set(texts).size === 1 && footnote.test(squeeze(first)))
}

function readRow(state: State, row: number): void {
  if (isBesideTheTable(state, row)) return
  const { cells, header } = state
  const first = squeeze(cells.grid.at(row, 1)) || squeeze(textAt(state, "projectName", row))
  if (sumName.test(first) || sumName.test(squeeze(textAt(state, "projectName", row)))) {
    state.sums.push({ row, kind: "all", amounts: amountsAt(state, row), above: 0 })
    state.project = null
    return
  }
  const isBare =
    textAt(state, "projectName", row) !== "" &&
    textAt(state, "goal", row) === "" &&
    textAt(state, "indicators", row) === "" &&
    !hasIndicator(cells, header.columns, row)
  const isOwn = state.project !== null && isSameProject(state, state.project, row)
  if (isBare && !isOwn) readBareRow(state, row)
  else readProjectRow(state, row)
}

/** Reads the rows of a table from below its header to `bottom`. `units`: names under which the unit's own subtotal may stand. */
export function readTable(cells: Cells, header: Header, bottom: number, units: readonly string[], unit: string): ReadProject[] {
  const state: State = {
    cells,
    header,
    units,
    unit,
    project: null,
    levels: { category: null, subcategory: null },
    spots: spotsIn(header),
    projects: [],
    sums: [],
  }
  for (const { number } of cells.grid.sheet.rows) if (number > header.bottom && number <= bottom) readRow(state, number)
  checkSums(cells, header.columns, state.sums, state.projects)
  return state.projects
}
