import type { Metadata } from "next"
import { RuleTable } from "#components/checks/rule-table.tsx"
import { YearTabs } from "#components/checks/year-tabs.tsx"
import { ListFiles } from "#components/exports/list-files.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { work } from "#server/caller.ts"

export const metadata: Metadata = { title: "检查规则" }

type Props = { searchParams: Promise<{ year?: string }> }

/** Every rule of the automatic reviewer, what it does in a year, and what may be set of it. */
export default async function ChecksPage({ searchParams }: Props) {
  const { year: asked } = await searchParams
  const api = await work()
  const { year, years, rows, submitted, editable } = await api.checks.rules({ year: asked === undefined ? undefined : Number(asked) })
  return (
    <>
      <PageHeader
        title="检查规则"
        lead={`${year} 年已提交 ${submitted} 个项目。“出现”是最近一次提交时查出的处数，“已说明”是单位没有照改而写了说明的处数：说明多的规则，可考虑放宽。`}
      />
      <YearTabs year={year} years={years} />
      <ListFiles list="rules" asked={{ year: String(year) }} />
      <RuleTable key={year} year={year} rows={rows} editable={editable} />
    </>
  )
}
