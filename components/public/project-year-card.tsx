import { printWan } from "#server/domain/money.ts"
import {
  type Amounts,
  amountLabels,
  categoryLabels,
  type PublishedIndicator,
  subcategoryLabel,
  totalOf,
} from "#server/domain/published-table.ts"
import { Table, Td, Th } from "../ui/table.tsx"
import { tablePath } from "./paths.ts"
import type { Sighting } from "./project-sightings.ts"

function AmountsList({ amounts }: { amounts: Amounts }) {
  const printed = { total: totalOf(amounts), ...amounts }
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-2 md:grid-cols-4">
      {(["total", "fiscal", "specialAccount", "other"] as const).map((source) => (
        <div key={source}>
          <dt className="text-sm text-ink-soft">{amountLabels[source]}</dt>
          <dd className={source === "total" ? "num text-xl font-semibold" : "num text-xl"}>
            {printWan(printed[source])} <span className="text-sm font-normal text-ink-soft">万元</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Indicators({ year, indicators }: { year: number; indicators: readonly PublishedIndicator[] }) {
  return (
    <Table caption={`${year} 年度绩效指标`} hideCaption className="table-fixed">
      <thead>
        <tr>
          <Th className="w-10 max-md:hidden">
            <span className="sr-only">序号</span>
          </Th>
          <Th className="w-24 md:w-48">指标类别</Th>
          <Th>指标名称</Th>
          <Th className="w-28 md:w-64">年度指标值</Th>
        </tr>
      </thead>
      <tbody>
        {indicators.map(({ seq, category, subcategory, name, value }) => (
          <tr key={seq}>
            <Td className="text-ink-soft max-md:hidden">{seq}</Td>
            <Td className="text-ink-soft">
              {categoryLabels[category]}
              {subcategory && <span className="block text-xs">{subcategoryLabel(subcategory)}</span>}
            </Td>
            <Th scope="row">{name}</Th>
            <Td className="font-medium">{value.raw}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** The tables this entry was read from. */
const Sources = ({ sighting }: { sighting: Sighting }) => (
  <p className="mt-3 text-sm text-ink-soft">
    见于：
    {sighting.tables.map(({ org, version }, place) => (
      <span key={org.code}>
        {place > 0 && "、"}
        <a className="link" href={`${tablePath({ year: sighting.year, orgCode: org.code })}#p-${sighting.project.code}`}>
          {org.name} {sighting.year} 年度表
        </a>
        （v{version}）
      </span>
    ))}
  </p>
)

type Props = { sighting: Sighting; currentName: string /** The first of its year bears the year's anchor. */; anchor: boolean }

/** One year of a project: money, goal, indicators, and where it was published. */
export function ProjectYearCard({ sighting, currentName, anchor }: Props) {
  const { year, project } = sighting
  return (
    <section id={anchor ? `y${year}` : undefined} className="rounded border border-line bg-surface p-4 shadow-raised md:p-6">
      <h2 className="mb-3 text-lg">{year} 年度</h2>
      {project.name !== currentName && <p className="mb-3 text-sm text-ink-soft">当年名称：{project.name}</p>}
      <AmountsList amounts={project.amounts} />
      <h3 className="mt-5 mb-1">绩效目标</h3>
      <p className="whitespace-pre-line">{project.goal}</p>
      <h3 className="mt-5 mb-2">绩效指标（{project.indicators.length} 条）</h3>
      <Indicators year={year} indicators={project.indicators} />
      <Sources sighting={sighting} />
    </section>
  )
}
