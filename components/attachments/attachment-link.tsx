import { type Attachment, attachmentTypes } from "#server/domain/attachment.ts"
import { byteWords } from "#server/domain/bytes.ts"

/** A file's name, which fetches it, with what it is and how large. */
export const AttachmentLink = ({ file: { id, name, type, size } }: { file: Attachment }) => (
  <span className="min-w-0">
    <a href={`/work/attachments/${id}`} className="link text-sm break-all" download={name}>
      {name}
    </a>{" "}
    <span className="num text-xs whitespace-nowrap text-ink-soft">
      {attachmentTypes[type].label}，{byteWords(size)}
    </span>
  </span>
)
