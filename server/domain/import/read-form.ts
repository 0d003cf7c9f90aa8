// Shape 3: the 申报表 of one project. Its name, money and goal stand beside or below their labels, the indicators below in rows.
import { type Amounts, totalOf } from "../published-table.ts"
import { limits } from "../target.ts"
import type { Columns, Header } from "./header.ts"
import { labelKey, readLabel, squeeze } from "./labels.ts"
import { type ReadLife, readLife } from "./life.ts"
import { type Cells, readContinuing, readKind, type Spot, spotOf } from "./read-cells.ts"
import { hasIndicator, type Inherited, levelsAt, readIndicator } from "./read-indicator.ts"
import type { ReadProject } from "./read-table.ts"
import type { Field } from "./synonyms.ts"

type Labelled = { field: Field | "ignored"; term: "year" | "cycle" | null; spot: Spot; end: Spot; key: string }

function endOf(cells: Cells, spot: Spot): Spot {
  const merge = cells.grid.mergeAt(spot.row, spot.column)
  return merge ? { row: merge.bottom, column: merge.right } : spot
}

/** Every label between two rows, once per merged cell. */
function labelsBetween(cells: Cells, top: number, bottom: number): Labelled[] {
  return cells.grid.sheet.rows
    .filter(({ number }) => number >= top && number < bottom)
    .flatMap(({ number, cells: texts }) =>
      texts.flatMap((text, at): Labelled[] => {
        const label = readLabel(text)
        const spot = { row: number, column: at + 1 }
        if (!label) return []
        return [{ field: label.field, term: label.term, spot, end: endOf(cells, spot), key: labelKey(text) }]
      }),
    )
}

/** The first text to the right of a label in its row that is no label itself. */
function valueBeside(cells: Cells, { spot, end }: Labelled): Spot | null {
  const width = cells.grid.sheet.rows.find(({ number }) => number === spot.row)?.cells.length ?? 0
  for (let column = end.column + 1; column <= width; column += 1) {
    const text = cells.grid.at(spot.row, column)
    if (text.trim() === "") continue
    return readLabel(text) ? null : { row: spot.row, column }
  }
  return null
}

function valueBelow(cells: Cells, { spot, end }: Labelled): Spot | null {
  const below = { row: end.row + 1, column: spot.column }
  const text = cells.grid.at(below.row, below.column)
  return text.trim() === "" || readLabel(text) ? null : below
}

const yearTotalKey = /^(?:年度|本年度|当年)(?:资金)?(?:总额|预算)/
const cycleTotalKey = /^(?:中期|实施期|实施周期|项目周期)(?:资金)?总额/

const filled = (cells: Cells, label: Labelled): boolean => (valueBeside(cells, label) ?? valueBelow(cells, label)) !== null

/** Labels of the year win, then those that name no period; of money, those in the column of 年度资金总额. */
function choose(cells: Cells, labels: readonly Labelled[], field: Field): Labelled | undefined {
  const own = labels.filter((label) => label.field === field && label.term !== "cycle")
  const yearTotal = labels.find(({ key }) => yearTotalKey.test(key))
  const inColumn = yearTotal ? own.filter(({ spot }) => spot.column === yearTotal.spot.column) : []
  const candidates = inColumn.length > 0 ? inColumn : own
  return candidates.find(({ term }) => term === "year") ?? candidates.find((label) => filled(cells, label))
}

/** What is about the whole period: named so, or of money standing in the column of 中期资金总额. */
function chooseCycle(cells: Cells, labels: readonly Labelled[], field: Field): Labelled | undefined {
  const hasYear = labels.some(({ key }) => yearTotalKey.test(key))
  const cycleTotal = labels.find(({ key }) => cycleTotalKey.test(key) || (hasYear && /^(?:项目)?资金总额/.test(key)))
  const inColumn = labels.filter((label) => label.field === field && cycleTotal && label.spot.column === cycleTotal.spot.column)
  const named = labels.filter((label) => label.field === field && label.term === "cycle")
  return [...named, ...inColumn].find((label) => filled(cells, label))
}

const below: readonly Field[] = ["goal", "midtermGoal"]

function valueSpot(cells: Cells, labels: readonly Labelled[], field: Field, chosen = choose): Spot | null {
  const label = chosen(cells, labels, field)
  if (!label) return null
  // Goals of the cycle and the year stand side by side, each below its label.
  return below.includes(field) ? (valueBelow(cells, label) ?? valueBeside(cells, label)) : valueBeside(cells, label)
}

const moneyFields = ["fiscal", "specialAccount", "other"] as const

