"use client"

import { useMutation } from "@tanstack/react-query"
import { useTRPC } from "#components/trpc.tsx"
import { TextInput } from "#components/ui/text-input.tsx"
import type { Round } from "#components/work/api.ts"
import { FormDialog } from "#components/work/form-dialog.tsx"
import { useForm } from "#components/work/use-form.ts"
import { printMinute } from "#server/domain/minute.ts"

/** Moves a round's minutes. They are in force with the next request of anybody. */
export function RoundDialog({ round, onClose }: { round: Round; onClose: () => void }) {
  const trpc = useTRPC()
  const move = useMutation(trpc.rounds.move.mutationOptions())
  const { values, box, send, busy, failure } = useForm({
    id: "round",
    initial: { opensAt: printMinute(round.opensAt), closesAt: printMinute(round.closesAt), reason: "" },
    mutate: move.mutateAsync,
    done: `${round.name}的时间已调整。`,
    onDone: onClose,
  })
  const onConfirm = () => send({ id: round.id, ...values })
  return (
    <FormDialog title={`调整时间：${round.name}`} confirm="调整" {...{ busy, failure, onConfirm, onClose }}>
      <p>立即生效：到开始的那一分钟起可以填报和提交，到截止的那一分钟起不能。退回修改的项目不受影响。时间为北京时间。</p>
      <TextInput {...box("opensAt")} label="开始" type="datetime-local" required />
      <TextInput {...box("closesAt")} label="截止" type="datetime-local" required />
      <TextInput {...box("reason")} label="调整原因" hint="写入调整记录。" required maxLength={500} />
    </FormDialog>
  )
}
