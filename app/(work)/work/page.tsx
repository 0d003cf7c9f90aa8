import type { Metadata } from "next"
import { BulkLink } from "#components/bulk/bulk-link.tsx"
import { ListFiles } from "#components/exports/list-files.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { KeyPager } from "#components/ui/key-pager.tsx"
import { LinkButton } from "#components/ui/link-button.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { address, oneOf, pageCursor } from "#components/work/query.ts"
import { QueueTabs } from "#components/work/queue-tabs.tsx"
import { emptyQueue, queueLead } from "#components/work/queue-words.ts"
import { WaitingList } from "#components/work/waiting-list.tsx"
import { work } from "#server/caller.ts"
import { may } from "#server/domain/policy.ts"
import { countWords, queues } from "#server/domain/queues.ts"
import type { Role } from "#server/domain/roles.ts"
import { deskOf } from "#server/domain/workflow.ts"

export const metadata: Metadata = { title: "待办" }

type Query = Promise<Record<string, string | string[] | undefined>>

/** Where people go from an empty desk: what their role may see. */
const Elsewhere = ({ role }: { role: Role }) => {
  if (may(role, "publish")) return <LinkButton href="/work/publish">查看可以公开的表格</LinkButton>
  return may(role, "readTargets") && <LinkButton href="/work/targets">查看项目绩效目标</LinkButton>
}

const Add = ({ role }: { role: Role }) =>
  may(role, "createTargets") && (
    <LinkButton href="/work/targets/new" variant="primary">
      新建绩效目标
    </LinkButton>
  )

/** The desk: what waits for the one who looks, and what they passed on, got back or ever handled. */
export default async function DeskPage({ searchParams }: { searchParams: Query }) {
  const query = await searchParams
  const queue = oneOf(queues, query.queue) ?? "pending"
  const api = await work()
  const [me, list] = await Promise.all([api.people.me(), api.targets.queue({ queue, cursor: pageCursor(query) })])
  const { role } = me.acting
  const at = (place: Record<string, string> = {}) => address("/work", { queue, ...place })
  return (
    <>
      <PageHeader
        title="待办"
        lead={queueLead(queue, role, list.counts)}
        actions={
          <>
            <Add role={role} />
            {list.counts.pending > 0 && <BulkLink role={role} filter={{ queue: "pending" }} count={countWords(list.counts.pending)} />}
          </>
        }
      />
      {deskOf(role) && <QueueTabs role={role} counts={list.counts} queue={queue} href={(to) => address("/work", { queue: to })} />}
      <div className="mt-4">
        {list.rows.length === 0 ? (
          <EmptyState title={emptyQueue(queue, role).title} action={<Elsewhere role={role} />}>
            {emptyQueue(queue, role).words}
          </EmptyState>
        ) : (
          <WaitingList rows={list.rows} />
        )}
        {list.rows.length > 0 && <ListFiles list="queue" asked={{ queue }} />}
        <KeyPager before={list.before} after={list.after} href={at} />
      </div>
    </>
  )
}
