import { printWanExact } from "../money.ts"
import type { ReadImport } from "./read-import.ts"
import { columnName } from "./sheet.ts"

/** What was read, as text for tests and the command line's eyes. */
export function printImport({ projects, problems, notes, asks }: ReadImport): string[] {
  return [
    ...projects.flatMap(({ code, name, amounts, goal, indicators, unit }) => [
      `${code ?? "-"} ${name} [${unit.name}] ${amounts ? [amounts.fiscal, amounts.specialAccount, amounts.other].map(printWanExact).join(" ") : "-"} | ${goal}`,
      ...indicators.map(
        ({ category, subcategory, name: indicator, raw, better }) => `  ${category}/${subcategory} ${indicator} = ${raw} (${better})`,
      ),
    ]),
    ...problems.map(
      ({ sheet, row, column, severity, code, value, message }) =>
        `${severity} ${sheet}!${column ? columnName(column) : ""}${row} ${code} “${value}” ${message}`,
    ),
    ...notes,
    ...asks.map((ask) => `asks ${ask}`),
  ]
}
