import type { Metadata } from "next"
import { SubstituteForm } from "#components/people/substitute-form.tsx"
import { SubstitutionList } from "#components/people/substitution-list.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { work } from "#server/caller.ts"
import { printMinute } from "#server/domain/minute.ts"

export const metadata: Metadata = { title: "委托代办" }

const lead =
  "请假或外出时，把自己的岗位委托给本单位的同事。到开始时间代办人才能以“代您办理”的身份办理，到结束时间自动停止；办理记录同时写明两个人的姓名。代办人不能再转给别人。"

/** One's own substitutions: to be made, seen and ended. */
export default async function SubstitutesPage() {
  const api = await work()
  const { choices, rows, now } = await api.substitutions.list()
  return (
    <>
      <PageHeader title="委托代办" lead={lead} />
      {choices.length > 0 && <SubstituteForm choices={choices} now={printMinute(now)} />}
      {rows.length > 0 && <SubstitutionList rows={rows} />}
      {rows.length === 0 && choices.length === 0 && (
        <EmptyState title="没有可以委托的岗位">您没有办理绩效目标的岗位，或者本单位没有其他同事可以代办。</EmptyState>
      )}
    </>
  )
}
