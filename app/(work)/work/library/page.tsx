import type { Metadata } from "next"
import { ListFiles } from "#components/exports/list-files.tsx"
import { LibraryAdditions } from "#components/library/library-additions.tsx"
import { LibraryFilters } from "#components/library/library-filters.tsx"
import { LibraryTable } from "#components/library/library-table.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { Pager } from "#components/ui/pager.tsx"
import { address, one, oneOf, pageNumber } from "#components/work/query.ts"
import { work } from "#server/caller.ts"
import { type LibraryState, libraryStates } from "#server/domain/library.ts"
import { categories } from "#server/domain/published-table.ts"

export const metadata: Metadata = { title: "指标库" }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const states = Object.keys(libraryStates) as LibraryState[]

/** The indicator library: to look something up, and for finance to keep. */
export default async function LibraryPage({ searchParams }: Props) {
  const asked = await searchParams
  const filter = { state: oneOf(states, asked.state), category: oneOf(categories, asked.category), q: one(asked.q)?.slice(0, 100) }
  const api = await work()
  const found = await api.library.list({ ...filter, page: pageNumber(asked.page) })
  const proposals = found.keeper ? await api.library.proposed() : []
  return (
    <>
      <PageHeader title="指标库" lead="已确认的指标供填报单位选用；参考值仅供参考，指标值由单位按项目实际填写。" />
      <LibraryFilters filter={filter} keeper={found.keeper} />
      {found.rows.length === 0 ? (
        <EmptyState title="没有符合条件的指标">{found.keeper ? "可以新增，或从已批复的项目中收入。" : "请换个条件查找。"}</EmptyState>
      ) : (
        <LibraryTable {...found} />
      )}
      {found.rows.length > 0 && <ListFiles list="library" asked={filter} />}
      <Pager {...found} href={(page) => address("/work/library", { ...filter, page })} />
      {found.keeper && <LibraryAdditions proposals={proposals} departments={found.departments} />}
    </>
  )
}
