import type { ReactNode } from "react"
import type { DepartmentFigures, Figures } from "#server/domain/public-figures.ts"
import { totalOf } from "#server/domain/published-table.ts"
import { Button } from "../ui/button.tsx"
import { Card } from "../ui/card.tsx"
import { EmptyState } from "../ui/empty-state.tsx"
import { TextInput } from "../ui/text-input.tsx"
import { Charts, KeyFigures } from "./charts/figures.tsx"
import { DataGuide } from "./data-guide.tsx"
import { LateList } from "./late-list.tsx"
import { yearPath } from "./paths.ts"
import { ReadingGuide } from "./reading-guide.tsx"
import { TableList } from "./table-list.tsx"

type Table = {
  year: number
  org: { code: string; name: string; kind: string }
  version: number
  publishedAt: Date
  amounts: Figures["amounts"]
  projectCount: number
  indicatorCount: number
}
export type Overview = {
  year: number | null
  years: readonly { year: number; tables: number }[]
  tables: readonly Table[]
  departments: readonly DepartmentFigures[]
  sums: Figures
  late: Parameters<typeof LateList>[0]["late"]
}

const Section = ({ id, title, children }: { id: string; title: string; children: ReactNode }) => (
  <div id={id} className="mt-8">
    <Card title={title}>{children}</Card>
  </div>
)

/** All years, the present one named. */
function Years({ year, years }: Pick<Overview, "year" | "years">) {
  if (years.length < 2) return null
  return (
    <nav aria-label="年度" className="no-print mt-4">
      <ul className="flex flex-wrap gap-2 text-sm">
        {years.map((each) => (
          <li key={each.year}>
            <a
              href={yearPath(each.year)}
              aria-current={each.year === year ? "page" : undefined}
              className="inline-flex min-h-11 items-center rounded border border-line-strong bg-surface px-3 aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:underline md:min-h-9"
            >
              {each.year} 年度（{each.tables} 张表）
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Year({ year, overview }: { year: number; overview: Overview }) {
  const { tables, departments, sums } = overview
  const listed = tables.map((table) => ({ ...table, totals: { total: totalOf(table.amounts), ...table.amounts } }))
  return (
    <section id={`y${year}`} aria-labelledby={`h${year}`} className="mt-6">
      <h2 id={`h${year}`} className="mb-3 text-xl">
        {year} 年度
      </h2>
      <KeyFigures sums={sums} departments={departments.length} />
      <div className="my-4">
        <Charts sums={sums} departments={departments} />
      </div>
      <div id="tables" className="mb-2 flex flex-wrap items-baseline justify-between gap-x-6">
        <h3 className="text-lg">已公开的表格</h3>
        <p className="text-sm text-ink-soft">{listed.length} 张表，金额单位：万元</p>
      </div>
      <TableList year={year} tables={listed} />
    </section>
  )
}

const Search = () => (
  <search>
    <form action="/search" method="get" className="no-print mt-4 flex max-w-3xl flex-wrap items-end gap-2">
      <TextInput id="q" name="q" type="search" label="在项目、目标和指标中检索" className="min-w-0 flex-1 basis-60" maxLength={200} />
      <Button type="submit" variant="primary">
        检索
      </Button>
    </form>
  </search>
)

/** A year of everything published: figures, charts, tables. `front`: on the front page, with what this is and how to read it. */
export function Home({ overview, front }: { overview: Overview; front: boolean }) {
  const { year, tables } = overview
  const first = tables[0]
  return (
    <>
      <h1 className="text-2xl md:text-3xl">{front ? "项目支出绩效目标公开" : `${year} 年度项目支出绩效目标`}</h1>
      {front && (
        <p className="mt-2 max-w-4xl text-ink-soft">
          政府部门和单位每个支出项目花多少钱、要达到什么目标、用什么指标衡量，经财政部门批复后在这里公开。点部门或单位名称看全表，点表中的项目名称看它历年的目标。
        </p>
      )}
      <Search />
      <Years {...overview} />
      <LateList late={overview.late} />
      {year === null ? (
        <div className="mt-6">
          <EmptyState title="还没有公开的绩效目标表">财政部门批复后，部门和单位会在二十日内公开，请过些时候再来。</EmptyState>
        </div>
      ) : (
        <Year year={year} overview={overview} />
      )}
      {front && (
        <>
          <Section id="read" title="怎样看表">
            <ReadingGuide />
          </Section>
          <Section id="data" title="开放数据">
            <DataGuide example={first && { year: first.year, orgCode: first.org.code }} />
          </Section>
        </>
      )}
    </>
  )
}
