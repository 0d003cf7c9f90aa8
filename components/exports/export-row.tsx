"use client"

import { useMutation } from "@tanstack/react-query"
import { useTRPC } from "#components/trpc.tsx"
import { Alert } from "#components/ui/alert.tsx"
import { Badge, type Tone } from "#components/ui/badge.tsx"
import { Button } from "#components/ui/button.tsx"
import { buttonStyle } from "#components/ui/button-style.ts"
import { Td, Th } from "#components/ui/table.tsx"
import type { ExportRow as Row } from "#components/work/api.ts"
import { useSend } from "#components/work/use-send.ts"
import { When } from "#components/work/when-time.tsx"
import type { Role } from "#server/domain/roles.ts"
import { filterWords, formLabel, sizeWords, stateLabels } from "./words.ts"

const tones = { waiting: "neutral", running: "accent", done: "ok", failed: "danger", cancelled: "neutral" } as const satisfies Record<
  Row["state"],
  Tone
>

const Progress = ({ written, total }: Pick<Row, "written" | "total">) => (
  <div className="flex items-center gap-2">
    <progress className="h-2 w-40" aria-label="导出进度" value={total ? written : undefined} max={total ?? undefined} />
    <span className="num whitespace-nowrap text-ink-soft">{total === null ? "正在统计" : `${written} / ${total} 项`}</span>
  </div>
)

function Result({ row }: { row: Row }) {
  if (row.state === "running" || row.state === "waiting") return <Progress {...row} />
  if (row.state === "failed") return <span>请稍后再导出一次；如仍不成功，请联系系统管理员。</span>
  if (row.state === "cancelled") return null
  if (!row.ready || !row.expiresAt) return <span className="text-ink-soft">已过保留期，请重新导出</span>
  return (
    <span className="text-ink-soft">
      {row.written} 项，{sizeWords(row.bytes)}，保留到 <When at={row.expiresAt} />
    </span>
  )
}

function Cancel({ id }: { id: string }) {
  const trpc = useTRPC()
  const cancel = useMutation(trpc.exports.cancel.mutationOptions())
  const { send, busy, failure } = useSend(cancel.mutateAsync, "已取消导出。", () => undefined)
  return (
    <>
      <Button size="small" busy={busy} onClick={() => send({ id })}>
        取消
      </Button>
      {failure && <Alert tone="danger" live="assertive" title={failure.message} />}
    </>
  )
}

/** One export: what it is of, how far it is, and what can be done with it. */
export function ExportRow({ row, role }: { row: Row; role: Role }) {
  const name = `${formLabel(row.form)}，${filterWords(row.filter, role)}`
  return (
    <tr>
      <Th scope="row" data-label="内容">
        {name}
      </Th>
      <Td data-label="提出时间" className="whitespace-nowrap">
        <When at={row.madeAt} />
      </Td>
      <Td data-label="状态">
        <Badge tone={tones[row.state]}>{stateLabels[row.state]}</Badge>
      </Td>
      <Td data-label="结果">
        <Result row={row} />
      </Td>
      <Td data-label="操作">
        {row.ready && (
          <a href={`/work/exports/${row.id}`} className={buttonStyle("primary", "small")}>
            下载<span className="sr-only">：{name}</span>
          </a>
        )}
        {(row.state === "waiting" || row.state === "running") && <Cancel id={row.id} />}
      </Td>
    </tr>
  )
}
