import type { TableChange } from "#server/domain/table-changes.ts"
import { Table, TableRegion, Td, Th } from "../ui/table.tsx"

const mostShown = 200
const kinds = { added: "增加", removed: "删去", changed: "更改" } as const

/** What differs between two versions of a table, place by place. */
export function ChangeList({ changes, label }: { changes: readonly TableChange[]; label: string }) {
  if (changes.length === 0) return <p className="text-sm text-ink-soft">内容没有不同。</p>
  return (
    <TableRegion label={label}>
      <Table caption={label} hideCaption className="card-table">
        <thead>
          <tr>
            <Th>项目</Th>
            <Th>改了什么</Th>
            <Th>更正前</Th>
            <Th>更正后</Th>
          </tr>
        </thead>
        <tbody>
          {changes.slice(0, mostShown).map(({ kind, project, place, before, after }) => (
            <tr key={`${project.code} ${place} ${before} ${after}`}>
              <Th scope="row">{project.name}</Th>
              <Td data-label="改了什么" className="whitespace-nowrap">
                {kind === "changed" ? place : `${kinds[kind]}${place}`}
              </Td>
              <Td data-label="更正前" className="whitespace-pre-line">
                {before ?? "无"}
              </Td>
              <Td data-label="更正后" className="whitespace-pre-line">
                {after ?? "无"}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {changes.length > mostShown && <p className="px-3 py-2 text-sm">另有 {changes.length - mostShown} 处，请比较两个版本的数据文件。</p>}
    </TableRegion>
  )
}