function readAmounts(cells: Cells, labels: readonly Labelled[]): Amounts | null {
  if (!moneyFields.some((field) => choose(cells, labels, field))) return null
  const [fiscal = 0n, specialAccount = 0n, other = 0n] = moneyFields.map((field) => {
    const spot = valueSpot(cells, labels, field)
    return spot ? cells.amount(spot, field, null) : 0n
  })
  const amounts = { fiscal, specialAccount, other }
  const total = valueSpot(cells, labels, "total")
  if (total && cells.amount(total, "total", null) !== totalOf(amounts)) {
    const message = "年度资金总额与各项资金之和不一致。"
    cells.problems.add("error", cells.place(total), { code: "total_mismatch", value: cells.raw(total), expected: "各项资金之和", message })
  }
  return amounts
}

/** Money of the whole period; null where the form has none. */
function readMidterm(cells: Cells, labels: readonly Labelled[]): Amounts | null {
  const spots = moneyFields.map((field) => valueSpot(cells, labels, field, chooseCycle))
  if (spots.every((spot) => spot === null)) return null
  const [fiscal = 0n, specialAccount = 0n, other = 0n] = spots.map((spot, at) =>
    spot ? cells.amount(spot, moneyFields[at] ?? "other", null) : 0n,
  )
  return { fiscal, specialAccount, other }
}

/** A blank of a form says nothing: whoever filled it in elsewhere keeps what is there. */
function readFormLife(cells: Cells, labels: readonly Labelled[]): ReadLife {
  const at = (field: Field) =>
    valueSpot(cells, labels, field, (own, all, wanted) => all.find((label) => label.field === wanted && filled(own, label)))
  return readLife(cells, at, readMidterm(cells, labels))
}

const footer = /^(?:填表|填报|制表|审核|单位负责人|联系|注|备注|说明|财政部门|主管部门)/
const title = /绩效目标(?:申报|批复|审核)?表/

/** A footer begins at the left; below merged levels the first text of a row is the indicator's name, which may be 审核及时率. */
function endsForm(cells: Cells, columns: Columns, row: number, first: string): boolean {
  if (title.test(first)) return true
  const name = spotOf(columns, "indicatorName", row)
  const isName = name !== null && squeeze(cells.raw(name)) === first && !/[:：]/.test(first)
  return footer.test(first) && !isName
}

/** Rows of indicators until the form ends: at an empty row, a footer, or the title of the next one. */
function readIndicators(cells: Cells, header: Header, bottom: number): ReadProject["indicators"] {
  let levels: Inherited = { category: null, subcategory: null }
  const indicators: ReadProject["indicators"] = []
  for (const { number, cells: texts } of cells.grid.sheet.rows) {
    if (number <= header.bottom || number > bottom) continue
    const first = squeeze(texts.find((text) => text.trim() !== "") ?? "")
    if (endsForm(cells, header.columns, number, first)) break
    if (!hasIndicator(cells, header.columns, number)) continue
    levels = levelsAt(cells, header.columns, number, levels)
    const indicator = readIndicator(cells, header.columns, number, levels)
    if (indicator) indicators.push(indicator)
  }
  return indicators
}

const spotFields = ["projectName", "projectCode", "unitName", "goal", "total", ...moneyFields] as const

/** Reads the form whose labels begin at `top` and whose rows end at `bottom`; null for one that nobody filled in. */
export function readForm(cells: Cells, header: Header, top: number, bottom: number): ReadProject | null {
  const labels = labelsBetween(cells, top, header.top)
  const at = (field: Field): Spot | null => valueSpot(cells, labels, field)
  const [nameSpot, goalSpot] = [at("projectName"), at("goal")]
  const name = nameSpot ? cells.text(nameSpot, "项目名称", limits.projectName) : ""
  const indicators = readIndicators(cells, header, bottom)
  if (name === "" && indicators.length === 0) return null
  if (name === "") {
    const label = labels.find(({ field }) => field === "projectName")
    const place = cells.place(label?.spot ?? { row: header.top, column: 0 })
    cells.problems.add("error", place, { code: "project_missing", expected: "项目名称", message: "这张申报表没有填项目名称。" })
  }
  const textOf = (field: Field): string => {
    const spot = at(field)
    return spot ? cells.raw(spot) : ""
  }
  const fallback = spotOf(header.columns, "indicatorName", header.top)
  return {
    sheet: cells.grid.sheet.name,
    row: nameSpot?.row ?? header.top,
    code: squeeze(textOf("projectCode")) || null,
    name,
    kind: readKind(textOf("kind")),
    continuing: readContinuing(textOf("continuing")),
    unit: { code: squeeze(textOf("unitCode")), name: textOf("unitName") },
    amounts: readAmounts(cells, labels),
    goal: goalSpot ? cells.text(goalSpot, "绩效目标", limits.goal, true) : labels.some(({ field }) => field === "goal") ? "" : null,
    life: readFormLife(cells, labels),
    indicators,
    spots: Object.fromEntries(spotFields.flatMap((field) => [[field, at(field) ?? fallback]])),
  }
}
