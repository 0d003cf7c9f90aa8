"use client"

import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { useTRPC } from "#components/trpc.tsx"
import { TextInput } from "#components/ui/text-input.tsx"
import type { DutyRow } from "#components/work/api.ts"
import { FormDialog } from "#components/work/form-dialog.tsx"
import { useSend } from "#components/work/use-send.ts"

/** The day of a 批复: from it on, publication is due within 20 days. */
export function ReplyDialog({ row, year, onClose }: { row: DutyRow; year: number; onClose: () => void }) {
  const trpc = useTRPC()
  const reply = useMutation(trpc.rounds.reply.mutationOptions())
  const [repliedOn, setRepliedOn] = useState(row.repliedOn ?? "")
  const [document, setDocument] = useState(row.document ?? "")
  const { send, busy, failure, errorAt } = useSend(reply.mutateAsync, `已登记批复日期：${row.org.name}`, onClose)
  const onConfirm = () => send({ orgId: row.org.id, year, repliedOn, document })
  return (
    <FormDialog title={`登记批复：${row.org.name}`} confirm="登记" {...{ busy, failure, onConfirm, onClose }}>
      <p>公开的期限从批复之日起算 20 天。重新登记时，原来的记录会保留。</p>
      <TextInput
        id="reply-day"
        type="date"
        label="批复日期"
        required
        value={repliedOn}
        error={errorAt("repliedOn")}
        onChange={(event) => setRepliedOn(event.target.value)}
      />
      <TextInput
        id="reply-document"
        label="批复文号（可以不填）"
        maxLength={100}
        value={document}
        error={errorAt("document")}
        onChange={(event) => setDocument(event.target.value)}
      />
    </FormDialog>
  )
}
