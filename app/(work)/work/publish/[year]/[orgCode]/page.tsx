import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { PublishedTable } from "#components/public/published-table.tsx"
import { Faults } from "#components/publishing/faults.tsx"
import { PreviewFacts } from "#components/publishing/preview-facts.tsx"
import { PublishForm } from "#components/publishing/publish-form.tsx"
import { TimedState } from "#components/publishing/timed-state.tsx"
import { WithdrawButton } from "#components/publishing/withdraw-dialog.tsx"
import { Alert } from "#components/ui/alert.tsx"
import { LinkButton } from "#components/ui/link-button.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { yearOf } from "#components/work/query.ts"
import { work } from "#server/caller.ts"

export const metadata: Metadata = { title: "公开预览" }

type Props = { params: Promise<{ year: string; orgCode: string }> }

/** Exactly what the public would read, and the way to publish it. */
export default async function PublishTablePage({ params }: Props) {
  const { orgCode, ...typed } = await params
  const year = yearOf(typed.year)
  if (year === undefined) notFound()
  const api = await work()
  const preview = await api.publishing.preview({ year, orgCode })
  const { content, contentHash, faults, latest, changed, timed } = preview
  const empty = content.units.length === 0
  const waiting = timed?.outcome === null
  return (
    <>
      <PageHeader
        title={`${content.org.name}，${year} 年`}
        back={{ href: "/work/publish", label: "公开" }}
        lead={<PreviewFacts preview={preview} />}
        actions={
          latest && (
            <>
              <LinkButton href={`/t/${year}/${orgCode}`}>{latest.withdrawn ? "查看撤回说明" : "查看已公开的页面"}</LinkButton>
              {!latest.withdrawn && (
                <WithdrawButton {...{ year, orgCode, orgName: content.org.name, orgKind: content.org.kind, version: latest.version }} />
              )}
            </>
          )
        }
      />
      <TimedState timed={timed} />
      <Faults faults={faults} />
      {empty && <Alert tone="accent">还没有已批复的项目，不能公开。</Alert>}
      {!empty && !changed && <Alert tone="ok">内容与已公开的版本相同，不需要再次公开。</Alert>}
      {!empty && changed && !waiting && faults.length === 0 && (
        <PublishForm key={contentHash} year={year} orgCode={orgCode} contentHash={contentHash} latest={latest} />
      )}
      {!empty && (
        <section aria-labelledby="preview-title" className="mt-6">
          <h2 id="preview-title" className="mb-2 text-lg">
            预览：公众将看到的内容
          </h2>
          <PublishedTable content={content} links={false} />
        </section>
      )}
    </>
  )
}
