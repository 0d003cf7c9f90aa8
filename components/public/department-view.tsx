import { printWan } from "#server/domain/money.ts"
import { type Figures, perMille, printShare } from "#server/domain/public-figures.ts"
import { totalOf } from "#server/domain/published-table.ts"
import { LinkButton } from "../ui/link-button.tsx"
import { PageHeader } from "../ui/page-header.tsx"
import { BarTable } from "./charts/bar-table.tsx"
import { Charts, KeyFigures } from "./charts/figures.tsx"
import type { Overview } from "./home.tsx"
import { TableList } from "./table-list.tsx"

type Year = { year: number; tables: Overview["tables"]; figures: Figures }
type Props = { code: string; name: string; years: readonly Year[] }

/** The money of all years side by side; only where there is more than one. */
function YearsChart({ years }: { years: readonly Year[] }) {
  const longest = years.reduce((most, { figures }) => (totalOf(figures.amounts) > most ? totalOf(figures.amounts) : most), 0n)
  const rows = years.map(({ year, figures }) => ({
    key: String(year),
    name: (
      <a className="link" href={`#y${year}`}>
        {year}
      </a>
    ),
    value: printWan(totalOf(figures.amounts)),
    share: printShare(totalOf(figures.amounts), longest),
    length: perMille(totalOf(figures.amounts), longest),
  }))
  return (
    <div className="mb-6 rounded border border-line bg-surface p-4 shadow-raised">
      <BarTable caption="历年资金" heads={{ name: "年度", value: "总计（万元）", share: "与最多的一年相比" }} rows={rows} />
    </div>
  )
}

/** A department and its units: every year's figures and tables, newest first. */
export function DepartmentView({ code, name, years }: Props) {
  return (
    <>
      <PageHeader
        title={name}
        lead={`代码 ${code}，公开过 ${years.length} 个年度的项目支出绩效目标`}
        back={{ href: "/", label: "公开首页" }}
        actions={<LinkButton href={`/search?org=${code}`}>在本部门中检索</LinkButton>}
      />
      {years.length > 1 && <YearsChart years={years} />}
      {years.map(({ year, tables, figures }) => (
        <section key={year} id={`y${year}`} aria-labelledby={`h${year}`} className="mb-8">
          <h2 id={`h${year}`} className="mb-3 text-xl">
            {year} 年度
          </h2>
          <KeyFigures sums={figures} />
          <div className="my-4">
            <Charts sums={figures} />
          </div>
          <TableList
            year={year}
            tables={tables.map((table) => ({ ...table, totals: { total: totalOf(table.amounts), ...table.amounts } }))}
          />
        </section>
      ))}
    </>
  )
}
