import type { Metadata } from "next"
import { ListFiles } from "#components/exports/list-files.tsx"
import { StaffSearch } from "#components/staff/staff-search.tsx"
import { StaffTable } from "#components/staff/staff-table.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { Pager } from "#components/ui/pager.tsx"
import { address, one, pageNumber } from "#components/work/query.ts"
import { work } from "#server/caller.ts"

export const metadata: Metadata = { title: "人员与岗位" }

const lead = "谁在哪个单位担任什么岗位。人员离岗时打开其页面，把手上的事项移交给同岗位的同事并结束岗位。这里只有件数，看不到申报内容。"

type Props = { searchParams: Promise<{ q?: string | string[]; page?: string | string[] }> }

/** The people of the district and their posts. */
export default async function PeoplePage({ searchParams }: Props) {
  const query = await searchParams
  const [api, q] = [await work(), one(query.q)?.slice(0, 50)]
  const found = await api.staff.list({ q, page: pageNumber(query.page) })
  return (
    <>
      <PageHeader title="人员与岗位" lead={lead} />
      <StaffSearch q={q} />
      {found.total === 0 ? (
        <EmptyState title="没有找到">换一个姓名、登录名或单位再试。</EmptyState>
      ) : (
        <>
          <StaffTable rows={found.rows} />
          <ListFiles list="people" asked={{ q }} />
          <Pager {...found} unit="人" href={(page) => address("/admin/people", { q, page })} />
        </>
      )}
    </>
  )
}
