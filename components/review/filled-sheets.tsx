import { Card } from "#components/ui/card.tsx"
import { Table, TableRegion, Td, Th } from "#components/ui/table.tsx"
import type { Review } from "#components/work/api.ts"
import { When } from "#components/work/when-time.tsx"
import { gradeConsequences, gradeLabels, type StoredSheet } from "#server/domain/review-sheet.ts"
import { GradeBadge } from "./sheet-result.tsx"

type Sheets = NonNullable<Review["sheets"]>
type Item = StoredSheet["items"][number]

const result = ({ points, grade, maxPoints }: Item): string =>
  points === null ? (grade ? gradeLabels[grade] : "—") : `${points} / ${maxPoints}`

const Sheet = ({ number, at, sheet }: Sheets[number]) => (
  <details>
    <summary className="min-h-8 text-sm">
      第 {number} 版（
      <When at={at} />
      ）：{sheet.total !== null && `合计 ${sheet.total} 分，`}等级 <GradeBadge grade={sheet.grade} />
    </summary>
    <TableRegion label={`第 ${number} 版的审核表，可左右滚动`} className="mt-2">
      <Table caption={`第 ${number} 版的审核表`} hideCaption>
        <thead>
          <tr>
            <Th>要求</Th>
            <Th>审核内容</Th>
            <Th align="right">{sheet.mode === "points" ? "得分" : "评级"}</Th>
          </tr>
        </thead>
        <tbody>
          {sheet.items.map((item) => (
            <tr key={item.label}>
              <Td className="whitespace-nowrap">{item.criterion}</Td>
              <Td>{item.label}</Td>
              <Td align="right" className="whitespace-nowrap">
                {result(item)}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </TableRegion>
    <p className="mt-2 text-sm text-ink-soft">{gradeConsequences[sheet.grade]}</p>
    {sheet.opinion && <p className="mt-1 text-sm whitespace-pre-line">审核意见：{sheet.opinion}</p>}
  </details>
)

/** The sheets stored with earlier versions, newest first, in the words of their time. */
export const FilledSheets = ({ sheets }: { sheets: Sheets }) =>
  sheets.length > 0 && (
    <Card title="已存档的审核表" titleId="filled-sheets">
      <div className="space-y-2">
        {sheets.map((each) => (
          <Sheet key={each.number} {...each} />
        ))}
      </div>
    </Card>
  )
