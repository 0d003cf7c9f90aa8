import type { Metadata } from "next"
import { CopiedVersions } from "#components/messages/copied-versions.tsx"
import { ContentView } from "#components/target/content-view.tsx"
import { roundWords } from "#components/target/round-words.ts"
import { Alert } from "#components/ui/alert.tsx"
import { Facts } from "#components/ui/facts.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { one } from "#components/work/query.ts"
import { work } from "#server/caller.ts"

export const metadata: Metadata = { title: "抄送的项目" }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ version?: string | string[] }> }

/** One target that was copied to me, in one of the versions I may read. */
export default async function CopyPage({ params, searchParams }: Props) {
  const [api, { id }, { version }] = [await work(), await params, await searchParams]
  const asked = one(version)
  const read = await api.messages.readCopied({ id, number: asked && /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : undefined })
  const { project, unit, department } = read.frame
  const facts = [
    { name: "项目代码", value: project.code },
    { name: "单位", value: unit.name },
    { name: "主管部门", value: department.name },
    { name: "申报", value: roundWords(read.frame) },
    { name: "抄送人", value: read.copies.map(({ by }) => by).join("、") },
  ]
  return (
    <>
      <PageHeader title={project.name} back={{ href: "/work/copies", label: "抄送给我" }} lead={<Facts facts={facts} />} />
      <div className="mb-4 space-y-3">
        <Alert tone="accent">这个项目抄送给您阅读，不由您办理。下面是第 {read.number} 版。</Alert>
        {read.copies.map(({ by, note }) => note && <Alert key={`${by} ${note}`} tone="accent">{`${by}：${note}`}</Alert>)}
        <CopiedVersions id={id} number={read.number} versions={read.versions} />
      </div>
      <ContentView content={read.content} />
    </>
  )
}
