import type { Metadata } from "next"
import { RoundList } from "#components/rounds/round-list.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { work } from "#server/caller.ts"

export const metadata: Metadata = { title: "申报轮次" }

export default async function RoundsPage() {
  const api = await work()
  return (
    <>
      <PageHeader title="申报轮次" lead="各轮次从开始的那一分钟起开放，到截止的那一分钟止；单位可以申请延期。" />
      <RoundList rounds={await api.rounds.list()} />
    </>
  )
}
