import { pageOf, titleOf } from "../table-page.tsx"

export const dynamic = "force-dynamic"

type Props = { params: Promise<{ year: string; orgCode: string; version: string }> }

export const generateMetadata = async ({ params }: Props) => titleOf(await params)

/** One version of a published table, `v1`, `v2` …; its address answers for ever. */
export default async function VersionPage({ params }: Props) {
  return pageOf(await params)
}
