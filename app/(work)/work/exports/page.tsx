import type { Metadata } from "next"
import { ExportRow } from "#components/exports/export-row.tsx"
import { Watch } from "#components/exports/watch.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { LinkButton } from "#components/ui/link-button.tsx"
import { PageHeader } from "#components/ui/page-header.tsx"
import { Table, TableRegion, Th } from "#components/ui/table.tsx"
import { work } from "#server/caller.ts"

export const metadata: Metadata = { title: "导出" }

/** The files one asked for in the role one acts as: under way, to fetch, and what was of late. */
export default async function ExportsPage() {
  const api = await work()
  const [me, rows] = await Promise.all([api.people.me(), api.exports.list()])
  const back = { href: "/work/targets", label: "项目绩效目标" }
  return (
    <>
      <PageHeader title="导出" back={back} lead="文件在后台生成，可以离开本页；完成后保留 24 小时。" />
      <Watch active={rows.some(({ state }) => state === "waiting" || state === "running")} />
      {rows.length === 0 ? (
        <EmptyState title="还没有导出过" action={<LinkButton href={back.href}>去选择要导出的项目</LinkButton>}>
          在“项目绩效目标”里筛选后，点列表上方的导出按钮。
        </EmptyState>
      ) : (
        <TableRegion label="导出记录，可左右滚动">
          <Table caption="导出记录" hideCaption className="card-table">
            <thead>
              <tr>
                <Th>内容</Th>
                <Th>提出时间</Th>
                <Th>状态</Th>
                <Th>结果</Th>
                <Th>操作</Th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <ExportRow key={row.id} row={row} role={me.acting.role} />
              ))}
            </tbody>
          </Table>
        </TableRegion>
      )}
    </>
  )
}
