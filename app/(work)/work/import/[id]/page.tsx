import type { Metadata } from "next"
import { ImportProgress } from "#components/import/import-progress.tsx"
import { ReportActions } from "#components/import/report-actions.tsx"
import { ReportView } from "#components/import/report-view.tsx"
import { UploadFacts } from "#components/import/upload-facts.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { work } from "#server/caller.ts"

export const metadata: Metadata = { title: "导入报告" }

/** One file: how far it is, what it would change, what is wrong with it. */
export default async function UploadPage({ params }: { params: Promise<{ id: string }> }) {
  const upload = await (await work()).imports.get({ id: (await params).id })
  return (
    <>
      <PageHeader title={upload.fileName} back={{ href: "/work/import", label: "导入" }} lead={<UploadFacts upload={upload} />} />
      <ImportProgress key={upload.state} upload={upload} />
      {upload.report && <ReportView upload={upload} report={upload.report} />}
      <ReportActions upload={upload} />
    </>
  )
}
