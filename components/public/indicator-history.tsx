import { type Ambition, ambitionLabels } from "#server/domain/ambition.ts"
import { type IndicatorLine, indicatorLines, type LineValue, yearWords } from "#server/domain/indicator-history.ts"
import { categoryLabels } from "#server/domain/published-table.ts"
import { Badge, type Tone } from "../ui/badge.tsx"
import { Table, TableRegion, Td, Th } from "../ui/table.tsx"
import type { Sighting } from "./project-sightings.ts"

const tones: Record<Ambition, Tone> = { stronger: "ok", weaker: "warn", equal: "neutral", incomparable: "neutral" }
const signs: Record<Ambition, string> = { stronger: "↑ ", weaker: "↓ ", equal: "", incomparable: "" }

function Value({ value }: { value: LineValue | undefined }) {
  if (!value) return <span className="text-ink-soft">没有列出</span>
  const { raw, name, renamed, compared } = value
  return (
    <>
      <span className="font-medium">{raw}</span>
      {compared && (
        <span className="block">
          <Badge tone={tones[compared.ambition]}>
            {signs[compared.ambition]}
            {ambitionLabels[compared.ambition]}
          </Badge>
          {compared.ambition !== "equal" && <span className="mt-0.5 block text-xs text-ink-soft">{compared.reason}</span>}
        </span>
      )}
      {renamed && <span className="block text-xs text-ink-soft">这一年改称“{name}”</span>}
    </>
  )
}

const Line = ({ line, years }: { line: IndicatorLine; years: readonly number[] }) => (
  <tr>
    <Th scope="row">
      <span className="block text-xs text-ink-soft">{categoryLabels[line.category]}</span>
      {line.name}
    </Th>
    {years.map((year) => (
      <Td key={year} data-label={`${year} 年度`}>
        <div>
          <Value value={line.values.find((value) => value.year === year)} />
        </div>
      </Td>
    ))}
  </tr>
)

/** Every indicator over the years, and in words whether more or less is asked for. Only where there is something to compare. */
export function IndicatorHistory({ sightings }: { sightings: readonly Sighting[] }) {
  const newestOfYear = [...new Map(sightings.toReversed().map((each) => [each.year, each])).values()].toSorted((a, b) => b.year - a.year)
  if (newestOfYear.length < 2) return null
  const lines = indicatorLines(newestOfYear.map(({ year, project }) => ({ year, indicators: project.indicators })))
  const years = newestOfYear.map(({ year }) => year)
  return (
    <section aria-labelledby="history" className="mb-6">
      <h2 id="history" className="mb-2 text-lg">
        指标历年变化
      </h2>
      <ul className="mb-3 list-disc pl-5">
        {years.slice(0, -1).map((year, place) => (
          <li key={year}>
            {year} 年度：{yearWords(lines, years[place + 1] ?? year, year)}
          </li>
        ))}
      </ul>
      <p className="mb-2 text-sm text-ink-soft">“提高、降低”是按指标值算出来的，不是评价；原因写在值的下面。</p>
      <TableRegion label="指标历年变化表">
        <Table caption="指标历年变化" hideCaption className="card-table">
          <thead>
            <tr>
              <Th>指标</Th>
              {years.map((year) => (
                <Th key={year}>{year} 年度</Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line key={`${line.category} ${line.name} ${line.values[0]?.year}`} line={line} years={years} />
            ))}
          </tbody>
        </Table>
      </TableRegion>
    </section>
  )
}
