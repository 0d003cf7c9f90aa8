import type { Metadata } from "next"
import { DepartmentView } from "#components/public/department-view.tsx"
import { readDepartment } from "#server/published/pages.ts"
import { NothingPublished, nothingTitle } from "../../nothing-published.tsx"

export const dynamic = "force-dynamic"

type Props = { params: Promise<{ code: string }> }

const read = async ({ params }: Props) => readDepartment((await params).code)

export async function generateMetadata(props: Props): Promise<Metadata> {
  const department = await read(props)
  return department ? { title: { absolute: `${department.name} · 历年项目支出绩效目标` } } : nothingTitle
}

/** A department with its units over all published years. */
export default async function DepartmentPage(props: Props) {
  const department = await read(props)
  return department ? <DepartmentView {...department} /> : <NothingPublished />
}
