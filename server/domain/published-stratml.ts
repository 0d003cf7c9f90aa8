// A published table as StratML Part 2 (ANSI/AIIM 22, schema of 2016-02-16): a performance plan whose goals are the projects. An extra for
// those who read plans of many governments; names and order of elements are the schema's, and every identifier is an xsd:ID.
import { xmlText } from "./feeds.ts"
import type { IndicatorValue } from "./indicator-value.ts"
import { shanghaiDay } from "./minute.ts"
import { printWanPlain } from "./money.ts"
import type { SnapshotMeta } from "./published-json.ts"
import {
  type Amounts,
  amountLabels,
  type Category,
  categories,
  categoryLabels,
  type PublishedContent,
  type PublishedIndicator,
  type PublishedProject,
  type PublishedUnit,
  subcategoryLabel,
  totalOf,
} from "./published-table.ts"
import { tableTotals } from "./totals.ts"

const namespace = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
/** The schema's own words for where in the chain from money to benefit a measurement stands. */
const stages = { output: "Output", benefit: "Outcome", satisfaction: "Outcome", cost: "Input" } as const satisfies Record<Category, string>

const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`)
const leaf = (name: string, text: string | number): string => `<${name}>${xmlText(String(text))}</${name}>`
/** Left out where there is nothing to say. */
const optional = (name: string, text: string | null): string[] => (text ? [leaf(name, text)] : [])
const branch = (name: string, children: readonly string[], attributes = ""): string[] => [
  `<${name}${attributes}>`,
  ...indent(children),
  `</${name}>`,
]

const money = (amounts: Amounts): string => {
  const parts = { total: totalOf(amounts), ...amounts }
  return (["total", "fiscal", "specialAccount", "other"] as const)
    .map((source) => `${amountLabels[source]} ${printWanPlain(parts[source])} 万元`)
    .join("，")
}

const organisation = ({ code, name }: { code: string; name: string }): string[] =>
  branch("Organization", [leaf("Name", name), leaf("Identifier", `org-${code}`)])

/** A range is told by its words alone: one number would be half of it. */
const numberOf = ({ kind, number }: IndicatorValue): string[] => optional("NumberOfUnits", kind === "number" ? number : null)
const qualities = { number: "Quantitative", range: "Quantitative", deadline: "Quantitative", text: "Qualitative" } as const

const target = (year: number, value: IndicatorValue): string[] =>
  branch("TargetResult", [
    leaf("StartDate", `${year}-01-01`),
    leaf("EndDate", `${year}-12-31`),
    ...numberOf(value),
    leaf("Description", value.raw),
  ])

const indicator = (year: number, project: string, { seq, category, subcategory, name, value }: PublishedIndicator): string[] =>
  branch(
    "PerformanceIndicator",
    [
      leaf("SequenceIndicator", seq),
      leaf("MeasurementDimension", name),
      leaf("UnitOfMeasurement", value.unit ?? ""),
      leaf("Identifier", `indicator-${project}-${seq}`),
      ...branch("MeasurementInstance", target(year, value)),
      ...optional("OtherInformation", subcategory && subcategoryLabel(subcategory)),
    ],
    ` ValueChainStage="${stages[category]}" PerformanceIndicatorType="${qualities[value.kind]}"`,
  )

/** One objective for each 一级指标 that the project has. */
function objectives(year: number, { code, indicators }: PublishedProject): string[] {
  return categories.flatMap((category) => {
    const rows = indicators.filter((row) => row.category === category)
    if (rows.length === 0) return []
    const head = [leaf("Name", categoryLabels[category]), leaf("Identifier", `objective-${code}-${category}`)]
    return branch("Objective", [...head, ...rows.flatMap((row) => indicator(year, code, row))])
  })
}

const goal = (year: number, unit: PublishedUnit, project: PublishedProject, place: number): string[] =>
  branch("Goal", [
    leaf("Name", project.name),
    leaf("Description", project.goal),
    leaf("Identifier", `project-${project.code}`),
    leaf("SequenceIndicator", place),
    ...branch("Stakeholder", [leaf("Name", unit.name)], ' StakeholderTypeType="Organization"'),
    leaf("OtherInformation", money(project.amounts)),
    ...objectives(year, project),
  ])

function core({ year, org, units }: PublishedContent): string[] {
  const projects = units.flatMap((unit) => unit.projects.map((project) => ({ unit, project })))
  const others = units.filter(({ code }) => code !== org.code)
  return branch("StrategicPlanCore", [
    ...[org, ...others].flatMap(organisation),
    ...projects.flatMap(({ unit, project }, place) => goal(year, unit, project, place + 1)),
  ])
}

/** The document. `Source` is the table's page, relative to the address the document was read from: a snapshot has the same bytes on every site. */
export function printStratml({ id, version, publishedAt }: SnapshotMeta, content: PublishedContent): string {
  const { year, org, title } = content
  const about = branch("AdministrativeInformation", [
    leaf("Identifier", `snapshot-${id}`),
    leaf("StartDate", `${year}-01-01`),
    leaf("EndDate", `${year}-12-31`),
    leaf("PublicationDate", shanghaiDay(publishedAt)),
    leaf("Source", `/t/${year}/${org.code}/v${version}`),
  ])
  const head = [leaf("Name", `${org.name} ${year} 年度${title}`), leaf("OtherInformation", money(tableTotals(content)))]
  const root = branch("PerformancePlanOrReport", [...head, ...core(content), ...about], ` xmlns="${namespace}" Type="Performance_Plan"`)
  return ['<?xml version="1.0" encoding="UTF-8"?>', ...root, ""].join("\n")
}
