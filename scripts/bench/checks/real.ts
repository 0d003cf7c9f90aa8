// The real table with the labels a reader gave it (server/domain/checks/labels): all 43 projects, all 187 indicators.
import { readFileSync } from "node:fs"
import type { CheckContext, OtherTarget } from "#server/domain/checks/check.ts"
import { defaultBetter } from "#server/domain/indicator-value.ts"
import { parsePublishedText, type TextProject } from "#server/domain/published-text.ts"
import type { TargetContent } from "#server/domain/target.ts"
import type { Case } from "./score.ts"

const here = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8")

/** The rows of the table as targets; the id of an indicator is its number in its project. */
export function realProjects(): TextProject[] {
  const parsed = parsePublishedText(here("db/demo/huadu-hrss-2023.txt"))
  if (!parsed.ok) throw new Error("the real table does not parse")
  return parsed.table.units.flatMap(({ projects }) => projects)
}

export const contentOf = ({ amounts, goal, indicators }: TextProject): TargetContent => ({
  ...{ amounts, goal, answers: [] },
  indicators: indicators.map(({ seq, category, name, value }) => ({
    ...{ id: String(seq), category, subcategory: null, name, raw: value.raw, better: defaultBetter(value) },
  })),
})

const otherOf = ({ name, goal, indicators }: TextProject): OtherTarget => ({
  ...{ project: name, sameUnit: true, goal },
  indicators: indicators.map((row) => ({ category: row.category, name: row.name, raw: row.value.raw })),
})

export const contextOf = (projects: readonly TextProject[], at: number): CheckContext => ({
  ...{ projectName: projects[at]?.name ?? "", budgetYear: 2023, tree: "costCategory" },
  others: projects.filter((_, place) => place !== at).map(otherOf),
})

const pathOf = (place: string): string => (place === "goal" ? "goal" : place === "project" ? "indicators" : `indicators[${place}]`)

/** Project number → its labels as findings. Throws where a line of the file is not one. */
function labels(): Map<number, Set<string>> {
  const found = new Map<number, Set<string>>()
  for (const line of here("server/domain/checks/labels/huadu-hrss-2023.tsv").trim().split("\n").slice(1)) {
    const [project, place, , codes] = line.split("\t")
    if (!project || !place || !codes) throw new Error(`not a label: ${line}`)
    const set = found.get(Number(project)) ?? new Set()
    for (const code of codes === "-" ? [] : codes.split(" ")) set.add(`${code} ${pathOf(place)}`)
    found.set(Number(project), set)
  }
  return found
}

export function realCases(): Case[] {
  const [projects, expected] = [realProjects(), labels()]
  return projects.map((project, at) => ({
    ...{ name: project.name, content: contentOf(project), context: contextOf(projects, at) },
    expected: expected.get(at + 1) ?? new Set(),
  }))
}
