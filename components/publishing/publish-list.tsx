import Link from "next/link"
import { Badge } from "#components/ui/badge.tsx"
import { Table, TableRegion, Td, Th } from "#components/ui/table.tsx"
import type { PublishRow } from "#components/work/api.ts"
import { When } from "#components/work/when-time.tsx"

const kinds = { department: "部门（含所属单位）", unit: "单位" } as const

/** In what condition a table is: what the publisher has to do about it. */
const Condition = ({ row }: { row: PublishRow }) => {
  if (row.timed?.outcome === null)
    return (
      <Badge tone="accent">
        定于 <When at={row.timed.at} /> 公开
      </Badge>
    )
  if (row.timed?.outcome === "not_published") return <Badge tone="danger">定时公开没有进行</Badge>
  if (row.approved === 0) return <Badge>没有已批复项目</Badge>
  if (!row.latest) return <Badge tone="accent">可以公开</Badge>
  if (row.latest.withdrawn) return <Badge tone="danger">已撤回公开</Badge>
  return row.changed ? <Badge tone="warn">有变化，可以更正</Badge> : <Badge tone="ok">已公开</Badge>
}

const Row = ({ row }: { row: PublishRow }) => (
  <tr className="hover:bg-accent-soft/40">
    <Th scope="row">
      <Link href={`/work/publish/${row.year}/${row.org.code}`} className="link inline-flex min-h-11 items-center font-medium md:min-h-0">
        {row.org.name}
      </Link>
    </Th>
    <Td data-label="年度" className="num">
      {row.year}
    </Td>
    <Td data-label="范围">{kinds[row.org.kind]}</Td>
    <Td data-label="状态">
      <Condition row={row} />
    </Td>
    <Td data-label="已批复（项）" align="right">
      {row.approved}
    </Td>
    <Td data-label="未批复（项）" align="right">
      {row.waiting}
    </Td>
    <Td data-label="涉密不公开（项）" align="right">
      {row.excludedSecret}
    </Td>
    <Td data-label="最近公开">
      {row.latest ? (
        <span>
          第 {row.latest.version} 版，
          <When at={row.latest.publishedAt} />
        </span>
      ) : (
        <span className="text-ink-soft">—</span>
      )}
    </Td>
  </tr>
)

/** Every table of the district: a unit's own, and a department's with all its units. */
export const PublishList = ({ rows }: { rows: readonly PublishRow[] }) => (
  <TableRegion label="可公开的表格，可左右滚动">
    <Table caption="可公开的表格" hideCaption className="card-table">
      <thead>
        <tr>
          <Th>单位或部门</Th>
          <Th>年度</Th>
          <Th>范围</Th>
          <Th>状态</Th>
          <Th align="right">已批复（项）</Th>
          <Th align="right">未批复（项）</Th>
          <Th align="right">涉密不公开（项）</Th>
          <Th>最近公开</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={`${row.year} ${row.org.code}`} row={row} />
        ))}
      </tbody>
    </Table>
  </TableRegion>
)
