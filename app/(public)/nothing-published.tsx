import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { Missing } from "#components/public/missing.tsx"
import { markAnswer } from "#server/answer-status.ts"

export const nothingTitle: Metadata = { title: { absolute: "没有找到 · 项目支出绩效目标公开" }, robots: { index: false } }

/** A 404 that is whole without scripts; notFound() only where the status cannot be set. */
export function NothingPublished() {
  return markAnswer(404) ? <Missing /> : notFound()
}
