"use client"

import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { useTRPC } from "#components/trpc.tsx"
import { TextInput } from "#components/ui/text-input.tsx"
import { Textarea } from "#components/ui/textarea.tsx"
import type { DeadlineRequest } from "#components/work/api.ts"
import { FormDialog } from "#components/work/form-dialog.tsx"
import { newId } from "#components/work/new-id.ts"
import { useForm } from "#components/work/use-form.ts"
import { printMinute } from "#server/domain/minute.ts"
import { limits } from "#server/domain/target.ts"

type Props = { request: DeadlineRequest; grant: boolean; onClose: () => void }

const leads = {
  extension: "同意以后，该单位在这一轮次的截止时间就是下面的时间，立即生效。",
  unlock: "同意以后，项目退回单位修改，申请的理由写入办理记录。",
} as const

/** Grants with a minute, or refuses with a reason. */
export function AnswerDialog({ request, grant, onClose }: Props) {
  const trpc = useTRPC()
  const answer = useMutation(trpc.rounds.answer.mutationOptions())
  const [key] = useState(newId)
  const timed = grant && request.kind === "extension"
  const { values, box, send, busy, failure } = useForm({
    id: "answer",
    initial: { note: "", grantedUntil: request.wantedUntil ? printMinute(request.wantedUntil) : "" },
    mutate: answer.mutateAsync,
    done: grant ? "已同意。" : "已答复：不同意。",
    onDone: onClose,
  })
  const { note, grantedUntil } = values
  const onConfirm = () =>
    send({ id: request.id, grant, note, grantedUntil: timed ? grantedUntil : null, targetVersion: request.targetVersion, key })
  const title = `${grant ? "同意" : "不同意"}：${request.unitName}`
  return (
    <FormDialog title={title} confirm={grant ? "同意" : "不同意"} danger={!grant} {...{ busy, failure, onConfirm, onClose }}>
      {grant && <p>{leads[request.kind]}</p>}
      {timed && (
        <TextInput {...box("grantedUntil")} label="延长到" hint="可以与申请的时间不同；北京时间。" type="datetime-local" required />
      )}
      <Textarea {...box("note")} label={grant ? "说明（可以不填）" : "理由"} required={!grant} maxLength={limits.note} />
    </FormDialog>
  )
}
