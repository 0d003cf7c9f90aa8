import Link from "next/link"
import { Alert } from "#components/ui/alert.tsx"
import { Facts } from "#components/ui/facts.tsx"
import type { UploadView } from "#components/work/api.ts"
import { When } from "#components/work/when-time.tsx"
import type { ImportReport } from "#server/domain/import/report.ts"
import { ProblemTable } from "./problem-table.tsx"
import { Questions } from "./questions.tsx"
import { ReportItems } from "./report-items.tsx"

type Props = { upload: UploadView; report: ImportReport }

const SameFile = ({ sameFile }: Pick<UploadView, "sameFile">) =>
  sameFile && (
    <Alert tone="warn" title="这个文件导入过" className="mb-4">
      {sameFile.by} 于 <When at={new Date(sameFile.at ?? 0)} /> 导入过同一个文件，
      <Link href={`/work/import/${sameFile.id}`} className="link">
        查看那次的报告
      </Link>
      。没有改动的项目不会重复导入。
    </Alert>
  )

const sum = ({ counts, total }: ImportReport) => [
  { name: "新增", value: <span className="num">{counts.new} 项</span> },
  { name: "修改", value: <span className="num">{counts.changed} 项</span> },
  { name: "不变", value: <span className="num">{counts.untouched} 项</span> },
  { name: "不导入", value: <span className="num">{counts.refused} 项</span> },
  { name: "指标", value: <span className="num">{counts.indicators} 条</span> },
  { name: "资金总计", value: <span className="num">{total} 万元</span> },
]

/** What the file would change, and everything that is wrong with it. */
export const ReportView = ({ upload, report }: Props) => (
  <div className="space-y-4">
    <SameFile sameFile={upload.sameFile} />
    {!report.ok && (
      <Alert tone="danger" title={`有 ${report.counts.errors} 处差错，改正后重新上传；现在没有保存任何内容。`}>
        {upload.hasMarked && "可以下载标注好的表格，差错所在的单元格已标色并加了批注，在上面改好后直接上传。"}
      </Alert>
    )}
    <Questions key={upload.state} upload={upload} report={report} />
    <Facts facts={sum(report)} className="flex flex-wrap gap-x-8 gap-y-1 rounded border border-line bg-surface px-4 py-3" />
    {report.notes.length > 0 && (
      <ul className="list-disc pl-6 text-sm text-ink-soft">
        {report.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    )}
    <ProblemTable problems={report.problems} unlisted={report.unlistedProblems} />
    <ReportItems items={report.items} unlisted={report.unlistedItems} />
  </div>
)
