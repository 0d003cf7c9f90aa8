import type { Metadata } from "next"
import { BulkLink } from "#components/bulk/bulk-link.tsx"
import { ExportButtons } from "#components/exports/export-buttons.tsx"
import { StateTabs } from "#components/target/state-tabs.tsx"
import { TargetFilters } from "#components/target/target-filters.tsx"
import { TargetTable } from "#components/target/target-table.tsx"
import { TargetTotals } from "#components/target/target-totals.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { LinkButton } from "#components/ui/link-button.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { Pager } from "#components/ui/pager.tsx"
import { address, pageNumber, targetFilter } from "#components/work/query.ts"
import { work } from "#server/caller.ts"

export const metadata: Metadata = { title: "项目绩效目标" }

type Query = Promise<Record<string, string | string[] | undefined>>
const path = "/work/targets"

const ListActions = ({ add }: { add: boolean }) => (
  <>
    <LinkButton href="/work/exports">导出记录</LinkButton>
    {add && (
      <LinkButton href="/work/targets/new" variant="primary">
        新建绩效目标
      </LinkButton>
    )}
  </>
)

/** The targets one may see, filtered by what the address says. */
export default async function TargetsPage({ searchParams }: { searchParams: Query }) {
  const query = await searchParams
  const { state, ...filter } = targetFilter(query)
  const api = await work()
  const [me, list] = await Promise.all([api.people.me(), api.targets.list({ ...filter, state, page: pageNumber(query.page) })])
  return (
    <>
      <PageHeader title="项目绩效目标" actions={<ListActions add={me.acting.role === "editor"} />} />
      <TargetFilters filter={filter} state={state} years={list.years} units={list.units} role={me.acting.role} />
      <StateTabs counts={list.counts} state={state} href={(to) => address(path, { ...filter, state: to })} />
      {list.total === 0 ? (
        <div className="mt-4">
          <EmptyState title="没有符合条件的项目" action={<LinkButton href={path}>查看全部</LinkButton>}>
            可以换一个年度或状态，或者清除筛选条件。
          </EmptyState>
        </div>
      ) : (
        <>
          <div className="flex flex-wrap items-center justify-between gap-x-6">
            <TargetTotals count={list.total} totals={list.totals} />
            <BulkLink role={me.acting.role} filter={{ ...filter, state }} count={String(list.total)} />
          </div>
          <TargetTable rows={list.rows} />
          <ExportButtons filter={{ ...filter, state }} total={list.total} />
          <Pager {...list} unit="项" href={(to) => address(path, { ...filter, state, page: to })} />
        </>
      )}
    </>
  )
}
