import type { Metadata } from "next"
import { BulkForm } from "#components/bulk/bulk-form.tsx"
import { filterWords } from "#components/bulk/words.ts"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { LinkButton } from "#components/ui/link-button.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { address, targetFilter } from "#components/work/query.ts"
import { work } from "#server/caller.ts"

export const metadata: Metadata = { title: "批量办理" }

type Query = Promise<Record<string, string | string[] | undefined>>

/** What to do with everything the filter of the address chooses. */
export default async function NewBulkPage({ searchParams }: { searchParams: Query }) {
  const filter = targetFilter(await searchParams)
  const api = await work()
  const [me, options] = await Promise.all([api.people.me(), api.bulk.options({ filter })])
  const list = address("/work/targets", filter)
  const words = filterWords(filter, me.acting.role)
  return (
    <>
      <PageHeader
        title="批量办理"
        back={{ href: list, label: "返回列表，修改筛选条件" }}
        lead={`筛选条件：${words}。共 ${options.count} 项。`}
      />
      {options.count === 0 ? (
        <EmptyState title="没有符合条件的项目" action={<LinkButton href={list}>修改筛选条件</LinkButton>}>
          没有选中任何项目，没有什么可以办理。
        </EmptyState>
      ) : (
        <BulkForm filter={filter} role={me.acting.role} options={options} />
      )}
    </>
  )
}
