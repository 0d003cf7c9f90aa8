"use client"

import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { useTRPC } from "#components/trpc.tsx"
import { TextInput } from "#components/ui/text-input.tsx"
import { Textarea } from "#components/ui/textarea.tsx"
import { FormDialog } from "#components/work/form-dialog.tsx"
import { useSend } from "#components/work/use-send.ts"
import { type RequestKind, requestKindLabels } from "#server/domain/deadline-request.ts"
import { limits } from "#server/domain/target.ts"

type Props = { targetId: string; kind: RequestKind; closesAt: string; onClose: () => void }

const leads = {
  extension: "由财政局答复。同意以后，本单位在这一轮次的所有项目都按新的截止时间办理；原截止时间以后提交的会标明“逾期”。",
  unlock: "由现在办理这个项目的人答复。同意以后，项目退回到您这里修改，再重新提交。",
} as const satisfies Record<RequestKind, string>

/** Asks for more time, or for the target back. `closesAt`: the present deadline, in words. */
export function AskDialog({ targetId, kind, closesAt, onClose }: Props) {
  const trpc = useTRPC()
  const ask = useMutation(trpc.rounds.ask.mutationOptions())
  const [reason, setReason] = useState("")
  const [wantedUntil, setWantedUntil] = useState("")
  const label = requestKindLabels[kind]
  const { send, busy, failure, errorAt } = useSend(ask.mutateAsync, `${label}已送出，答复后会显示在这里。`, onClose)
  const extension = kind === "extension"
  const onConfirm = () => send({ targetId, kind, reason, wantedUntil: extension ? wantedUntil : null })
  return (
    <FormDialog title={label} confirm="送出申请" {...{ busy, failure, onConfirm, onClose }}>
      <p>{leads[kind]}</p>
      {extension && (
        <TextInput
          id="ask-until"
          type="datetime-local"
          label="希望延长到"
          hint={`现在的截止时间：${closesAt}（北京时间）`}
          required
          value={wantedUntil}
          error={errorAt("wantedUntil")}
          onChange={(event) => setWantedUntil(event.target.value)}
        />
      )}
      <Textarea
        id="ask-reason"
        label="理由"
        required
        maxLength={limits.note}
        value={reason}
        error={errorAt("reason")}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  )
}
