import type { Metadata } from "next"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { LinkButton } from "#components/ui/link-button.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { Pager } from "#components/ui/pager.tsx"
import { pageNumber } from "#components/work/query.ts"
import { WaitingList } from "#components/work/waiting-list.tsx"
import { work } from "#server/caller.ts"
import { may } from "#server/domain/policy.ts"
import type { Role } from "#server/domain/roles.ts"
import { deskOf } from "#server/domain/workflow.ts"

export const metadata: Metadata = { title: "待办" }

type Query = Promise<{ page?: string | string[] }>

/** Where people go from an empty desk: what their role may see. */
const Elsewhere = ({ role }: { role: Role }) => {
  if (may(role, "publish")) return <LinkButton href="/work/publish">查看可以公开的表格</LinkButton>
  return may(role, "readTargets") && <LinkButton href="/work/targets">查看项目绩效目标</LinkButton>
}

const emptyWords = (role: Role): string => {
  if (role === "editor") return "新的申报从“新建绩效目标”开始；被退回的项目会出现在这里。"
  return deskOf(role) ? "有项目送到您这一步时，会出现在这里。" : "您现在的身份不办理绩效目标的审核。"
}

/** The desk: what waits for the one who looks. */
export default async function DeskPage({ searchParams }: { searchParams: Query }) {
  const api = await work()
  const page = pageNumber((await searchParams).page)
  const [me, waiting] = await Promise.all([api.people.me(), api.targets.waiting({ page })])
  const { role } = me.acting
  const order = role === "editor" ? "退回的在前，其余按等待时间先后。" : "等待最久的在前。"
  return (
    <>
      <PageHeader
        title="待办"
        lead={waiting.total ? `有 ${waiting.total} 个项目等您办理；${order}` : null}
        actions={
          may(role, "createTargets") && (
            <LinkButton href="/work/targets/new" variant="primary">
              新建绩效目标
            </LinkButton>
          )
        }
      />
      {waiting.total === 0 ? (
        <EmptyState title="没有等您办理的项目" action={<Elsewhere role={role} />}>
          {emptyWords(role)}
        </EmptyState>
      ) : (
        <>
          <WaitingList rows={waiting.rows} />
          <Pager {...waiting} unit="项" href={(to) => `/work?page=${to}`} />
        </>
      )}
    </>
  )
}
