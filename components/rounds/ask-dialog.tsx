"use client"

import { useMutation } from "@tanstack/react-query"
import { useTRPC } from "#components/trpc.tsx"
import { TextInput } from "#components/ui/text-input.tsx"
import { Textarea } from "#components/ui/textarea.tsx"
import { FormDialog } from "#components/work/form-dialog.tsx"
import { useForm } from "#components/work/use-form.ts"
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
  const label = requestKindLabels[kind]
  const { values, box, send, busy, failure } = useForm({
    id: "ask",
    initial: { reason: "", wantedUntil: "" },
    mutate: ask.mutateAsync,
    done: `${label}已送出，答复后会显示在这里。`,
    onDone: onClose,
  })
  const extension = kind === "extension"
  const onConfirm = () => send({ targetId, kind, reason: values.reason, wantedUntil: extension ? values.wantedUntil : null })
  return (
    <FormDialog title={label} confirm="送出申请" {...{ busy, failure, onConfirm, onClose }}>
      <p>{leads[kind]}</p>
      {extension && (
        <TextInput
          {...box("wantedUntil")}
          label="希望延长到"
          hint={`现在的截止时间：${closesAt}（北京时间）`}
          type="datetime-local"
          required
        />
      )}
      <Textarea {...box("reason")} label="理由" required maxLength={limits.note} />
    </FormDialog>
  )
}
