// The page behind both addresses of a table, with and without a version.
import type { Metadata } from "next"
import { TableView } from "#components/public/table-view.tsx"
import { WithdrawnNotice } from "#components/public/withdrawn-notice.tsx"
import { markAnswer } from "#server/answer-status.ts"
import { describeTable, readTable, readWithdrawal, readWithdrawnThrough } from "#server/published/pages.ts"
import { NothingPublished, nothingTitle } from "../../../nothing-published.tsx"

type Params = { year: string; orgCode: string; version?: string }

const read = ({ year, orgCode, version }: Params) => readTable(year, orgCode, version)

const noticeOf = ({ year, orgCode, version }: Params) => readWithdrawal(year, orgCode, version)
const withdrawnTitle: Metadata = { title: { absolute: "已撤回公开 · 项目支出绩效目标公开" }, robots: { index: false } }

export async function titleOf(params: Params): Promise<Metadata> {
  const table = await read(params)
  if (!table) return (await noticeOf(params)) ? withdrawnTitle : nothingTitle
  const which = params.version === undefined ? "" : `（v${table.version}）`
  return { title: { absolute: `${table.content.org.name} ${table.year} 年度项目支出绩效目标表${which}` } }
}

export async function pageOf(params: Params) {
  const table = await read(params)
  const notice = table ? null : await noticeOf(params)
  if (notice) {
    markAnswer(410)
    return <WithdrawnNotice {...notice} />
  }
  if (!table) return <NothingPublished />
  return (
    <>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: data, not a program; every "<" in it is escaped */}
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: await describeTable(table) }} />
      <TableView {...table} withdrawnThrough={await readWithdrawnThrough(table)} />
    </>
  )
}
