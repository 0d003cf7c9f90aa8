// From approved versions to the table that would be published. The preview and the publication build it the same way.

import { parseValue } from "#server/domain/indicator-value.ts"
import { findPersonalData, personalDataWords } from "#server/domain/personal-data.ts"
import { type PublishedContent, type PublishedProject, totalOf } from "#server/domain/published-table.ts"
import { unprintable } from "#server/domain/published-text.ts"
import { tableTotals } from "#server/domain/totals.ts"
import { fromStoredVersion } from "#server/domain/version.ts"
import type { FieldProblem } from "#server/errors.ts"
import type { TableTarget } from "./queries.ts"

/** As printed on the real table. */
export const officialTitle = "项目支出绩效目标表（含转移支付项目）"

type Org = { code: string; name: string; kind: string }
type InForce = TableTarget & { versionId: string }

/** Approved and not 涉密: what the public may read. */
export const inForce = (targets: readonly TableTarget[]): InForce[] =>
  targets.flatMap((target) => (target.versionId !== null && !target.secret ? [{ ...target, versionId: target.versionId }] : []))

function projectOf(target: InForce): PublishedProject {
  const { frame, content } = fromStoredVersion(target.content)
  return {
    code: frame.project.code,
    name: frame.project.name,
    kind: frame.project.kind,
    amounts: content.amounts,
    goal: content.goal,
    indicators: content.indicators.map(({ category, subcategory, name, raw }, place) => ({
      seq: place + 1,
      category,
      subcategory,
      name,
      value: parseValue(raw),
    })),
  }
}

/** The table as it would be published now: targets come in the table's order, each unit's together. */
export function tableOf(org: Org, year: number, targets: readonly TableTarget[]): PublishedContent {
  const units = Map.groupBy(inForce(targets), (target) => target.unitCode)
  return {
    title: officialTitle,
    year,
    org: { code: org.code, name: org.name, kind: org.kind },
    units: [...units.values()].map((rows) => ({
      code: rows[0]?.unitCode ?? "",
      name: rows[0]?.unitName ?? "",
      projects: rows.map(projectOf),
    })),
  }
}

type PublicationFault = FieldProblem & { projectName: string }

/** What stops publication: phone and identity numbers, and texts that the public form could not be read back from. */
export const publicationFaults = (content: PublishedContent): PublicationFault[] => [
  ...personalData(content),
  ...unprintable(content).map((message) => ({ projectName: "", path: "table", message })),
]

const personalData = (content: PublishedContent): PublicationFault[] =>
  content.units.flatMap(({ projects }) =>
    projects.flatMap((project) =>
      [project.name, project.goal, ...project.indicators.flatMap((row) => [row.name, row.value.raw])]
        .flatMap(findPersonalData)
        .map((found) => ({ projectName: project.name, path: project.code, message: `含有${personalDataWords(found)}，不能公开。` })),
    ),
  )

export const countsOf = (content: PublishedContent) => {
  const projects = content.units.flatMap((unit) => unit.projects)
  const amounts = tableTotals(content)
  return {
    project_count: projects.length,
    indicator_count: projects.reduce((total, project) => total + project.indicators.length, 0),
    total: totalOf(amounts),
    fiscal: amounts.fiscal,
    special_account: amounts.specialAccount,
    other: amounts.other,
  }
}
