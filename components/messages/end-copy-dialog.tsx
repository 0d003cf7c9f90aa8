"use client"

import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { useTRPC } from "#components/trpc.tsx"
import { FormDialog } from "#components/work/form-dialog.tsx"
import { newId } from "#components/work/new-id.ts"
import { useSend } from "#components/work/use-send.ts"

/** Takes one copy back. */
export function EndCopyDialog({ copy, onClose }: { copy: { id: string; reader: string }; onClose: () => void }) {
  const trpc = useTRPC()
  const [key] = useState(newId)
  const end = useMutation(trpc.messages.endCopy.mutationOptions())
  const { send, busy, failure } = useSend(end.mutateAsync, `已收回抄送：${copy.reader}`, onClose)
  return (
    <FormDialog title="收回抄送" confirm="收回" danger {...{ busy, failure, onClose }} onConfirm={() => send({ copyId: copy.id, key })}>
      <p>{copy.reader}从现在起不能再阅读这个项目。收回会写入办理记录。</p>
    </FormDialog>
  )
}
