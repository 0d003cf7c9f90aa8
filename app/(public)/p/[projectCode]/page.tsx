import type { Metadata } from "next"
import { ProjectView } from "#components/public/project-view.tsx"
import { readProject } from "#server/published/pages.ts"
import { NothingPublished, nothingTitle } from "../../nothing-published.tsx"

export const dynamic = "force-dynamic"

type Props = { params: Promise<{ projectCode: string }> }

const read = async ({ params }: Props) => readProject((await params).projectCode)

export async function generateMetadata(props: Props): Promise<Metadata> {
  const project = await read(props)
  return project ? { title: { absolute: `${project.name} · ${project.years[0]?.unit.name ?? ""} · 历年绩效目标` } } : nothingTitle
}

/** One project over all its published years. */
export default async function ProjectPage(props: Props) {
  const project = await read(props)
  return project ? <ProjectView {...project} /> : <NothingPublished />
}
