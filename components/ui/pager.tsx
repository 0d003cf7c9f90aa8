import { LinkButton } from "./link-button.tsx"

type Props = {
  page: number
  pageSize: number
  total: number
  href: (page: number) => string /** What is counted: 项, 条. */
  unit?: string
}

/** Where one is in a long list, with links to the neighbours. Shows only the count where one page holds all. */
export function Pager({ page, pageSize, total, href, unit = "条" }: Props) {
  const last = Math.max(1, Math.ceil(total / pageSize))
  const from = total === 0 ? 0 : (page - 1) * pageSize + 1
  return (
    <nav aria-label="分页" className="flex flex-wrap items-center justify-between gap-3 py-3 text-sm">
      <p className="num text-ink-soft">
        共 {total} {unit}
        {last > 1 && `，本页第 ${from}–${Math.min(total, page * pageSize)} ${unit}`}
      </p>
      {last > 1 && (
        <div className="flex items-center gap-2">
          {page > 1 && (
            <LinkButton size="small" rel="prev" href={href(page - 1)}>
              上一页
            </LinkButton>
          )}
          <span className="num px-1">
            第 {page} / {last} 页
          </span>
          {page < last && (
            <LinkButton size="small" rel="next" href={href(page + 1)}>
              下一页
            </LinkButton>
          )}
        </div>
      )}
    </nav>
  )
}
