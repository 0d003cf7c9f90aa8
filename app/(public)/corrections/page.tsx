import type { Metadata } from "next"
import { CorrectionList } from "#components/public/correction-list.tsx"
import { readCorrections } from "#server/published/pages.ts"

export const dynamic = "force-dynamic"
export const metadata: Metadata = {
  title: { absolute: "更正 · 项目支出绩效目标公开" },
  description: "已公开的绩效目标表有过哪些更正：原因、时间、前后两个版本和更改清单。",
}

/** The newest corrections. */
export default async function CorrectionsPage() {
  return <CorrectionList {...(await readCorrections())} />
}
