"use client"

import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { useTRPC } from "#components/trpc.tsx"
import type { TargetView } from "#components/work/api.ts"
import { FormDialog } from "#components/work/form-dialog.tsx"
import { newId } from "#components/work/new-id.ts"
import { NoteField } from "#components/work/note-field.tsx"
import { useForm } from "#components/work/use-form.ts"
import { ToldPeople } from "./told-people.tsx"

/** Says who will be reminded, and reminds them. */
export function UrgeDialog({ view, onClose }: { view: Pick<TargetView, "id" | "project">; onClose: () => void }) {
  const trpc = useTRPC()
  const [key] = useState(newId)
  const urge = useMutation(trpc.messages.urge.mutationOptions())
  const { values, box, send, busy, failure } = useForm({
    id: "urge",
    initial: { note: "" },
    mutate: urge.mutateAsync,
    done: `已催办：${view.project.name}`,
    onDone: onClose,
  })
  const onConfirm = () => send({ id: view.id, ...values, key })
  return (
    <FormDialog title={`催办：${view.project.name}`} confirm="催办" {...{ busy, failure, onConfirm, onClose }}>
      <p>马上提醒现在办理的人，并记入办理记录；项目的状态不变。</p>
      <ToldPeople id={view.id} action="urge" />
      <NoteField {...box("note")} />
    </FormDialog>
  )
}
