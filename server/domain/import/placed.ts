import type { Place } from "./problem.ts"
import type { ReadIndicator } from "./read-indicator.ts"
import { ownSpot, type ReadProject } from "./read-table.ts"
import type { Field } from "./synonyms.ts"

export type PlacedIndicator = { sheet: string; indicator: ReadIndicator }

/** The cell of an indicator's field; of those the sheet has no column for, the cell that holds the whole indicator. */
export const columnOf = ({ sheet, indicator }: PlacedIndicator, field: Field): Place => {
  const { columns, row } = indicator
  const column = columns.get(field) ?? columns.get("number") ?? columns.get("indicators") ?? columns.get("indicatorName")
  return { sheet, row, column: column?.column ?? 0 }
}

const fieldOf: Readonly<Record<string, Field>> = {
  goal: "goal",
  indicators: "indicators",
  "amounts.fiscal": "fiscal",
  "amounts.specialAccount": "specialAccount",
  "amounts.other": "other",
  amounts: "total",
  name: "projectName",
  code: "projectCode",
}
const inIndicator: Readonly<Record<string, Field>> = {
  name: "indicatorName",
  raw: "value",
  better: "better",
  category: "category",
  weight: "weight",
  subcategory: "subcategory",
}

/** Where the rules' path stands in the file: "goal", "indicators[ID].raw"; `ids` are those given to the project's indicators, in order. */
export function placeOf(project: ReadProject, ids: readonly string[], path: string): Place {
  const found = /^indicators\[([^\]]+)\](?:\.(\w+))?/.exec(path)
  const indicator = found ? project.indicators[ids.indexOf(found[1] ?? "")] : undefined
  if (indicator) return columnOf({ sheet: project.sheet, indicator }, inIndicator[found?.[2] ?? "name"] ?? "indicatorName")
  const field = fieldOf[path] ?? fieldOf[path.split(".")[0] ?? ""] ?? "projectName"
  const spot = ownSpot(project, field) ?? ownSpot(project, "projectName")
  return { sheet: project.sheet, row: spot?.row ?? project.row, column: spot?.column ?? 0 }
}
