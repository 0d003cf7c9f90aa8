import type { Metadata } from "next"
import { HistoryTable } from "#components/review/history-table.tsx"
import { TargetHead } from "#components/target/target-head.tsx"
import { work } from "#server/caller.ts"

export const metadata: Metadata = { title: "办理记录" }

type Props = { params: Promise<{ id: string }> }

export default async function HistoryPage({ params }: Props) {
  const api = await work()
  const { id } = await params
  const [{ card, events }, { points }] = await Promise.all([api.targets.history({ id }), api.review.get({ id })])
  return (
    <>
      <TargetHead card={card} place="history" />
      <HistoryTable events={events} id={card.id} points={points} />
    </>
  )
}
