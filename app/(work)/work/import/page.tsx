import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { UploadForm } from "#components/import/upload-form.tsx"
import { UploadList } from "#components/import/upload-list.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { work } from "#server/caller.ts"
import { may } from "#server/domain/policy.ts"

export const metadata: Metadata = { title: "导入" }

/** Bring a file; the uploads of the unit so far. */
export default async function ImportPage() {
  const api = await work()
  const me = await api.people.me()
  if (!may(me.acting.role, "createTargets")) notFound()
  const [{ rounds }, uploads] = await Promise.all([api.targets.options(), api.imports.list()])
  return (
    <>
      <PageHeader title="导入" lead="上传或粘贴表格，先看报告，确认后才会保存。不需要把已有的表重新打一遍。" />
      {rounds.length === 0 ? (
        <EmptyState title="还没有申报轮次">财政部门开放申报轮次以后，才能导入。</EmptyState>
      ) : (
        <UploadForm rounds={rounds} />
      )}
      <UploadList uploads={uploads} />
    </>
  )
}
