import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { NewTargetForm } from "#components/target/new-target-form.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { LinkButton } from "#components/ui/link-button.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { work } from "#server/caller.ts"
import { may } from "#server/domain/policy.ts"

export const metadata: Metadata = { title: "新建绩效目标" }

export default async function NewTargetPage() {
  const api = await work()
  const [me, options] = await Promise.all([api.people.me(), api.targets.options()])
  if (!may(me.acting.role, "createTargets")) notFound()
  return (
    <>
      <PageHeader
        title="新建绩效目标"
        back={{ href: "/work/targets", label: "项目绩效目标" }}
        lead="选定申报轮次和项目，建立后即可填写资金、目标和指标。"
      />
      {options.rounds.length === 0 ? (
        <EmptyState title="还没有申报轮次" action={<LinkButton href="/work">回到待办</LinkButton>}>
          财政部门开放申报轮次以后，才能新建绩效目标。
        </EmptyState>
      ) : (
        <NewTargetForm {...options} />
      )}
    </>
  )
}
