import type { Metadata } from "next"
import { ListFiles } from "#components/exports/list-files.tsx"
import { DutyTable } from "#components/rounds/duty-table.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { LinkTabs } from "#components/ui/tabs.tsx"
import { yearOf } from "#components/work/query.ts"
import { work } from "#server/caller.ts"

export const metadata: Metadata = { title: "公开时限" }

type Props = { searchParams: Promise<{ year?: string | string[] }> }

const repliesTo = { finance_approver: "department", department_reviewer: "unit" } as const

/** The two clocks: days left until a department, and each of its units, has to have published. */
export default async function DutiesPage({ searchParams }: Props) {
  const { year: typed } = await searchParams
  const wanted = yearOf(Array.isArray(typed) ? typed[0] : typed)
  const api = await work()
  const [me, { rows, years, year }] = await Promise.all([api.people.me(), api.rounds.duties(wanted === undefined ? {} : { year: wanted })])
  const replyTo = Object.entries(repliesTo).find(([role]) => role === me.acting.role)?.[1] ?? null
  return (
    <>
      <PageHeader
        title="公开时限"
        lead="部门在财政局批复后 20 天内公开（预算法第十四条），单位在部门批复后 20 天内公开（预算法实施条例第六条）。"
      />
      {year === null ? (
        <EmptyState title="还没有项目">有绩效目标以后，部门和单位的公开时限会列在这里。</EmptyState>
      ) : (
        <>
          <LinkTabs
            label="年度"
            tabs={years.map((each) => ({ href: `/work/duties?year=${each}`, label: `${each} 年`, current: each === year }))}
          />
          <div className="mt-4">
            <DutyTable rows={rows} year={year} replyTo={replyTo} />
            <ListFiles list="duties" asked={{ year: String(year) }} />
          </div>
        </>
      )}
    </>
  )
}
