// One indicator out of its cells: level, name, and the value put together from operator, number and unit as units write it.
import { type Better, defaultBetter, parseValue } from "../indicator-value.ts"
import { type Category, categoryLabels, type Subcategory, subcategoryLabels } from "../published-table.ts"
import { limits } from "../target.ts"
import { formLimits, type RowExtra, rowExtraLabels, rowExtras } from "../target-form.ts"
import type { Columns } from "./header.ts"
import { categoryOfSubcategory, readCategory, readOperator, readSubcategory, squeeze } from "./labels.ts"
import { type Cells, type Spot, spotOf } from "./read-cells.ts"
import { sameSign } from "./signs.ts"
import type { Field } from "./synonyms.ts"

export type ReadIndicator = {
  /** Of the row it was exported as, where the file still says so. */
  id: string | null
  category: Category
  subcategory: string | null
  name: string
  raw: string
  better: Better
  /** The rest of the 申报表, as far as the sheet has columns for it. */
  extras: Partial<Record<RowExtra, string>>
  /** Where its parts stand; the columns are shared by all rows of a block. */
  row: number
  columns: Columns
}

/** What a row may leave to the row above it. */
export type Inherited = { category: Category | null; subcategory: Subcategory | null }

const expectedCategories = Object.values(categoryLabels).join("、")
const expectedSubcategories = [...new Set(Object.values(subcategoryLabels))].join("、")

function categoryAt(cells: Cells, spot: Spot | null, above: Category | null, sub: Subcategory | null): Category | null {
  const text = spot ? cells.raw(spot) : ""
  const implied = sub ? (categoryOfSubcategory[sub] ?? null) : null
  if (text === "") return (implied !== null && implied !== above ? implied : above) ?? implied
  const category = readCategory(text)
  if (category || !spot) return category
  cells.problems.add("error", cells.place(cells.origin(spot)), {
    code: "category_unknown",
    value: text,
    expected: expectedCategories,
    message: "一级指标认不出来。",
  })
  return null
}

function subcategoryAt(cells: Cells, spot: Spot | null, fallback: Subcategory | null): Subcategory | null {
  const text = spot ? cells.raw(spot) : ""
  if (text === "" || !spot) return fallback
  const sub = readSubcategory(text)
  if (sub === null && readCategory(text) === null)
    cells.problems.add("error", cells.place(cells.origin(spot)), {
      code: "subcategory_unknown",
      value: text,
      expected: expectedSubcategories,
      message: "二级指标认不出来。",
    })
  return sub
}

/** Level 1 and 2 of a row; an empty cell takes after the row above, as long as level 1 is the same. */
export function levelsAt(cells: Cells, columns: Columns, row: number, above: Inherited): Inherited {
  const categorySpot = spotOf(columns, "category", row)
  const written = categorySpot ? cells.raw(categorySpot) : ""
  const inherits = written === "" || readCategory(written) === above.category
  const subcategory = subcategoryAt(cells, spotOf(columns, "subcategory", row), inherits ? above.subcategory : null)
  const category = categoryAt(cells, categorySpot, above.category, subcategory)
  // 成本 stands under 产出 before 2021 and beside it since; under 成本 it says nothing more.
  return { category, subcategory: subcategory === "cost" && category === "cost" ? null : subcategory }
}

/** A number or a range, with or without a sign before it, and no unit behind it. */
const plainNumber = /^[≥≤><=＞＜＝]?[\d,.，．０-９]+(?:[-－~～—至][\d,.，．０-９]+)?$/

function withUnit(value: string, unit: string): string {
  if (unit === "" || squeeze(unit) === "/" || squeeze(unit) === "无" || !plainNumber.test(value)) return value
  return `${value}${unit}`
}

function operatorAt(cells: Cells, spot: Spot | null): string {
  const text = spot ? cells.raw(spot) : ""
  const sign = readOperator(text)
  if (sign !== null || !spot) return sign ?? ""
  cells.problems.add("error", cells.place(spot), {
    code: "operator_unknown",
    value: text,
    expected: "≥、≤、>、<、=、定性",
    message: "比较符认不出来。",
  })
  return ""
}

function numberAt(cells: Cells, columns: Columns, row: number): string {
  const [number, upper] = (["number", "upper"] as const).map((field) => {
    const spot = spotOf(columns, field, row)
    return spot ? cells.raw(spot) : ""
  })
  return upper ? `${number}-${upper}` : (number ?? "")
}

