import type { Metadata } from "next"
import { CopiedList } from "#components/messages/copied-list.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { Pager } from "#components/ui/pager.tsx"
import { pageNumber } from "#components/work/query.ts"
import { work } from "#server/caller.ts"

export const metadata: Metadata = { title: "抄送给我" }

type Props = { searchParams: Promise<{ page?: string | string[] }> }

/** What was copied to the post one acts as, or to its org. */
export default async function CopiesPage({ searchParams }: Props) {
  const api = await work()
  const found = await api.messages.copied({ page: pageNumber((await searchParams).page) })
  return (
    <>
      <PageHeader title="抄送给我" lead="审核人抄送给您或您所在单位阅读的项目；只能阅读，收回以后不再显示。" />
      {found.total === 0 ? (
        <EmptyState title="没有抄送给您的项目">有审核人把项目抄送给您时，会出现在这里，并通知您。</EmptyState>
      ) : (
        <>
          <CopiedList rows={found.rows} />
          <Pager {...found} unit="项" href={(page) => `/work/copies?page=${page}`} />
        </>
      )}
    </>
  )
}
