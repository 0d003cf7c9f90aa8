import type { Metadata } from "next"
import { Home } from "#components/public/home.tsx"
import { readOverview } from "#server/published/pages.ts"
import { NothingPublished, nothingTitle } from "../../nothing-published.tsx"

export const dynamic = "force-dynamic"

type Props = { params: Promise<{ year: string }> }

const read = async ({ params }: Props) => readOverview((await params).year)

export async function generateMetadata(props: Props): Promise<Metadata> {
  const overview = await read(props)
  return overview ? { title: { absolute: `${overview.year} 年度项目支出绩效目标公开` } } : nothingTitle
}

/** One year of everything published. */
export default async function YearPage(props: Props) {
  const overview = await read(props)
  return overview ? <Home overview={overview} front={false} /> : <NothingPublished />
}
