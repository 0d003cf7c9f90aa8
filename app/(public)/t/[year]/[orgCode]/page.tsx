import { pageOf, titleOf } from "./table-page.tsx"

export const dynamic = "force-dynamic"

type Props = { params: Promise<{ year: string; orgCode: string }> }

export const generateMetadata = async ({ params }: Props) => titleOf(await params)

/** The newest version of a published table. */
export default async function NewestTablePage({ params }: Props) {
  return pageOf(await params)
}
