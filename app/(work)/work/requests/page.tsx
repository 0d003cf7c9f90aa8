import type { Metadata } from "next"
import { ListFiles } from "#components/exports/list-files.tsx"
import { RequestCard } from "#components/rounds/request-card.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { work } from "#server/caller.ts"

export const metadata: Metadata = { title: "延期与退改申请" }

/** Requests for more time, and for targets back: the unit's own, or those this person answers or can see. */
export default async function RequestsPage() {
  const api = await work()
  const [me, requests] = await Promise.all([api.people.me(), api.rounds.requests()])
  const mine = me.acting.role === "editor"
  return (
    <>
      <PageHeader title="延期与退改申请" lead="单位在项目页面上提出；延期由财政局答复，退回修改由正在办理的人答复。" />
      {requests.length === 0 ? (
        <EmptyState title="没有申请">单位申请延期或退回修改以后，会列在这里。</EmptyState>
      ) : (
        <>
          <ul className="space-y-3">
            {requests.map((request) => (
              <RequestCard key={request.id} request={request} mine={mine} />
            ))}
          </ul>
          <ListFiles list="requests" />
        </>
      )}
    </>
  )
}
