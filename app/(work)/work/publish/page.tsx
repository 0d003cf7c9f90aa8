import type { Metadata } from "next"
import { PublishList } from "#components/publishing/publish-list.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { work } from "#server/caller.ts"

export const metadata: Metadata = { title: "公开" }

export default async function PublishPage() {
  const api = await work()
  const rows = await api.publishing.tables()
  return (
    <>
      <PageHeader title="公开" lead="每张表按年度和单位（或部门）公开；公开以后的变化以更正的方式再次公开，旧版本仍可查阅。" />
      {rows.length === 0 ? (
        <EmptyState title="还没有可以公开的表格">有项目建立绩效目标以后，所在单位和部门的表格会出现在这里。</EmptyState>
      ) : (
        <PublishList rows={rows} />
      )}
    </>
  )
}
