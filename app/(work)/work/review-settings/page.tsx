import type { Metadata } from "next"
import { ReasonsCard } from "#components/review-settings/reasons-card.tsx"
import { SheetCard } from "#components/review-settings/sheet-card.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { LinkTabs } from "#components/ui/tabs.tsx"
import { yearOf } from "#components/work/query.ts"
import { work } from "#server/caller.ts"

export const metadata: Metadata = { title: "审核设置" }

type Query = Promise<{ year?: string | string[] }>

/** What finance keeps for its reviewers: standard reasons, and the review sheet of each budget year. */
export default async function ReviewSettingsPage({ searchParams }: { searchParams: Query }) {
  const api = await work()
  const { reasons, years, year, sheet } = await api.review.settings({ year: yearOf((await searchParams).year) })
  const tabs = years.map((each) => ({ href: `/work/review-settings?year=${each}`, label: `${each} 年`, current: each === year }))
  return (
    <>
      <PageHeader title="审核设置" lead="常用退回理由和各年度的审核表，供审核人使用。" />
      <div className="max-w-5xl space-y-6">
        <ReasonsCard reasons={reasons} />
        <div className="space-y-4">
          <LinkTabs label="预算年度" tabs={tabs} />
          <SheetCard key={year} year={year} sheet={sheet} />
        </div>
      </div>
    </>
  )
}
