"use client"

import { useState } from "react"
import { Badge } from "#components/ui/badge.tsx"
import { Button } from "#components/ui/button.tsx"
import { Table, TableRegion, Td, Th } from "#components/ui/table.tsx"
import type { DutyRow } from "#components/work/api.ts"
import { type Duty, dutyWords } from "#server/domain/publication-duty.ts"
import { ReplyDialog } from "./reply-dialog.tsx"

const toneOf = (duty: Duty) => {
  if (duty.state === "overdue") return "danger" as const
  if (duty.state === "published") return duty.late ? ("warn" as const) : ("ok" as const)
  return duty.state === "due" && duty.daysLeft <= 5 ? ("warn" as const) : ("neutral" as const)
}

const soft = (words: string | null) => words ?? <span className="text-ink-soft">—</span>

type RowProps = { row: DutyRow; may: boolean; onReply: () => void }

const Row = ({ row, may, onReply }: RowProps) => (
  <tr>
    <Th scope="row">
      <span className={row.org.kind === "unit" ? "md:pl-5" : "font-medium"}>{row.org.name}</span>
    </Th>
    <Td data-label="已批复 / 全部（项）" align="right" className="num">
      {row.approved} / {row.approved + row.waiting}
    </Td>
    <Td data-label="批复日期" className="num whitespace-nowrap">
      {soft(row.repliedOn)}
    </Td>
    <Td data-label="批复文号">{soft(row.document || null)}</Td>
    <Td data-label="公开期限" className="num whitespace-nowrap">
      {soft(row.duty.state === "no_reply" ? null : row.duty.due)}
    </Td>
    <Td data-label="公开日期" className="num whitespace-nowrap">
      {soft(row.duty.state === "published" ? row.duty.on : null)}
    </Td>
    <Td data-label="时限">
      <Badge tone={toneOf(row.duty)}>{dutyWords(row.duty)}</Badge>
    </Td>
    <Td>
      {may && (
        <Button size="small" onClick={onReply} aria-label={`登记批复：${row.org.name}`}>
          {row.repliedOn ? "改批复日期" : "登记批复"}
        </Button>
      )}
    </Td>
  </tr>
)

/** `replyTo`: whom this person may record a 批复 for. */
export function DutyTable({ rows, year, replyTo }: { rows: readonly DutyRow[]; year: number; replyTo: "department" | "unit" | null }) {
  const [replying, setReplying] = useState<DutyRow | null>(null)
  return (
    <>
      <TableRegion label="公开时限，可左右滚动">
        <Table caption={`${year} 年公开时限`} hideCaption className="card-table">
          <thead>
            <tr>
              <Th>部门和单位</Th>
              <Th align="right">已批复 / 全部（项）</Th>
              <Th>批复日期</Th>
              <Th>批复文号</Th>
              <Th>公开期限</Th>
              <Th>公开日期</Th>
              <Th>时限</Th>
              <Th>
                <span className="sr-only">登记</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.org.id} row={row} may={row.org.kind === replyTo} onReply={() => setReplying(row)} />
            ))}
          </tbody>
        </Table>
      </TableRegion>
      {replying && <ReplyDialog row={replying} year={year} onClose={() => setReplying(null)} />}
    </>
  )
}
