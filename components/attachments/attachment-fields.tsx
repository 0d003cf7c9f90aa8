"use client"

import { useState } from "react"
import type { Draft } from "#components/target/draft.ts"
import type { CellState } from "#components/target/draft-session.ts"
import { fieldId } from "#components/target/focus-field.ts"
import { Button } from "#components/ui/button.tsx"
import { FileDrop } from "#components/ui/file-drop.tsx"
import { type Attachment, attachmentLimits, attachmentTypes } from "#server/domain/attachment.ts"
import { byteWords } from "#server/domain/bytes.ts"
import { isOpen, type OpenFields } from "#server/domain/open-fields.ts"
import { AttachmentRow } from "./attachment-row.tsx"
import { UploadRow } from "./upload-row.tsx"
import { useUploads } from "./use-uploads.ts"

type Props = {
  targetId: string
  draft: Draft
  open: OpenFields
  onChange: (draft: Draft) => void
  errorAt: (path: string) => string | undefined
  states: ReadonlyMap<string, CellState>
}

const accept = Object.values(attachmentTypes)
  .flatMap(({ endings }) => endings.map((ending) => `.${ending}`))
  .join(",")
const each = `每个不超过 ${byteWords(attachmentLimits.bytes)}，最多 ${attachmentLimits.count} 个`
const hint = `PDF、OFD、图片、Word、Excel、PowerPoint 或 WPS 文档，${each}；也可以拖到这里。只供审核，不公开。`

/** The first file is most often what the project rests on. */
const kindFor = (files: readonly Attachment[]): Attachment["kind"] => (files.some(({ kind }) => kind === "basis") ? "other" : "basis")

/** The files of a draft. They are saved with it like everything else; taking one off can be undone here. */
export function AttachmentFields({ targetId, draft, open, onChange, errorAt, states }: Props) {
  const files = draft.attachments ?? []
  const [removed, setRemoved] = useState<Attachment | null>(null)
  const change = (attachments: Attachment[]) => onChange({ ...draft, attachments })
  const { uploads, add, again, cancel } = useUploads(targetId, (file) => change([...files, { ...file, kind: kindFor(files) }]))
  const locked = !isOpen(open, "attachments")
  const pathOf = ({ id }: Attachment) => `attachments[${id}]`
  const remove = (file: Attachment) => {
    setRemoved(file)
    change(files.filter(({ id }) => id !== file.id))
    document.getElementById(fieldId("attachments"))?.focus()
  }
  const restore = (file: Attachment) => {
    setRemoved(null)
    change([...files, file])
  }
  return (
    <div className="space-y-2">
      {(files.length > 0 || uploads.length > 0) && (
        <ul className="divide-y divide-line">
          {files.map((file) => (
            <AttachmentRow
              key={file.id}
              {...{ file, locked, state: states.get(pathOf(file)), error: errorAt(pathOf(file)) }}
              onKind={(kind) => change(files.map((each) => (each.id === file.id ? { ...each, kind } : each)))}
              onRemove={() => remove(file)}
            />
          ))}
          {uploads.map((upload) => (
            <UploadRow key={upload.key} upload={upload} onAgain={() => again(upload)} onCancel={() => cancel(upload)} />
          ))}
        </ul>
      )}
      {removed && (
        <p role="status" className="text-sm text-ink-soft">
          已移除“{removed.name}”。{" "}
          <Button size="small" variant="quiet" onClick={() => restore(removed)}>
            撤销
          </Button>
        </p>
      )}
      {locked && files.length === 0 && <p className="text-ink-soft">（没有附件）</p>}
      {errorAt("attachments") && <p className="text-sm text-danger">{errorAt("attachments")}</p>}
      {!locked && <FileDrop id={fieldId("attachments")} label="添加附件" {...{ hint, accept }} multiple onFiles={add} />}
    </div>
  )
}
