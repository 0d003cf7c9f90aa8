import type { Metadata } from "next"
import { BulkPreview } from "#components/bulk/bulk-preview.tsx"
import { BulkStatus } from "#components/bulk/bulk-status.tsx"
import { BulkControls } from "#components/bulk/controls.tsx"
import { ItemTable } from "#components/bulk/item-table.tsx"
import { ItemTabs } from "#components/bulk/item-tabs.tsx"
import { Refresh } from "#components/bulk/refresh.tsx"
import { actWord, filterWords } from "#components/bulk/words.ts"
import { KeyPager } from "#components/ui/key-pager.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { address, oneOf, placeOf } from "#components/work/query.ts"
import { work } from "#server/caller.ts"
import { itemStates } from "#server/domain/bulk.ts"

export const metadata: Metadata = { title: "批量办理" }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

/** One act on many targets: its preview, its progress, its result. Reloading shows where it is. */
export default async function BulkPage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams])
  const state = oneOf(itemStates, query.show)
  const after = placeOf(query.after)
  const api = await work()
  const [me, bulk, items] = await Promise.all([api.people.me(), api.bulk.get({ id }), api.bulk.items({ id, state, after })])
  const { role } = me.acting
  const word = actWord(bulk.action, role)
  const path = `/work/bulk/${id}`
  const lead = [
    `筛选条件：${filterWords(bulk.filter, role)}${bulk.restOf ? "，其中上次没有办理的" : ""}。`,
    bulk.colleagueName && `转办给：${bulk.colleagueName}。`,
    bulk.note && `说明：${bulk.note}`,
  ]
  return (
    <>
      <PageHeader title={`批量${word}`} back={{ href: "/work/bulk", label: "批量办理" }} lead={lead.filter(Boolean).join(" ")} />
      {bulk.state === "previewed" ? <BulkPreview bulk={bulk} word={word} /> : <BulkStatus bulk={bulk} />}
      <BulkControls bulk={bulk} word={word} again={address("/work/bulk/new", bulk.filter)} />
      <ItemTabs counts={bulk.counts} state={state} href={(show) => address(path, { show })} />
      <ItemTable rows={items.rows} />
      <KeyPager before={null} after={items.next ? String(items.next) : null} href={(place) => address(path, { show: state, ...place })} />
      {bulk.state === "running" && <Refresh />}
    </>
  )
}
