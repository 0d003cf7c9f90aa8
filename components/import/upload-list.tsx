import Link from "next/link"
import { Badge } from "#components/ui/badge.tsx"
import { Table, TableRegion, Td, Th } from "#components/ui/table.tsx"
import type { UploadRow } from "#components/work/api.ts"
import { When } from "#components/work/when-time.tsx"
import { uploadStates } from "./upload-words.ts"

const countWords = ({ counts }: UploadRow): string => {
  if (!counts) return ""
  const said = [
    counts.errors > 0 ? `${counts.errors} 处差错` : "",
    counts.new > 0 ? `新增 ${counts.new}` : "",
    counts.changed > 0 ? `修改 ${counts.changed}` : "",
    counts.untouched > 0 ? `不变 ${counts.untouched}` : "",
    counts.refused > 0 ? `不导入 ${counts.refused}` : "",
  ]
  return said.filter(Boolean).join("，")
}

/** What the unit brought so far, newest first. */
export const UploadList = ({ uploads }: { uploads: readonly UploadRow[] }) =>
  uploads.length === 0 ? null : (
    <TableRegion label="导入记录" className="mt-6">
      <Table caption="导入记录">
        <thead>
          <tr>
            <Th>文件</Th>
            <Th>状态</Th>
            <Th>结果</Th>
            <Th>轮次</Th>
            <Th>经办人</Th>
            <Th>时间</Th>
          </tr>
        </thead>
        <tbody>
          {uploads.map((upload) => (
            <tr key={upload.id}>
              <Th scope="row">
                <Link href={`/work/import/${upload.id}`} className="link break-all">
                  {upload.fileName}
                </Link>
              </Th>
              <Td>
                <Badge tone={uploadStates[upload.state].tone}>{uploadStates[upload.state].label}</Badge>
              </Td>
              <Td className="num">{countWords(upload)}</Td>
              <Td className="whitespace-nowrap">{upload.roundName}</Td>
              <Td className="whitespace-nowrap">{upload.userName}</Td>
              <Td>
                <When at={upload.madeAt} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </TableRegion>
  )
