import type { Metadata } from "next"
import { ReviewView } from "#components/review/review-view.tsx"
import { LockPanel } from "#components/rounds/lock-panel.tsx"
import { FormLinks } from "#components/target/form-links.tsx"
import { ShownNote } from "#components/target/shown-note.tsx"
import { TargetEditor } from "#components/target/target-editor.tsx"
import { TargetHead } from "#components/target/target-head.tsx"
import { work } from "#server/caller.ts"

export const metadata: Metadata = { title: "填报内容" }

type Props = { params: Promise<{ id: string }> }

/** The form where this person may save now; else the same content for reading, with the reason. */
export default async function TargetPage({ params }: Props) {
  const { id } = await params
  const api = await work()
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
        place="content"
        actions={<FormLinks view={view} review={review} />}
      />
      <LockPanel view={view} asked={asked} />
      {view.can.includes("save") ? (
        <>
          <ShownNote view={view} />
          <TargetEditor key={view.id} view={view} review={review} login={me.user.login} />
        </>
      ) : (
        <ReviewView key={view.version} view={view} review={review} role={me.acting.role} copies={copies} />
      )}
    </>
  )
}
