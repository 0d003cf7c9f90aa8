"use client"

import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { useTRPC } from "#components/trpc.tsx"
import type { CopyInput } from "#components/work/api.ts"
import { FormDialog } from "#components/work/form-dialog.tsx"
import { newId } from "#components/work/new-id.ts"
import { NoteField } from "#components/work/note-field.tsx"
import { useForm } from "#components/work/use-form.ts"
import { type Chosen, ReaderChoice } from "./reader-choice.tsx"

type Props = { target: { id: string; project: { name: string } }; onClose: () => void }

/** To whom, and a word about it. */
export function CopyDialog({ target, onClose }: Props) {
  const trpc = useTRPC()
  const copy = useMutation(trpc.messages.copy.mutationOptions())
  const [key] = useState(newId)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [missing, setMissing] = useState(false)
  const { values, box, send, busy, failure, errorAt } = useForm({
    id: "copy",
    initial: { note: "" },
    mutate: (input: CopyInput) => copy.mutateAsync(input),
    done: `已抄送给${chosen?.label ?? ""}`,
    onDone: onClose,
  })
  const onConfirm = () => {
    setMissing(!chosen)
    if (chosen) send({ id: target.id, reader: chosen.reader, ...values, key })
  }
  return (
    <FormDialog title={`抄送：${target.project.name}`} confirm="抄送" {...{ busy, failure, onConfirm, onClose }}>
      <p>
        对方可以阅读现在这一版，以及以后经过审核决定的版本；看不到草稿、退回意见和内部备注，也不能办理。您可以随时收回。说明写入办理记录，单位也能看到。
      </p>
      <ReaderChoice
        chosen={chosen}
        error={errorAt("reader") ?? (missing && !chosen ? "请查找并选择抄送给谁。" : undefined)}
        onChange={setChosen}
      />
      <NoteField {...box("note")} />
    </FormDialog>
  )
}
