import Link from "next/link"
import { ChangesLink } from "#components/compare/changes-link.tsx"
import { OpenPoints } from "#components/review/open-points.tsx"
import { Badge } from "#components/ui/badge.tsx"
import { Table, TableRegion, Td, Th } from "#components/ui/table.tsx"
import type { TargetCard } from "#components/work/api.ts"
import { When } from "#components/work/when-time.tsx"
import { printWan } from "#server/domain/money.ts"
import { targetAddress } from "./address.ts"
import { roundWords } from "./round-words.ts"
import { StateBadge } from "./state-badge.tsx"

const Row = ({ row }: { row: TargetCard }) => (
  <tr className="hover:bg-accent-soft/40">
    <Th scope="row">
      <span>
        <Link href={targetAddress(row)} className="link inline-flex min-h-11 items-center font-medium md:min-h-0">
          {row.project.name}
        </Link>
        {row.project.secret && (
          <Badge tone="danger" className="ml-1.5">
            涉密
          </Badge>
        )}
        <span className="block text-xs text-ink-soft">{row.project.code}</span>
      </span>
    </Th>
    <Td data-label="单位" className="md:max-w-64">
      {row.unit.name}
    </Td>
    <Td data-label="年度轮次" className="md:whitespace-nowrap">
      {roundWords(row)}
    </Td>
    <Td data-label="状态">
      <span className="flex flex-wrap items-center gap-1.5">
        <StateBadge state={row.state} round={row.round} returned={row.lastReturn !== null} />
        {row.late && <Badge tone="warn">逾期提交</Badge>}
        <OpenPoints count={row.openPoints} />
        {row.round > 1 && <ChangesLink id={row.id} />}
        {row.acceptedBy && <span className="text-xs text-ink-soft">{row.acceptedBy}已受理</span>}
      </span>
    </Td>
    <Td data-label="总计（万元）" align="right" className="whitespace-nowrap">
      {printWan(row.total)}
    </Td>
    <Td data-label="指标（条）" align="right">
      {row.indicatorCount}
    </Td>
    <Td data-label="更新时间">
      <When at={row.updatedAt} />
    </Td>
  </tr>
)

/** Targets as a dense table; on a phone each row is a card. */
export const TargetTable = ({ rows }: { rows: readonly TargetCard[] }) => (
  <TableRegion label="项目绩效目标列表，可左右滚动">
    <Table caption="项目绩效目标" hideCaption className="card-table">
      <thead>
        <tr>
          <Th>项目</Th>
          <Th>单位</Th>
          <Th>年度轮次</Th>
          <Th>状态</Th>
          <Th align="right">总计（万元）</Th>
          <Th align="right">指标（条）</Th>
          <Th>更新时间</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </tbody>
    </Table>
  </TableRegion>
)
