import Link from "next/link"
import { Badge } from "#components/ui/badge.tsx"
import { Table, TableRegion, Td, Th } from "#components/ui/table.tsx"
import type { BulkRow } from "#components/work/api.ts"
import { When } from "#components/work/when-time.tsx"
import { bulkStateLabels } from "#server/domain/bulk.ts"
import type { Role } from "#server/domain/roles.ts"
import { actWord, filterWords, resultWords } from "./words.ts"

const tones = { previewed: "neutral", running: "accent", stopped: "warn", done: "ok" } as const

/** One's own acts on many targets, newest first. */
export const BulkList = ({ rows, role }: { rows: readonly BulkRow[]; role: Role }) => (
  <TableRegion label="批量办理记录，可左右滚动">
    <Table caption="批量办理记录" hideCaption className="card-table">
      <thead>
        <tr>
          <Th>办理</Th>
          <Th>状态</Th>
          <Th>结果</Th>
          <Th>时间</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <Th scope="row">
              <Link href={`/work/bulk/${row.id}`} className="link inline-flex min-h-11 items-center font-medium md:min-h-0">
                批量{actWord(row.action, role)}
              </Link>
              <span className="block text-xs text-ink-soft">
                {filterWords(row.filter, role)}
                {row.restOf && "（其中没有办理的）"}
              </span>
            </Th>
            <Td data-label="状态">
              <Badge tone={tones[row.state]}>{bulkStateLabels[row.state]}</Badge>
            </Td>
            <Td data-label="结果">{resultWords(row.counts)}</Td>
            <Td data-label="时间">
              <When at={row.madeAt} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  </TableRegion>
)
