"use client"

import { useMutation } from "@tanstack/react-query"
import { useTRPC } from "#components/trpc.tsx"
import { TextInput } from "#components/ui/text-input.tsx"
import type { DutyRow } from "#components/work/api.ts"
import { FormDialog } from "#components/work/form-dialog.tsx"
import { useForm } from "#components/work/use-form.ts"

/** The day of a 批复: from it on, publication is due within 20 days. */
export function ReplyDialog({ row, year, onClose }: { row: DutyRow; year: number; onClose: () => void }) {
  const trpc = useTRPC()
  const reply = useMutation(trpc.rounds.reply.mutationOptions())
  const { values, box, send, busy, failure } = useForm({
    id: "reply",
    initial: { repliedOn: row.repliedOn ?? "", document: row.document ?? "" },
    mutate: reply.mutateAsync,
    done: `已登记批复日期：${row.org.name}`,
    onDone: onClose,
  })
  const onConfirm = () => send({ orgId: row.org.id, year, ...values })
  return (
    <FormDialog title={`登记批复：${row.org.name}`} confirm="登记" {...{ busy, failure, onConfirm, onClose }}>
      <p>公开的期限从批复之日起算 20 天。重新登记时，原来的记录会保留。</p>
      <TextInput {...box("repliedOn")} label="批复日期" type="date" required />
      <TextInput {...box("document")} label="批复文号（可以不填）" maxLength={100} />
    </FormDialog>
  )
}
