import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { compareAddress } from "#components/compare/address.ts"
import { ContentView } from "#components/target/content-view.tsx"
import { roundWords } from "#components/target/round-words.ts"
import { Facts } from "#components/ui/facts.tsx"
import { LinkButton } from "#components/ui/link-button.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { When } from "#components/work/when-time.tsx"
import { work } from "#server/caller.ts"

export const metadata: Metadata = { title: "存档版本" }

type Props = { params: Promise<{ id: string; number: string }> }

/** One stored version, with the names of its time. */
export default async function VersionPage({ params }: Props) {
  const { id, number } = await params
  if (!/^[1-9]\d{0,5}$/.test(number)) notFound()
  const api = await work()
  const version = await api.targets.version({ id, number: Number(number) })
  const facts = [
    { name: "存档时间", value: <When at={version.madeAt} /> },
    { name: "项目代码", value: version.frame.project.code },
    { name: "单位", value: version.frame.unit.name },
    { name: "主管部门", value: version.frame.department.name },
    { name: "申报", value: roundWords(version.frame) },
  ]
  return (
    <>
      <PageHeader
        title={`${version.frame.project.name}：第 ${version.number} 版`}
        back={{ href: `/work/targets/${id}/history`, label: "办理记录" }}
        lead={<Facts facts={facts} />}
        actions={<LinkButton href={compareAddress(id, { from: version.number, to: "now" })}>与现在比较</LinkButton>}
      />
      <ContentView content={version.content} />
      <p className="mt-4 text-xs break-all text-ink-soft">内容校验值（SHA-256）：{version.contentHash}</p>
    </>
  )
}
