"use client"

import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { postWords } from "#components/notices/person-words.ts"
import { useTRPC } from "#components/trpc.tsx"
import { Select } from "#components/ui/select.tsx"
import { TextInput } from "#components/ui/text-input.tsx"
import type { StaffPerson } from "#components/work/api.ts"
import { FormDialog } from "#components/work/form-dialog.tsx"
import { newId } from "#components/work/new-id.ts"
import { NoteField } from "#components/work/note-field.tsx"
import { useForm } from "#components/work/use-form.ts"
import { countWords, hasToPass } from "#server/domain/hand-over.ts"

type Props = {
  person: Pick<StaffPerson, "name">
  post: StaffPerson["posts"][number]
  open: StaffPerson["open"][number]
  today: string
  onClose: () => void
}

/** Nobody: what is in hand stays with whoever else is in the unit. */
const nobody = "nobody"

/** To whom, until when; one act. */
export function LeaveDialog({ person, post, open, today, onClose }: Props) {
  const trpc = useTRPC()
  const leave = useMutation(trpc.staff.leave.mutationOptions())
  const [key] = useState(newId)
  const { values, box, send, busy, failure } = useForm({
    id: "leave",
    initial: { successorId: open.successors.length === 0 || !hasToPass(open) ? nobody : "", lastDay: today, note: "" },
    mutate: leave.mutateAsync,
    done: `已办理：${person.name}离岗移交`,
    onDone: onClose,
  })
  const { successorId } = values
  const onConfirm = () => send({ ...values, membershipId: post.id, successorId: successorId === nobody ? null : successorId, key })
  const options = [
    ...(successorId === "" ? [{ value: "", label: "请选择" }] : []),
    ...open.successors.map(({ id, name }) => ({ value: id, label: name })),
    { value: nobody, label: "不移交，由本单位其他同事办理" },
  ]
  return (
    <FormDialog title={`移交并结束岗位：${person.name}`} confirm="移交并结束" danger {...{ busy, failure, onConfirm, onClose }}>
      <p>
        {postWords(post)}。手上的事项：{countWords(open) ?? "没有"}。
      </p>
      <p className="text-sm text-ink-soft">
        草稿、已提交和已受理的项目一次全部移交，逐项记入办理记录并通知接手人；项目的状态不变。委托随岗位结束，申请仍由本单位办理。
        岗位今天结束的，此人的登录立即失效。
      </p>
      {open.successors.length === 0 && hasToPass(open) && (
        <p className="text-sm text-warn">同单位没有担任这个岗位的其他人。可以先授予一位同事这个岗位，再来移交。</p>
      )}
      <Select {...box("successorId")} label="移交给（同单位、同岗位）" required options={options} />
      <TextInput {...box("lastDay")} label="岗位的最后一天" type="date" required min={today} />
      <NoteField {...box("note")} rows={2} />
    </FormDialog>
  )
}
