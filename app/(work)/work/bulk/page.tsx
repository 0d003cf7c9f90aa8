import type { Metadata } from "next"
import { BulkList } from "#components/bulk/bulk-list.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { LinkButton } from "#components/ui/link-button.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { work } from "#server/caller.ts"

export const metadata: Metadata = { title: "批量办理" }

/** One's own acts on many targets: under way, stopped, done. */
export default async function BulksPage() {
  const api = await work()
  const [me, rows] = await Promise.all([api.people.me(), api.bulk.list()])
  return (
    <>
      <PageHeader title="批量办理" lead="您发起的批量办理，最近的在前。没有确认的预览保留一天。" />
      {rows.length === 0 ? (
        <EmptyState title="还没有批量办理" action={<LinkButton href="/work/targets?queue=pending">查看待审核的项目</LinkButton>}>
          在项目列表中筛选，再点“批量办理”，对筛选出的全部项目一次办理。
        </EmptyState>
      ) : (
        <BulkList rows={rows} role={me.acting.role} />
      )}
    </>
  )
}
