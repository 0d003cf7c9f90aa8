import Link from "next/link"
import { StateBadge } from "#components/target/state-badge.tsx"
import { Badge } from "#components/ui/badge.tsx"
import { Table, TableRegion, Td, Th } from "#components/ui/table.tsx"
import type { BulkItem } from "#components/work/api.ts"
import { itemStateLabels } from "#server/domain/bulk.ts"
import { printWan } from "#server/domain/money.ts"
import { itemTones } from "./words.ts"

const Row = ({ row }: { row: BulkItem }) => (
  <tr className="hover:bg-accent-soft/40">
    <Th scope="row">
      <Link href={`/work/targets/${row.id}/review`} className="link inline-flex min-h-11 items-center font-medium md:min-h-0">
        {row.projectName}
      </Link>
      <span className="block text-xs text-ink-soft">{row.projectCode}</span>
    </Th>
    <Td data-label="单位">{row.unitName}</Td>
    <Td data-label="总计（万元）" align="right" className="whitespace-nowrap">
      {printWan(row.total)}
    </Td>
    <Td data-label="办理结果">
      <Badge tone={itemTones[row.state]}>{itemStateLabels[row.state]}</Badge>
      {row.why && <span className="mt-0.5 block text-sm text-ink-soft">{row.why}</span>}
    </Td>
    <Td data-label="现在的状态">
      <StateBadge state={row.targetState} round={row.round} />
    </Td>
  </tr>
)

/** Every target of the act with how it ended, or would. */
export const ItemTable = ({ rows }: { rows: readonly BulkItem[] }) => (
  <TableRegion label="批量办理的项目，可左右滚动" className="mt-3">
    <Table caption="批量办理的项目" hideCaption className="card-table">
      <thead>
        <tr>
          <Th>项目</Th>
          <Th>单位</Th>
          <Th align="right">总计（万元）</Th>
          <Th>办理结果</Th>
          <Th>现在的状态</Th>
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
