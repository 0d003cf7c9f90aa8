import type { Metadata } from "next"
import { CorrectionList } from "#components/public/correction-list.tsx"
import { readCorrections, readWithdrawals } from "#server/published/pages.ts"

export const dynamic = "force-dynamic"
export const metadata: Metadata = {
  title: { absolute: "更正与撤回 · 项目支出绩效目标公开" },
  description: "已公开的绩效目标表有过哪些更正和撤回：原因、时间、前后两个版本和更改清单。",
}

/** The newest corrections. */
export default async function CorrectionsPage() {
  const [corrections, { withdrawals }] = await Promise.all([readCorrections(), readWithdrawals()])
  return <CorrectionList {...corrections} withdrawals={withdrawals} />
}
