import type { Metadata } from "next"
import { Home } from "#components/public/home.tsx"
import { open } from "#server/caller.ts"

export const dynamic = "force-dynamic"
export const metadata: Metadata = {
  title: { absolute: "项目支出绩效目标公开" },
  description: "各部门、各单位项目支出绩效目标表的公开页面和开放数据。",
}

export default async function HomePage() {
  const { tables } = await open().published.tables()
  return <Home tables={tables} />
}
