import type { Metadata } from "next"
import { ReviewView } from "#components/review/review-view.tsx"
import { TargetHead } from "#components/target/target-head.tsx"
import { work } from "#server/caller.ts"

export const metadata: Metadata = { title: "审核办理" }

type Props = { params: Promise<{ id: string }> }

export default async function ReviewPage({ params }: Props) {
  const api = await work()
  const view = await api.targets.get(await params)
  return (
    <>
      <TargetHead card={view} kind={view.kind} continuing={view.continuing} place="review" />
      <ReviewView view={view} />
    </>
  )
}
