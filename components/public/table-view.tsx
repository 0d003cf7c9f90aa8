import type { PublishedContent } from "#server/domain/published-table.ts"
import { yearPath } from "./paths.ts"
import styles from "./published-table.module.css"
import { PublishedTable } from "./published-table.tsx"
import { RoundingNotes } from "./rounding-notes.tsx"
import { TableContents } from "./table-contents.tsx"
import { TableFacts } from "./table-facts.tsx"
import { VersionNotice } from "./version-notice.tsx"

type Props = {
  version: number
  latestVersion: number
  publishedAt: Date
  contentHash: string
  reason: string
  /** Versions up to this one are withdrawn. */
  withdrawnThrough?: number
  content: PublishedContent
}

const count = (content: PublishedContent) => {
  const projects = content.units.flatMap((unit) => unit.projects)
  return { projectCount: projects.length, indicatorCount: projects.reduce((sum, project) => sum + project.indicators.length, 0) }
}

/** One version of a published table as a page: what it is, whether it is in force, the table itself. */
export function TableView({ content, withdrawnThrough = 0, ...meta }: Props) {
  const { year, org } = content
  return (
    <article className={styles.sheet}>
      <VersionNotice {...meta} withdrawnThrough={withdrawnThrough} year={year} orgCode={org.code} />
      <header className="mb-4">
        <p className="text-sm text-ink-soft">
          <span className="no-print flex flex-wrap gap-x-4">
            <a className="link inline-flex min-h-11 items-center md:min-h-0" href={yearPath(year)}>
              ← {year} 年度公开目录
            </a>
            <a className="link inline-flex min-h-11 items-center md:min-h-0" href={`/search?year=${year}&org=${org.code}`}>
              在本表中检索
            </a>
          </span>
        </p>
        <h1 className="text-xl md:text-center md:text-2xl">{content.title}</h1>
        <div className="mt-2 flex flex-wrap justify-between gap-x-6">
          <p>单位名称：{org.name}</p>
          <p>
            {year} 年度<span className="ml-4">单位：万元</span>
          </p>
        </div>
        <div className="mt-3 rounded border border-line bg-surface px-4 py-2 print:border-0 print:p-0">
          <TableFacts {...meta} withdrawnThrough={withdrawnThrough} {...count(content)} year={year} org={org} />
        </div>
      </header>
      <TableContents content={content} />
      <PublishedTable content={content} />
      <RoundingNotes content={content} />
    </article>
  )
}
