// What the person reads before anything is stored. Plain data: kept with the import, shown on its page, printed by the command line.
import { differences } from "../merge.ts"
import { printWan, printWanExact } from "../money.ts"
import { type Amounts, totalOf } from "../published-table.ts"
import type { TargetContent, TargetInput } from "../target.ts"
import type { Planned } from "./plan.ts"
import type { ImportProblem } from "./problem.ts"
import type { ReadImport, ReadSheet } from "./read-import.ts"
import type { Sheet } from "./sheet.ts"

export type ReportItem = {
  kind: Planned["kind"]
  sheet: string
  row: number
  code: string | null
  name: string
  /** Why it is refused. */
  why: string | null
  differences: { label: string; before: string | null; after: string | null }[]
}

export type ImportReport = {
  fileName: string
  unit: string
  year: number
  /** Nothing of a file with errors is stored. */
  ok: boolean
  counts: Record<Planned["kind"], number> & { indicators: number; errors: number; warnings: number }
  /** 万元 of all projects of the file. */
  total: string
  items: ReportItem[]
  unlistedItems: number
  problems: ImportProblem[]
  unlistedProblems: number
  notes: string[]
  sheets: ReadSheet[]
  asks: ReadImport["asks"]
  /** The beginning of each sheet, for assigning columns by hand. */
  previews: { sheet: string; rows: { number: number; cells: string[] }[] }[]
}

const mostItems = 1_000
const previewed = { rows: 15, columns: 30, chars: 24 }

/** The content as the form would send it, for the words of the differences. */
const typedAmounts = ({ fiscal, specialAccount, other }: Amounts): TargetInput["amounts"] => ({
  fiscal: printWanExact(fiscal),
  specialAccount: printWanExact(specialAccount),
  other: printWanExact(other),
})
const typed = ({ amounts, goal, indicators, form }: TargetContent): TargetInput => ({
  amounts: typedAmounts(amounts),
  ...{ goal, indicators, answers: [] },
  ...(form && { form: { ...form, midterm: typedAmounts(form.midterm) } }),
})

function itemOf(planned: Planned): ReportItem {
  const { sheet, row, code, name } = planned.read
  const place = { kind: planned.kind, sheet, row, name }
  if (planned.kind === "refused") return { ...place, code, why: planned.why, differences: [] }
  if (planned.kind === "new") return { ...place, code: "code" in planned.project ? planned.project.code : code, why: null, differences: [] }
  const changes = planned.kind === "untouched" ? [] : differences(typed(planned.content), typed(planned.before))
  return { ...place, code, why: null, differences: changes.map(({ label, mine, theirs }) => ({ label, before: theirs, after: mine })) }
}

/** What there is to look at first: refused and changed before new, new before untouched. */
const order: Readonly<Record<Planned["kind"], number>> = { refused: 0, changed: 1, new: 2, untouched: 3 }

const previewOf = ({ name, rows }: Sheet): ImportReport["previews"][number] => ({
  sheet: name,
  rows: rows.slice(0, previewed.rows).map(({ number, cells }) => ({
    number,
    cells: cells.slice(0, previewed.columns).map((cell) => [...cell].slice(0, previewed.chars).join("")),
  })),
})

/** The beginnings of the sheets, for a file whose columns somebody has to assign. */
export const previewsOf = (sheets: readonly Sheet[]): ImportReport["previews"] =>
  sheets
    .filter(({ rows }) => rows.length > 0)
    .slice(0, 10)
    .map(previewOf)

const countOf = (planned: readonly Planned[], kind: Planned["kind"]): number => planned.filter((item) => item.kind === kind).length

export type Reported = {
  fileName: string
  unit: string
  year: number
  planned: readonly Planned[]
  problems: readonly ImportProblem[]
  unlisted: number
}

/** Problems in the order of the file. */
export const inFileOrder = (problems: readonly ImportProblem[], sheets: readonly { name: string }[]): ImportProblem[] => {
  const at = new Map(sheets.map(({ name }, place) => [name, place]))
  return problems.toSorted((a, b) => (at.get(a.sheet) ?? 0) - (at.get(b.sheet) ?? 0) || a.row - b.row || a.column - b.column)
}

export function reportOf(
  read: Omit<ReadImport, "projects" | "problems" | "unlisted">,
  previews: ImportReport["previews"],
  reported: Reported,
): ImportReport {
  const { planned, problems, unlisted, fileName, unit, year } = reported
  const errors = problems.filter(({ severity }) => severity === "error").length
  const listed = planned.toSorted((a, b) => order[a.kind] - order[b.kind]).slice(0, mostItems)
  return {
    ...{ fileName, unit, year, ok: errors === 0 },
    counts: {
      ...{ new: countOf(planned, "new"), changed: countOf(planned, "changed") },
      ...{ untouched: countOf(planned, "untouched"), refused: countOf(planned, "refused") },
      indicators: planned.reduce((sum, { read: { indicators } }) => sum + indicators.length, 0),
      ...{ errors, warnings: problems.filter(({ severity }) => severity === "warning").length },
    },
    total: printWan(planned.reduce((sum, { read: { amounts } }) => sum + (amounts ? totalOf(amounts) : 0n), 0n)),
    items: listed.map(itemOf),
    unlistedItems: planned.length - listed.length,
    problems: inFileOrder(problems, read.sheets),
    unlistedProblems: unlisted,
    ...{ notes: read.notes, sheets: read.sheets, asks: read.asks },
    previews,
  }
}

/** Problems of the file as a whole have no cell. */
export const isInFile = ({ sheet }: ImportProblem): boolean => sheet !== ""
