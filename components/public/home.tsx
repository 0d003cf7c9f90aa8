import type { ReactNode } from "react"
import { Card } from "../ui/card.tsx"
import { EmptyState } from "../ui/empty-state.tsx"
import { DataGuide } from "./data-guide.tsx"
import { ReadingGuide } from "./reading-guide.tsx"
import { type ListedTable, TableList } from "./table-list.tsx"

const Section = ({ id, title, children }: { id: string; title: string; children: ReactNode }) => (
  <div id={id} className="mt-8">
    <Card title={title}>{children}</Card>
  </div>
)

function Years({ tables }: { tables: readonly ListedTable[] }) {
  const years = Map.groupBy(tables, (table) => table.year)
  if (years.size === 0)
    return <EmptyState title="还没有公开的绩效目标表">财政部门批复后，部门和单位会在二十日内公开，请过些时候再来。</EmptyState>
  return [...years].map(([year, listed]) => (
    <section key={year} id={`y${year}`} aria-labelledby={`h${year}`} className="mb-8">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 id={`h${year}`} className="text-xl">
          {year} 年度
        </h2>
        <p className="text-sm text-ink-soft">{listed.length} 张表，金额单位：万元</p>
      </div>
      <TableList year={year} tables={listed} />
    </section>
  ))
}

/** The public front page: what this is, every published table by year, how to read one, where the data is. */
export function Home({ tables }: { tables: readonly ListedTable[] }) {
  const first = tables[0]
  return (
    <>
      <h1 className="text-2xl md:text-3xl">项目支出绩效目标公开</h1>
      <p className="mt-2 mb-6 max-w-4xl text-ink-soft">
        政府部门和单位每个支出项目花多少钱、要达到什么目标、用什么指标衡量，经财政部门批复后在这里公开。点部门或单位名称看全表，点表中的项目名称看它历年的目标。
      </p>
      <div id="tables">
        <Years tables={tables} />
      </div>
      <Section id="read" title="怎样看表">
        <ReadingGuide />
      </Section>
      <Section id="data" title="开放数据">
        <DataGuide example={first && { year: first.year, orgCode: first.org.code }} />
      </Section>
    </>
  )
}
