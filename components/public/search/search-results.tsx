import { printWan } from "#server/domain/money.ts"
import { categoryLabels } from "#server/domain/published-table.ts"
import { type RawSearch, searchFields } from "#server/domain/search-request.ts"
import type { Found } from "#server/domain/search-result.ts"
import { Alert } from "../../ui/alert.tsx"
import { EmptyState } from "../../ui/empty-state.tsx"
import { Pager } from "../../ui/pager.tsx"
import { projectPath, tablePath } from "../paths.ts"
import { MarkedText } from "./marked-text.tsx"

type Row = Found & { year: number; code: string; orgCode: string; unit: { code: string; name: string }; total: bigint }
type Answer = { total: number; more: boolean; similar: boolean; page: number; pageSize: number; rows: readonly Row[] }
type Props = { asked: RawSearch; answer: Answer }

const pageHref = (asked: RawSearch) => (page: number) => {
  const kept = searchFields.flatMap((field) => (asked[field] && field !== "page" ? [[field, asked[field]] as [string, string]] : []))
  return `/search?${new URLSearchParams([...kept, ["page", String(page)]])}`
}

function Indicators({ indicators, moreIndicators }: Pick<Found, "indicators" | "moreIndicators">) {
  if (indicators.length === 0) return null
  return (
    <ul className="mt-2 space-y-1 border-l-2 border-line pl-3 text-sm">
      {indicators.map(({ category, name, value }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one answer never move
        <li key={place}>
          <span className="text-ink-soft">{categoryLabels[category]}：</span>
          <MarkedText parts={name} />
          <span className="text-ink-soft">，年度指标值：</span>
          <MarkedText parts={value} />
        </li>
      ))}
      {moreIndicators > 0 && <li className="text-ink-soft">另有 {moreIndicators} 条指标也符合</li>}
    </ul>
  )
}

function Result({ row }: { row: Row }) {
  return (
    <li className="py-4">
      <h2 className="text-lg font-medium">
        <a className="link inline-block py-1 md:py-0" href={`${projectPath(row.code)}#y${row.year}`}>
          <MarkedText parts={row.name} />
        </a>
      </h2>
      <p className="text-sm text-ink-soft">
        {row.year} 年度，
        <a className="link" href={`${tablePath({ year: row.year, orgCode: row.orgCode })}#p-${row.code}`}>
          {row.unit.name}
        </a>
        ，总计 <span className="num text-ink">{printWan(row.total)}</span> 万元
      </p>
      <p className="mt-1">
        <MarkedText parts={row.goal} />
      </p>
      <Indicators {...row} />
    </li>
  )
}

/** How many there are, what that means, and the rows of this page. */
export function SearchResults({ asked, answer }: Props) {
  const { total, more, similar, rows } = answer
  if (rows.length === 0)
    return (
      <div className="mt-6">
        <EmptyState title="没有找到">换一个说法，或者少写几个字、去掉一些条件再试。这里只检索已公开的最新版本。</EmptyState>
      </div>
    )
  return (
    <section aria-label="检索结果" className="mt-6">
      {similar && (
        <Alert tone="warn" title="没有完全一致的内容" className="mb-3">
          下面是只差一个字的相近内容，请核对是不是您要找的。
        </Alert>
      )}
      <p className="text-sm text-ink-soft" role="status">
        {more
          ? `找到 ${total.toLocaleString("en")} 个以上的项目，这里列出其中最新的 ${total.toLocaleString("en")} 个；请加上年度、部门或再写几个字，缩小范围。`
          : `找到 ${total} 个项目。`}
      </p>
      <ol className="divide-y divide-line border-y border-line">
        {rows.map((row) => (
          <Result key={`${row.year} ${row.code} ${row.orgCode}`} row={row} />
        ))}
      </ol>
      {total > answer.pageSize && <Pager {...answer} href={pageHref(asked)} unit="个" />}
    </section>
  )
}
