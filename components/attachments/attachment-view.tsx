import type { FieldSlots } from "#components/target/content-view.tsx"
import { Badge } from "#components/ui/badge.tsx"
import { type Attachment, attachmentKinds } from "#server/domain/attachment.ts"
import { AttachmentLink } from "./attachment-link.tsx"

type Props = { files: readonly Attachment[]; slots: FieldSlots }

/** The files of a target, for reading. */
export const AttachmentView = ({ files, slots }: Props) =>
  files.length === 0 ? (
    <p className="text-ink-soft">（没有附件）</p>
  ) : (
    <ul className="divide-y divide-line">
      {files.map((file) => (
        <li key={file.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-2 first:pt-0 last:pb-0">
          <Badge>{attachmentKinds[file.kind]}</Badge>
          <AttachmentLink file={file} />
          {slots.words?.(`attachments[${file.id}]`)}
        </li>
      ))}
    </ul>
  )
