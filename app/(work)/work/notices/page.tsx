import type { Metadata } from "next"
import { NoticeItem } from "#components/notices/notice-item.tsx"
import { ReadAll } from "#components/notices/read-all.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { Pager } from "#components/ui/pager.tsx"
import { pageNumber } from "#components/work/query.ts"
import { work } from "#server/caller.ts"

export const metadata: Metadata = { title: "通知" }

type Query = Promise<{ page?: string | string[] }>

/** What I was told, in whichever of my posts: unread first. */
export default async function NoticesPage({ searchParams }: { searchParams: Query }) {
  const api = await work()
  const page = pageNumber((await searchParams).page)
  const [me, notices] = await Promise.all([api.people.me(), api.notices.list({ page })])
  const unread = notices.rows.some((row) => row.readAt === null)
  return (
    <>
      <PageHeader title="通知" lead="未读的在前；项目离开这一步以后，有关的通知自动消失。" actions={unread && <ReadAll />} />
      {notices.total === 0 ? (
        <EmptyState title="没有通知">有项目送到您这里、退回给您或已经批复时，会出现在这里。</EmptyState>
      ) : (
        <>
          <ul className="space-y-3">
            {notices.rows.map((notice) => (
              <NoticeItem key={notice.id} notice={notice} actingId={me.acting.id} />
            ))}
          </ul>
          <Pager {...notices} href={(to) => `/work/notices?page=${to}`} />
        </>
      )}
    </>
  )
}
