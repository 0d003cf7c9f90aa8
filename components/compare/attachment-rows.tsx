import { AttachmentLink } from "#components/attachments/attachment-link.tsx"
import { Badge } from "#components/ui/badge.tsx"
import { Td, Th } from "#components/ui/table.tsx"
import type { AttachmentChange } from "#server/domain/compare-texts.ts"

const none = <em className="text-ink-soft">（没有）</em>

/** What became of a file between the two versions. */
const News = ({ before, after }: AttachmentChange) => {
  if (before === null) return <Badge tone="ok">新增</Badge>
  return after === null ? <Badge tone="danger">移除</Badge> : <Badge tone="accent">类别改变</Badge>
}

/** One line for each file; its words carry its kind, since that is what can change of it. */
export const AttachmentRows = ({ files, names: [earlier, from, to] }: { files: readonly AttachmentChange[]; names: readonly string[] }) =>
  files.map((change) => (
    <tr key={change.file.id}>
      <Th scope="row">
        <AttachmentLink file={change.file} /> {change.change !== "same" && <News {...change} />}
      </Th>
      {earlier && <Td data-label={earlier}>{change.earlier ?? none}</Td>}
      <Td data-label={from}>
        {change.after === null && change.before ? <del className="text-danger">{change.before}</del> : (change.before ?? none)}
      </Td>
      <Td data-label={to}>{change.after ?? none}</Td>
    </tr>
  ))
