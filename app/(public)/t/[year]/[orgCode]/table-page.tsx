// The page behind both addresses of a table, with and without a version.
import type { Metadata } from "next"
import { TableView } from "#components/public/table-view.tsx"
import { readTable } from "#server/published/pages.ts"
import { NothingPublished, nothingTitle } from "../../../nothing-published.tsx"

type Params = { year: string; orgCode: string; version?: string }

const read = ({ year, orgCode, version }: Params) => readTable(year, orgCode, version)

export async function titleOf(params: Params): Promise<Metadata> {
  const table = await read(params)
  if (!table) return nothingTitle
  const which = params.version === undefined ? "" : `（v${table.version}）`
  return { title: { absolute: `${table.content.org.name} ${table.year} 年度项目支出绩效目标表${which}` } }
}

export async function pageOf(params: Params) {
  const table = await read(params)
  return table ? <TableView {...table} /> : <NothingPublished />
}
