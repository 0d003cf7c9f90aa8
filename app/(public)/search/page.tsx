import type { Metadata } from "next"
import { SearchForm } from "#components/public/search/search-form.tsx"
import { SearchResults } from "#components/public/search/search-results.tsx"
import { type RawSearch, readSearch, searchFields } from "#server/domain/search-request.ts"
import { readPlaces, readSearchAnswer, searchAddress } from "#server/published/pages.ts"

export const dynamic = "force-dynamic"

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const askedOf = async ({ searchParams }: Props): Promise<RawSearch> => {
  const typed = await searchParams
  const first = (field: string) => [typed[field]].flat()[0]?.slice(0, 300)
  return Object.fromEntries(searchFields.flatMap((field) => (first(field) ? [[field, first(field)]] : [])))
}

/** There is no end to questions: for search engines they are all the one page. */
export async function generateMetadata(props: Props): Promise<Metadata> {
  const { q } = await askedOf(props)
  const title = q ? `检索：${q} · 项目支出绩效目标公开` : "检索 · 项目支出绩效目标公开"
  return {
    title: { absolute: title },
    description: "在已公开的项目、绩效目标和绩效指标中检索。",
    ...(q && { alternates: { canonical: searchAddress() } }),
  }
}

/** Search in everything that is published. Without a question: the form alone. */
export default async function SearchPage(props: Props) {
  const asked = await askedOf(props)
  const isAsked = (await props.searchParams).q !== undefined
  const read = readSearch(asked)
  const [places, answer] = await Promise.all([readPlaces(), read.ok ? readSearchAnswer(asked) : null])
  return (
    <div className="mx-auto max-w-6xl">
      <h1 className="mb-4 text-2xl">检索已公开的绩效目标</h1>
      <SearchForm asked={asked} problems={isAsked && !read.ok ? read.problems : {}} places={places} />
      {answer && <SearchResults asked={asked} answer={answer} />}
    </div>
  )
}
