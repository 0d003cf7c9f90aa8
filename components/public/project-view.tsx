import { printWan } from "#server/domain/money.ts"
import { amountLabels, totalOf } from "#server/domain/published-table.ts"
import { projectKinds } from "#server/domain/target.ts"
import { Facts } from "../ui/facts.tsx"
import { PageHeader } from "../ui/page-header.tsx"
import { MoneyCell, Table, TableRegion, Th } from "../ui/table.tsx"
import { IndicatorHistory } from "./indicator-history.tsx"
import { type ProjectYear, type Sighting, toSightings } from "./project-sightings.ts"
import { ProjectYearCard } from "./project-year-card.tsx"

const kindLabel = (kind: string): string => (projectKinds as Readonly<Record<string, string>>)[kind] ?? kind
const heads = [amountLabels.total, amountLabels.fiscal, amountLabels.specialAccount, amountLabels.other, "指标"]

/** The amounts of all years side by side; only where there is more than one. */
function YearsTable({ sightings }: { sightings: readonly Sighting[] }) {
  return (
    <TableRegion label="历年金额" className="mb-6">
      <Table caption="历年金额（万元）">
        <thead>
          <tr>
            <Th>年度</Th>
            {heads.map((head) => (
              <Th key={head} align="right">
                {head}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sightings.map(({ year, project, tables }) => (
            <tr key={`${year} ${tables[0]?.org.code}`}>
              <Th scope="row" className="whitespace-nowrap">
                <a className="link inline-flex min-h-11 items-center md:min-h-0" href={`#y${year}`}>
                  {year}
                </a>
              </Th>
              <MoneyCell>{printWan(totalOf(project.amounts))}</MoneyCell>
              <MoneyCell>{printWan(project.amounts.fiscal)}</MoneyCell>
              <MoneyCell>{printWan(project.amounts.specialAccount)}</MoneyCell>
              <MoneyCell>{printWan(project.amounts.other)}</MoneyCell>
              <MoneyCell>{project.indicators.length}</MoneyCell>
            </tr>
          ))}
        </tbody>
      </Table>
    </TableRegion>
  )
}

/** A project over its published years, newest first. */
export function ProjectView({ code, name, years }: { code: string; name: string; years: readonly ProjectYear[] }) {
  const sightings = toSightings(years)
  const newest = sightings[0]
  const facts = [
    { name: "项目代码", value: <span className="num">{code}</span> },
    { name: "项目类别", value: kindLabel(newest?.project.kind ?? "") },
    { name: "资金使用单位", value: newest?.unit.name },
  ]
  return (
    <article className="mx-auto max-w-6xl">
      <PageHeader title={name} lead={<Facts facts={facts} />} />
      {sightings.length > 1 && <YearsTable sightings={sightings} />}
      <IndicatorHistory sightings={sightings} />
      <div className="space-y-6">
        {sightings.map((sighting, place) => (
          <ProjectYearCard
            key={`${sighting.year} ${sighting.tables[0]?.org.code}`}
            sighting={sighting}
            currentName={name}
            anchor={sightings.findIndex(({ year }) => year === sighting.year) === place}
          />
        ))}
      </div>
    </article>
  )
}
