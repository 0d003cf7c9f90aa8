import type { Metadata } from "next"
import { ReviewView } from "#components/review/review-view.tsx"
import { LockPanel } from "#components/rounds/lock-panel.tsx"
import { FormLinks } from "#components/target/form-links.tsx"
import { TargetHead } from "#components/target/target-head.tsx"
import { work } from "#server/caller.ts"

export const metadata: Metadata = { title: "审核办理" }

type Props = { params: Promise<{ id: string }> }

export default async function ReviewPage({ params }: Props) {
  const api = await work()
  const { id } = await params
  const [me, view, asked, review, copies] = await Promise.all([
    api.people.me(),
    api.targets.get({ id }),
    api.rounds.ofTarget({ id }),
    api.review.get({ id }),
    api.messages.copies({ id }),
  ])
  return (
    <>
      <TargetHead
        card={view}
        kind={view.kind}
        continuing={view.continuing}
        place="review"
        actions={<FormLinks view={view} review={review} />}
      />
      <LockPanel view={view} asked={asked} />
      {/* At another desk, or in another round, it is another review: what was written for the last one has been sent. */}
      <ReviewView key={`${view.state} ${view.round}`} view={view} review={review} role={me.acting.role} copies={copies} />
    </>
  )
}
