import type { Metadata } from "next"
import { Home } from "#components/public/home.tsx"
import { readOverview } from "#server/published/pages.ts"
import { NothingPublished } from "./nothing-published.tsx"

export const dynamic = "force-dynamic"
export const metadata: Metadata = {
  title: { absolute: "项目支出绩效目标公开" },
  description: "各部门、各单位项目支出绩效目标表的公开页面和开放数据。",
}

/** The newest year, and what this is. */
export default async function HomePage() {
  const overview = await readOverview()
  return overview ? <Home overview={overview} front /> : <NothingPublished />
}