/** The value as units write it: ≥ + 90 + % → ≥90%. Where the sheet has the value in one cell, that cell is it. */
export function valueAt(cells: Cells, columns: Columns, row: number): string {
  const spot = spotOf(columns, "value", row)
  const written = spot ? cells.text(spot, "年度指标值", limits.value) : numberAt(cells, columns, row)
  // Beside a value that is whole, the parsed columns of an export say nothing new.
  if (spot && columns.has("number")) return written
  const operatorSpot = spotOf(columns, "operator", row)
  const unitSpot = spotOf(columns, "valueUnit", row)
  const operator = operatorAt(cells, operatorSpot)
  const value = withUnit(written, unitSpot ? cells.text(unitSpot, "计量单位", 20) : "")
  if (operator === "" || written === "") return value
  const own = parseValue(written).operator
  if (own === "none") return `${operator}${value}`
  if (!sameSign(own, operator) && spot)
    cells.problems.add("error", cells.place(operatorSpot ?? spot), {
      code: "operator_conflict",
      value: `${operator} / ${written}`,
      expected: "两处写法一致",
      message: "比较符一列与指标值里写的比较符不一致。",
    })
  return value
}

const betters: readonly [RegExp, Better][] = [
  [/^(?:正向|越高越好|越大越好|higher)/, "higher"],
  [/^(?:反向|逆向|负向|越低越好|越小越好|lower)/, "lower"],
  [/^(?:等于|适度|中性|区间|exact)/, "exact"],
]

function betterAt(cells: Cells, spot: Spot | null, raw: string): Better {
  const text = spot ? cells.raw(spot) : ""
  const found = betters.find(([form]) => form.test(text))?.[1]
  if (spot && text !== "" && !found)
    cells.problems.add("error", cells.place(spot), {
      code: "better_unknown",
      value: text,
      expected: "正向指标、反向指标、等于",
      message: "指标方向认不出来。",
    })
  return found ?? defaultBetter(parseValue(raw))
}

const weightForm = /^\d{1,3}(?:\.\d)?$/

function weightAt(cells: Cells, spot: Spot): string {
  const text = squeeze(cells.raw(spot)).replace(/(?:分|%)$/, "")
  if (text === "" || (weightForm.test(text) && Number(text) <= 100)) return text
  cells.problems.add("error", cells.place(cells.origin(spot)), {
    ...{ code: "weight_unreadable", value: cells.raw(spot), expected: "0 到 100 之间的数，最多一位小数" },
    message: "分值的写法不对。",
  })
  return ""
}

/** A column that is there and empty empties what was there; one that is not there says nothing. */
function extrasAt(cells: Cells, columns: Columns, row: number): ReadIndicator["extras"] {
  const read: ReadIndicator["extras"] = {}
  for (const key of rowExtras) {
    const spot = spotOf(columns, key, row)
    if (!spot) continue
    read[key] = key === "weight" ? weightAt(cells, spot) : cells.text(spot, rowExtraLabels[key], formLimits[key], key === "method")
  }
  return read
}

const nothing: readonly Field[] = ["indicatorName", "value", "number"]
export const hasIndicator = (cells: Cells, columns: Columns, row: number): boolean =>
  nothing.some((field) => {
    const spot = spotOf(columns, field, row)
    return spot !== null && cells.raw(spot) !== ""
  })

/** Null where its level 1 is not known; that is said. */
export function readIndicator(cells: Cells, columns: Columns, row: number, levels: Inherited): ReadIndicator | null {
  const nameSpot = spotOf(columns, "indicatorName", row)
  const name = nameSpot ? cells.text(nameSpot, "指标名称", limits.indicatorName) : ""
  const raw = valueAt(cells, columns, row)
  const { category, subcategory } = levels
  if (category === null) {
    const spot = spotOf(columns, "category", row)
    if (spot && cells.raw(spot) === "")
      cells.problems.add("error", cells.place(spot), {
        code: "category_missing",
        expected: expectedCategories,
        message: "这一行没有一级指标，上面也没有可以沿用的。",
      })
    return null
  }
  const idSpot = spotOf(columns, "rowId", row)
  return {
    id: (idSpot && cells.raw(idSpot)) || null,
    category,
    subcategory,
    name,
    raw,
    better: betterAt(cells, spotOf(columns, "better", row), raw),
    extras: extrasAt(cells, columns, row),
    row,
    columns,
  }
}
