import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { CompareView } from "#components/compare/compare-view.tsx"
import { VersionPicker } from "#components/compare/version-picker.tsx"
import { TargetHead } from "#components/target/target-head.tsx"
import { one, oneOf } from "#components/work/query.ts"
import { work } from "#server/caller.ts"
import { compareFilters } from "#server/domain/compare-filter.ts"
import { versionRef } from "#server/domain/version-choice.ts"

export const metadata: Metadata = { title: "版本比较" }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Any two versions of a target; the address says which, and what of them is shown. */
export default async function ComparePage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams])
  const [from, to] = [query.from, query.to].map((typed) => versionRef.optional().safeParse(one(typed)))
  if (!from?.success || !to?.success) notFound()
  const api = await work()
  const [{ card }, found, { points }] = await Promise.all([
    api.targets.history({ id }),
    api.targets.compare({ id, from: from.data, to: to.data }),
    api.review.get({ id }),
  ])
  const only = oneOf(compareFilters, query.only) ?? "all"
  return (
    <>
      <TargetHead card={card} place="compare" />
      <VersionPicker id={card.id} found={found} only={only} />
      <CompareView id={card.id} found={found} only={only} points={points.filter(({ state }) => state !== "closed")} />
    </>
  )
}
