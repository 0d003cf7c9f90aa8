"use client"

import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { postWords } from "#components/notices/person-words.ts"
import { useTRPC } from "#components/trpc.tsx"
import { Badge, type Tone } from "#components/ui/badge.tsx"
import { Button } from "#components/ui/button.tsx"
import { Table, TableRegion, Td, Th } from "#components/ui/table.tsx"
import type { Substitution } from "#components/work/api.ts"
import { FormDialog } from "#components/work/form-dialog.tsx"
import { useSend } from "#components/work/use-send.ts"
import { When } from "#components/work/when-time.tsx"

const phases = {
  coming: { label: "未开始", tone: "neutral" },
  running: { label: "代办中", tone: "accent" },
  over: { label: "已结束", tone: "neutral" },
} as const satisfies Record<Substitution["phase"], { label: string; tone: Tone }>

const words = ({ given, absentName, substituteName }: Substitution): string =>
  given ? `我委托 ${substituteName} 代办` : `我代 ${absentName} 办理`

function EndDialog({ row, onClose }: { row: Substitution; onClose: () => void }) {
  const trpc = useTRPC()
  const end = useMutation(trpc.substitutions.end.mutationOptions())
  const { send, busy, failure } = useSend(end.mutateAsync, "委托已结束。", onClose)
  return (
    <FormDialog title="现在结束委托" confirm="结束委托" danger {...{ busy, failure, onClose }} onConfirm={() => send({ id: row.id })}>
      <p>
        {words(row)}（{postWords(row)}）。结束后代办人立即不能再以这个身份办理；已经办理的不受影响。
      </p>
    </FormDialog>
  )
}

const Row = ({ row, onEnd }: { row: Substitution; onEnd: () => void }) => (
  <tr>
    <Th scope="row" data-label="委托">
      <span className="font-medium">{words(row)}</span>
    </Th>
    <Td data-label="岗位">{postWords(row)}</Td>
    <Td data-label="时间">
      <span>
        <When at={row.startsAt} /> 至 <When at={row.endedAt ?? row.endsAt} />
        {row.endedAt && <span className="block text-xs text-ink-soft">提前结束</span>}
      </span>
    </Td>
    <Td data-label="状态">
      <Badge tone={phases[row.phase].tone}>{phases[row.phase].label}</Badge>
    </Td>
    <Td data-label="操作">
      {row.phase === "over" ? (
        <span className="text-ink-soft">—</span>
      ) : (
        <Button size="small" variant="danger" onClick={onEnd}>
          现在结束
        </Button>
      )}
    </Td>
  </tr>
)

/** Whom one has entrusted with what and until when, and what one was entrusted with. */
export function SubstitutionList({ rows }: { rows: readonly Substitution[] }) {
  const [ending, setEnding] = useState<Substitution | null>(null)
  return (
    <TableRegion label="委托代办，可左右滚动">
      <Table caption="委托与代办；时间为北京时间" className="card-table [&_caption]:text-ink-soft">
        <thead>
          <tr>
            <Th>委托</Th>
            <Th>岗位</Th>
            <Th>时间</Th>
            <Th>状态</Th>
            <Th>操作</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} onEnd={() => setEnding(row)} />
          ))}
        </tbody>
      </Table>
      {ending && <EndDialog row={ending} onClose={() => setEnding(null)} />}
    </TableRegion>
  )
}
