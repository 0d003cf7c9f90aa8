"use client"

import type { CellState } from "#components/target/draft-session.ts"
import { SaveMark } from "#components/target/save-mark.tsx"
import { Button } from "#components/ui/button.tsx"
import { cx } from "#components/ui/cx.ts"
import { type Attachment, type AttachmentKind, attachmentKinds } from "#server/domain/attachment.ts"
import { AttachmentLink } from "./attachment-link.tsx"

type Props = {
  file: Attachment
  locked: boolean
  state: CellState | undefined
  error: string | undefined
  onKind: (kind: AttachmentKind) => void
  onRemove: () => void
}

/** One file of the draft: its kind can be chosen, it can be taken off. */
export const AttachmentRow = ({ file, locked, state, error, onKind, onRemove }: Props) => (
  <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
    <select
      aria-label={`附件类别：${file.name}`}
      className={cx("control", "w-32!")}
      disabled={locked}
      value={file.kind}
      onChange={(event) => onKind(event.target.value as AttachmentKind)}
    >
      {Object.entries(attachmentKinds).map(([kind, label]) => (
        <option key={kind} value={kind}>
          {label}
        </option>
      ))}
    </select>
    <span className="min-w-0 grow">
      <AttachmentLink file={file} /> <SaveMark state={state} />
      {error && <span className="block text-sm text-danger">{error}</span>}
    </span>
    {!locked && (
      <Button size="small" variant="quiet" aria-label={`移除附件：${file.name}`} onClick={onRemove}>
        移除
      </Button>
    )}
  </li>
)
