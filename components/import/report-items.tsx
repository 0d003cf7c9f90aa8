import { Badge } from "#components/ui/badge.tsx"
import { Table, TableRegion, Td, Th } from "#components/ui/table.tsx"
import type { ReportItem } from "#server/domain/import/report.ts"

const kinds = {
  new: { label: "新增", tone: "ok" },
  changed: { label: "修改", tone: "accent" },
  untouched: { label: "不变", tone: "neutral" },
  refused: { label: "不导入", tone: "warn" },
} as const

const shown = 200

const Words = ({ words }: { words: string | null }) =>
  words === null || words === "" ? <span className="text-ink-soft">（无）</span> : <span className="whitespace-pre-line">{words}</span>

const Changes = ({ differences }: Pick<ReportItem, "differences">) => (
  <ul className="space-y-1">
    {differences.map(({ label, before, after }) => (
      <li key={`${label} ${before} ${after}`}>
        <span className="text-ink-soft">{label}：</span>
        <del className="text-danger">
          <Words words={before} />
        </del>
        {" → "}
        <ins className="font-medium text-ok no-underline">
          <Words words={after} />
        </ins>
      </li>
    ))}
  </ul>
)

/** What becomes of each project of the file; what asks for a look comes first. */
export const ReportItems = ({ items, unlisted }: { items: readonly ReportItem[]; unlisted: number }) =>
  items.length === 0 ? null : (
    <TableRegion label="各项目的处理" className="max-h-[70vh] overflow-y-auto">
      <Table caption={`各项目的处理（${items.length + unlisted}）${items.length > shown ? `，这里列出前 ${shown} 项` : ""}`}>
        <thead>
          <tr>
            <Th>处理</Th>
            <Th>项目</Th>
            <Th>项目代码</Th>
            <Th>位置</Th>
            <Th>改动或原因</Th>
          </tr>
        </thead>
        <tbody>
          {items.slice(0, shown).map((item) => (
            <tr key={`${item.sheet} ${item.row}`}>
              <Td>
                <Badge tone={kinds[item.kind].tone}>{kinds[item.kind].label}</Badge>
              </Td>
              <Th scope="row" className="min-w-40">
                {item.name}
              </Th>
              <Td className="num whitespace-nowrap">{item.code}</Td>
              <Td className="whitespace-nowrap">
                {item.sheet} 第 {item.row} 行
              </Td>
              <Td className="min-w-72">{item.why ?? <Changes differences={item.differences} />}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </TableRegion>
  )
