"use client"

import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { useTRPC } from "#components/trpc.tsx"
import { TextInput } from "#components/ui/text-input.tsx"
import type { Round } from "#components/work/api.ts"
import { FormDialog } from "#components/work/form-dialog.tsx"
import { useSend } from "#components/work/use-send.ts"
import { printMinute } from "#server/domain/minute.ts"

/** Moves a round's minutes. They are in force with the next request of anybody. */
export function RoundDialog({ round, onClose }: { round: Round; onClose: () => void }) {
  const trpc = useTRPC()
  const move = useMutation(trpc.rounds.move.mutationOptions())
  const [opensAt, setOpensAt] = useState(printMinute(round.opensAt))
  const [closesAt, setClosesAt] = useState(printMinute(round.closesAt))
  const [reason, setReason] = useState("")
  const { send, busy, failure, errorAt } = useSend(move.mutateAsync, `${round.name}的时间已调整。`, onClose)
  const onConfirm = () => send({ id: round.id, opensAt, closesAt, reason })
  return (
    <FormDialog title={`调整时间：${round.name}`} confirm="调整" {...{ busy, failure, onConfirm, onClose }}>
      <p>立即生效：到开始的那一分钟起可以填报和提交，到截止的那一分钟起不能。退回修改的项目不受影响。时间为北京时间。</p>
      <TextInput
        id="round-opens"
        type="datetime-local"
        label="开始"
        required
        value={opensAt}
        error={errorAt("opensAt")}
        onChange={(event) => setOpensAt(event.target.value)}
      />
      <TextInput
        id="round-closes"
        type="datetime-local"
        label="截止"
        required
        value={closesAt}
        error={errorAt("closesAt")}
        onChange={(event) => setClosesAt(event.target.value)}
      />
      <TextInput
        id="round-reason"
        label="调整原因"
        hint="写入调整记录。"
        required
        maxLength={500}
        value={reason}
        error={errorAt("reason")}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  )
}
